package pack

import (
	"slices"

	"kinora/engine/infer"
)

// Form is the shape of a transformer's inputs, read off their names and ranks.
type Form string

// The forms. FormToken is the general case: tokens with coordinates, [B,S,C].
// FormGrid is Wan's: latents as a grid, [B,C,F,H,W]. FormCompat is the exports of
// optimum-intel and OnnxStack: tokens with frames, height and width as numbers, so
// that no token can be added and only the first frames can be given.
const (
	FormToken  Form = "token"
	FormGrid   Form = "grid"
	FormCompat Form = "compat"
)

// FormOf reads the form off a transformer's inputs. What fits nothing is taken for
// FormToken, whose rule then says what is missing.
func FormOf(inputs []infer.Port) Form {
	for _, p := range inputs {
		switch {
		case p.Name == "hidden_states" && len(p.Shape) == 5:
			return FormGrid
		case p.Name == "video_coords":
			return FormToken
		}
	}
	if slices.ContainsFunc(inputs, func(p infer.Port) bool { return p.Name == "num_frames" }) {
		return FormCompat
	}
	return FormToken
}

// layout is the layout that pack.json must name for a form.
func (f Form) layout() Layout {
	if f == FormGrid {
		return Grid
	}
	return Token
}
