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
	s.useTakes([]Use{{clip, take}})
}

// Use is a take that a clip is to show.
type Use struct{ Clip, Take projects.ID }

// useTakes lets clips show other takes, all or none.
func (s *Studio) useTakes(all []Use) {
	before := s.doc.film.Timeline
	done := s.change("Another take", func(f projects.Film) (projects.Film, error) {
		for _, u := range all {
			if c, _, ok := f.Timeline.Clip(u.Clip); ok && c.Source.Take == u.Take {
				continue // a sound that is linked to a picture has gone along
			}
			after, err := edit.SetSource(f, u.Clip, projects.Source{Take: u.Take}, edit.Together)
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
		was, _, _ := before.Clip(u.Clip)
		now, _, _ := s.doc.film.Timeline.Clip(u.Clip)
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

// OtherTakes is what clips would show, as OtherTake says, those aside that have no other
// take; where none has, why not.
func OtherTakes(f projects.Film, by int, clips ...projects.ID) (all []Use, why string) {
	if len(clips) == 0 {
		clips = []projects.ID{0}
	}
	for _, clip := range clips {
		take, refused := OtherTake(f, clip, by)
		if refused == "" {
			all = append(all, Use{clip, take})
		} else if why == "" {
			why = refused
		}
	}
	if len(all) > 0 {
		why = ""
	}
	return all, why
}

// TurnTakes lets clips show the takes of their shots that OtherTakes says.
func (s *Studio) TurnTakes(by int, clips ...projects.ID) {
	all, why := OtherTakes(s.doc.film, by, clips...)
	if why != "" {
		s.brief(Warning, why)
		return
	}
	s.useTakes(all)
}
