package app

import (
	"fmt"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// CheckFilm says why a film cannot have a size in pixels or a rate in frames per second,
// one line for a person.
func CheckFilm(size projects.Size, rate rational.Rat) error {
	if rate.Num() <= 0 || rate.Float() > 240 {
		return fmt.Errorf("a film of %s frames per second cannot be made: from 1 to 240 are possible", rate)
	}
	return checkFilmSize(size)
}

// SetFilm gives the film another size in pixels and another rate in frames per second. What
// is on the timeline keeps its seconds. What stands against it is told in one line.
func (s *Studio) SetFilm(size projects.Size, rate rational.Rat) {
	s.change("Change the film", func(f projects.Film) (projects.Film, error) {
		if err := CheckFilm(size, rate); err != nil {
			return f, err
		}
		head := f.Head
		head.Size, head.Rate = size, rate
		return edit.SetHead(f, head)
	})
}

// keepTime keeps the playhead and what is played at their seconds where the film has
// another rate than before. What was copied is counted in frames that are no more.
func (s *Studio) keepTime(was rational.Rat) {
	rate := s.doc.film.Head.Rate
	if was.Zero() || was == rate {
		return
	}
	s.clipboard = nil
	moved := func(frame int64) int64 { return rational.Int(frame).Mul(rate).Div(was).Round() }
	s.playhead = moved(s.playhead)
	switch s.view {
	case ViewTimeline:
		s.deck.GoTo(s.playhead)
	case ViewBoard:
		s.deck.GoTo(moved(s.deck.State().Frame))
	}
}

// playedRate is the rate at which the film was played last, 0 before the first time.
func (s *Studio) playedRate() rational.Rat {
	if spec := s.programs.timeline.Load(); spec != nil {
		return spec.Rate
	}
	return rational.Rat{}
}
