package projects

import "kinora/projects/rational"

// Condition is known frames given to the model: Frames pictures of an asset or of another
// take at the take's own rate, from From seconds into it on.
type Condition struct {
	Asset string `json:"asset,omitempty"` // sha256 of the media file, hex
	// Take is the key of the recipe of a take that the same video is made of, and that is
	// made before this one; then Frames is 1 and Asset empty.
	Take     string       `json:"take,omitempty"`
	From     rational.Rat `json:"from,omitzero"` // seconds into the asset or take; 0 for a still
	Frame    int          `json:"frame"`         // pixel frame of the take where its first frame lies
	Frames   int          `json:"frames"`        // how many pixel frames; 1 for a still
	Strength float64      `json:"strength"`      // 0…1; 1 keeps the frames as they are
	Fit      Fit          `json:"fit,omitempty"` // "" is Crop
}

// Fit says how a picture is brought to the take's size.
type Fit string

// The fits. Crop fills the frame and cuts off what sticks out, Pad shows all of it
// between bars in the colours of its edges, Stretch changes its shape.
const (
	Crop    Fit = "crop"
	Pad     Fit = "pad"
	Stretch Fit = "stretch"
)
