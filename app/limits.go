package app

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// Limits is what may be asked of the pack, in the words of the window.
type Limits struct {
	MinSeconds, MaxSeconds, Seconds rational.Rat // Seconds is the default
	Rate                            rational.Rat
	Step                            rational.Rat    // seconds in which new frames come beside known ones; 0 where any number does
	Sizes                           []projects.Size // wide, square and tall, as far as the pack can
	MinSteps, MaxSteps, Steps       int
	Tries, MaxTries                 int // MaxTries is 0 where the pack has no critic
	Guidance                        float64
	Unguided                        bool // the pack cannot be guided
	SamplePrompt                    string

	NoKnown     string // why takes cannot be given known frames, "" where they can
	NoReference string // why pictures of the cast are not looked at, "" where they are
	NoExpanding string // why prompts are not expanded, "" where they are
}
