package app

import (
	"kinora/projects"
	"kinora/projects/rational"
)

// SetPrompt says what the shot shows. What another prompt was expanded to is forgotten.
func (s *Studio) SetPrompt(text string) {
	s.edit(func(shot *projects.Shot) {
		if text != shot.Prompt {
			shot.Prompt, shot.Expanded = text, ""
		}
	})
}

// SetNegative says what the shot must not show.
func (s *Studio) SetNegative(text string) {
	s.edit(func(shot *projects.Shot) { shot.Negative = text })
}

// SetSeconds says how long the shot is; 0 is the pack's own length. The plan snaps
// it to what the pack can do.
func (s *Studio) SetSeconds(seconds rational.Rat) {
	s.edit(func(shot *projects.Shot) { shot.Seconds = seconds })
}

// SetSize chooses the size in pixels; the zero size is the pack's own.
func (s *Studio) SetSize(size projects.Size) {
	s.edit(func(shot *projects.Shot) { shot.Size = size })
}

// SetSteps says in how many steps the noise is taken away; 0 is the pack's number.
func (s *Studio) SetSteps(steps int) {
	s.edit(func(shot *projects.Shot) { shot.Steps = steps })
}

// SetGuidance says how strongly the prompt is followed; 1 is unguided.
func (s *Studio) SetGuidance(scale float64) {
	s.edit(func(shot *projects.Shot) { shot.Guidance = &scale })
}

// Reuse makes the shot what the take at path was made from, with its seed locked.
func (s *Studio) Reuse(path string) {
	for _, t := range s.takes {
		if t.Path == path && t.Recipe != nil {
			s.set.SeedLocked = true
			s.edit(func(shot *projects.Shot) { *shot = t.Recipe.Shot() })
			return
		}
	}
	s.say(Warning, "This video does not say how it was made.")
}

// edit changes the shot and plans it anew.
func (s *Studio) edit(change func(*projects.Shot)) {
	change(&s.set.Shot)
	s.touch()
	s.replan()
	s.publish()
}
