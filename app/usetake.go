package app

import (
	"fmt"

	"kinora/projects"
	"kinora/projects/edit"
)

// UseTake lets a clip show another take, in the same place and as long; where the take is
// too short for that, the clip ends with it.
func (s *Studio) UseTake(clip, take projects.ID) {
	before, _, _ := s.doc.film.Timeline.Clip(clip)
	done := s.change("Another take", func(f projects.Film) (projects.Film, error) {
		return edit.SetSource(f, clip, projects.Source{Take: take}, edit.Together)
	})
	after, _, _ := s.doc.film.Timeline.Clip(clip)
	if lost := before.Frames - after.Frames; done && lost > 0 {
		s.say(Info, fmt.Sprintf("This take is shorter: the clip ends %.2f s earlier.", s.doc.film.Seconds(lost).Float()))
	}
}
