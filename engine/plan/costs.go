package plan

// Cost is what a unit of a stage's work has cost on the machine at hand.
type Cost struct {
	Seconds float64 // for each unit
	Seen    int     // takes that it was learnt from; 0 says that nothing is known
}

// or is the seconds of a cost, or another's where nothing is known of it.
func (c Cost) or(guess Cost) float64 {
	if c.Seen == 0 {
		return guess.Seconds
	}
	return c.Seconds
}

// Costs is what this machine's earlier takes say of a pack on a device. The zero value
// is a machine that has made none.
type Costs struct {
	Sampling Cost // the unit is a FLOP, as Plan.FLOPs counts them
	Decoding Cost // the unit is a pixel of a frame, decoded and written
}
