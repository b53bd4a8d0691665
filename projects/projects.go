// Package projects is the document: shots, recipes and takes as plain data. It
// uses the standard library only, does no I/O and starts no goroutines.
package projects

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"kinora/projects/rational"
)

// Size is a picture's extent in pixels.
type Size struct {
	Width  int `json:"width"`
	Height int `json:"height"`
}

// Shot is one idea on the storyboard, as a person asked for it. Zero values of
// Seconds, Size, Rate, Steps, Guidance and Tries mean the pack's default.
type Shot struct {
	Prompt     string       `json:"prompt"`
	Expanded   string       `json:"expanded,omitempty"` // what the model reads in place of Prompt; "" is Prompt itself
	Negative   string       `json:"negative,omitempty"`
	Seconds    rational.Rat `json:"seconds"`
	Size       Size         `json:"size"`
	Rate       rational.Rat `json:"rate"`
	Steps      int          `json:"steps,omitempty"`
	Guidance   *float64     `json:"guidance,omitempty"`
	Tries      int          `json:"tries,omitempty"` // see Recipe
	Seed       uint64       `json:"seed"`
	Conditions []Condition  `json:"conditions,omitempty"`
	Basis      *Basis       `json:"basis,omitempty"`
}

// PackRef names the exact model of a recipe.
type PackRef struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Digest  string `json:"digest"` // sha256 over the pack's files, hex
}

// Mode says which frames of a take were known beforehand.
type Mode string

// TextToVideo knows no frame; Conditioned knows some; Remixed knows what to start from.
const (
	TextToVideo Mode = "text-to-video"
	Conditioned Mode = "conditioned"
	Remixed     Mode = "remixed"
)

// Recipe is everything that determines a take. It is written by engine/plan.
type Recipe struct {
	Version  int          `json:"version"`
	Mode     Mode         `json:"mode"`
	Prompt   string       `json:"prompt"`
	Expanded string       `json:"expanded,omitempty"`
	Negative string       `json:"negative"`
	Seed     uint64       `json:"seed"`
	Pack     PackRef      `json:"pack"`
	Size     Size         `json:"size"`
	Frames   int          `json:"frames"`
	Rate     rational.Rat `json:"rate"`
	Steps    int          `json:"steps"`
	Guidance float64      `json:"guidance"`
	// Tries is how many times the take may be made from other noise until the pack's critic
	// is content; 0 is that nobody judges it.
	Tries      int         `json:"tries,omitempty"`
	Conditions []Condition `json:"conditions,omitempty"`
	Basis      *Basis      `json:"basis,omitempty"`
}

// RecipeVersion is the version that this program writes. Version 1 knew no basis, and
// of conditions neither fit nor where in a clip they begin.
const RecipeVersion = 2

// Canonical is the recipe as JSON with fixed key order and no spaces.
func (r Recipe) Canonical() []byte {
	b, err := json.Marshal(r)
	if err != nil { // every field is plain data: only NaN guidance could get here
		return nil
	}
	return b
}

// Key is the sha256 of the canonical form, in hex: the take's identity.
func (r Recipe) Key() string {
	sum := sha256.Sum256(r.Canonical())
	return hex.EncodeToString(sum[:])
}

// Text is what the model reads: the expanded prompt where there is one, else the prompt.
func (r Recipe) Text() string {
	if r.Expanded != "" {
		return r.Expanded
	}
	return r.Prompt
}

// Seconds is the duration of the take.
func (r Recipe) Seconds() rational.Rat {
	return rational.Int(int64(r.Frames)).Div(r.Rate)
}

// Shot is a shot that plans back to this recipe.
func (r Recipe) Shot() Shot {
	guidance := r.Guidance
	return Shot{
		Prompt: r.Prompt, Expanded: r.Expanded, Negative: r.Negative, Seconds: r.Seconds(), Size: r.Size,
		Rate: r.Rate, Steps: r.Steps, Guidance: &guidance, Tries: r.Tries, Seed: r.Seed, Conditions: r.Conditions, Basis: r.Basis,
	}
}

// Take is one generated result of a shot.
type Take struct {
	Recipe Recipe `json:"recipe"`
	// Assembly is what was written where that is more than the one take, else nil.
	Assembly *Assembly `json:"assembly,omitempty"`
	Path     string    `json:"path"` // the video file
}
