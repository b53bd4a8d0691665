package app

import (
	"context"
	"strings"

	"kinora/projects"
)

// expansion is what a prompt was made into before the model read it.
type expansion struct {
	prompt, caption string
}

// expanded is a shot with its prompt's caption, unless it has one of its own already.
// It runs on the device's lane.
func (s *Studio) expanded(ctx context.Context, j *job) (projects.Shot, error) {
	shot := j.shot
	if shot.Expanded != "" {
		return shot, nil
	}
	caption, notes, err := j.engine.Expand(ctx, shot)
	if err != nil {
		return shot, err
	}
	shot.Expanded = caption
	s.cfg.Post(func() {
		s.expansion = expansion{shot.Prompt, caption}
		if len(notes) == 0 {
			s.publish()
			return
		}
		s.say(Warning, strings.Join(notes, " "))
	})
	return shot, nil
}

// caption is what the prompt as it stands was last expanded to.
func (s *Studio) caption() string {
	if s.expansion.prompt != s.set.Shot.Prompt {
		return ""
	}
	return s.expansion.caption
}
