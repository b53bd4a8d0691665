package media

import "kinora/projects/rational"

// Fit says what happens to a picture whose shape is not the film's.
type Fit int

// The fits.
const (
	Letterbox Fit = iota // all of it is seen, black bars fill the rest
	Fill                 // nothing is black, what sticks out is cut off
)

// Cut is a stretch of a file in a stitched video.
type Cut struct {
	Path string
	// In and Out are seconds from the start of the file; Out 0 means its end.
	In, Out rational.Rat
	// Dissolve is how many seconds this cut and the one before it overlap in a
	// cross-dissolve; 0 is a hard cut. The first cut has none.
	Dissolve rational.Rat
	Fit      Fit
}
