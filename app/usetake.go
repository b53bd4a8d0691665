package app

import (
	"fmt"
	"slices"

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

// OtherTake is the take that a clip would show if it went on by some takes of its shot, back
// below 0, and from the last to the first; else why it cannot, in one line.
func OtherTake(f projects.Film, clip projects.ID, by int) (take projects.ID, why string) {
	c, _, ok := f.Timeline.Clip(clip)
	if !ok {
		return 0, "No clip is selected on the timeline."
	}
	takes := f.Alternatives(c.Source.Take)
	switch n := len(takes); n {
	case 0:
		return 0, "This clip shows no take of a shot."
	case 1:
		return 0, "Its shot has no other finished take."
	default:
		now := slices.IndexFunc(takes, func(t projects.Numbered) bool { return t.ID == c.Source.Take })
		return takes[((now+by)%n+n)%n].ID, ""
	}
}

// TurnTake lets a clip show the take of its shot that is some takes further, as OtherTake
// says.
func (s *Studio) TurnTake(clip projects.ID, by int) {
	take, why := OtherTake(s.doc.film, clip, by)
	if why != "" {
		s.brief(Warning, why)
		return
	}
	s.UseTake(clip, take)
}
