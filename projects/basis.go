package projects

import "kinora/projects/rational"

// Basis is what a take starts from instead of pure noise: latents that are noised part
// of the way and denoised again. They are of a clip, of a draft of the take, or a
// blend of the known frames on both sides; exactly one of the three is set.
type Basis struct {
	Asset string       `json:"asset,omitempty"` // clip: sha256 of the file, hex
	From  rational.Rat `json:"from,omitzero"`   // clip: seconds into it
	Fit   Fit          `json:"fit,omitempty"`   // clip: "" is Crop
	Draft *Draft       `json:"draft,omitempty"`
	Blend bool         `json:"blend,omitempty"`
	// Change is the share of the steps that are run, above 0 and up to 1: how much may
	// become new.
	Change float64 `json:"change"`
}

// Draft is what a draft has otherwise than the take that is made after it.
type Draft struct {
	Size  Size   `json:"size"`
	Steps int    `json:"steps"`
	Tries int    `json:"tries,omitempty"`
	Basis *Basis `json:"basis,omitempty"` // what the draft itself started from
}
