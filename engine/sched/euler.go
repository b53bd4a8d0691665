package sched

// Euler is the first-order solver: x' = x + (To-From)·v. It keeps no state. With the
// path of a free token it is the scalar flow-matching Euler step, with that of a
// known one the per-token step.
type Euler struct {
	Path Path
}

// State is empty.
func (e Euler) State() State { return State{} }

// Restore takes the empty state only.
func (e Euler) Restore(s State, _ int) bool {
	return s.Moved == 0 && s.Order == 0 && s.Last == nil && s.X0 == nil && s.Older == nil
}

// Step is Solver's.
func (e Euler) Step(i int, x, v []float32) {
	dt := float32(e.Path.To[i] - e.Path.From[i])
	if dt == 0 {
		return
	}
	v = v[:len(x)]
	for k := range x {
		x[k] += float32(dt * v[k])
	}
}
