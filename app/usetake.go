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
	s.useTakes([]use{{clip, take}})
}

// use is a take that a clip is to show.
type use struct{ clip, take projects.ID }

// useTakes lets clips show other takes, all or none.
func (s *Studio) useTakes(all []use) {
	before := s.doc.film.Timeline
	done := s.change("Another take", func(f projects.Film) (projects.Film, error) {
		for _, u := range all {
			if c, _, ok := f.Timeline.Clip(u.clip); ok && c.Source.Take == u.take {
				continue // a sound that is linked to a picture has gone along
			}
			after, err := edit.SetSource(f, u.clip, projects.Source{Take: u.take}, edit.Together)
			if err != nil {
				return f, err
			}
			f = after
		}
		return f, nil
	})
	if !done {
		return
	}
	for _, u := range all {
		was, _, _ := before.Clip(u.clip)
		now, _, _ := s.doc.film.Timeline.Clip(u.clip)
		if lost := was.Frames - now.Frames; lost > 0 {
			s.say(Info, fmt.Sprintf("This take is shorter: the clip ends %.2f s earlier.", s.doc.film.Seconds(lost).Float()))
		}
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

// TurnTakes lets clips show the takes of their shots that are some takes further, as
// OtherTake says; those that have no other stay.
func (s *Studio) TurnTakes(by int, clips ...projects.ID) {
	var all []use
	var refused string
	for _, clip := range clips {
		take, why := OtherTake(s.doc.film, clip, by)
		if why == "" {
			all = append(all, use{clip, take})
		} else if refused == "" {
			refused = why
		}
	}
	if len(all) == 0 {
		s.brief(Warning, refused)
		return
	}
	s.useTakes(all)
}
