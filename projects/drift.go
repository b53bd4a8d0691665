package projects

// Drift is how far a stretch of a take has come away from the take's beginning, or from
// the clip that it continues. Package engine/drift has the formulas.
type Drift struct {
	Take     int     `json:"take,omitempty"` // index of the take, where a video has several
	Frame    int     `json:"frame"`          // the first pixel frame of the take that is meant
	Frames   int     `json:"frames"`         // how many
	Colour   float64 `json:"colour"`         // 0…255: levels, by histograms of the pictures
	Identity float64 `json:"identity"`       // 0 and up: deviations, by statistics of the latents
}

// Worst is the largest colour and the largest identity of several.
func Worst(all []Drift) Drift {
	var w Drift
	for _, d := range all {
		w.Colour, w.Identity = max(w.Colour, d.Colour), max(w.Identity, d.Identity)
	}
	return w
}
