package recaption

import "kinora/engine/recaption/lexicon"

// Form is what a prompt is meant for.
type Form string

// The forms: a clip moves, a still is one frame.
const (
	Clip  Form = "clip"
	Still Form = "still"
)

// Result is a prompt and what the model is to read in its place.
type Result struct {
	Prompt   string // as it was given, without space around it
	Expanded string // what the model is to read; the prompt where nothing is to be added
	Added    []Word // what only Expanded tells, in its order
	Mapped   []Mapping
	Unknown  []string // words of the prompt that the world does not know, in its order
	// Forced is words of the prompt that did not come back by themselves and were put in.
	Forced []string
	// Kept is false where no caption agreed with the prompt, which therefore stayed as
	// it is, but for Mapped.
	Kept bool
}

// Word is something that a text tells, and the words that tell it there.
type Word struct {
	lexicon.Fact
	Text string
}

// Mapping is an unknown word and the known one that it was read as.
type Mapping struct {
	Word, As string
	Why      lexicon.Why
}

// Changed says whether the model is to read something else than the prompt.
func (r Result) Changed() bool { return r.Expanded != r.Prompt }
