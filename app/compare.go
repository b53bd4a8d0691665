package app

import (
	"sync/atomic"

	"kinora/app/player"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

// Comparison is two takes or media that the viewer plays at the same time.
type Comparison struct {
	A, B projects.Source
	Wipe bool    // one over the other, A left of the edge; else beside each other
	At   float64 // where the wipe's edge is, 0…1 from the left
}

// compareProgram is what the player is told to open in the place of a path.
const compareProgram = "kinora:compare"

// pair is what the player needs to know of a comparison. It is replaced, never written to.
type pair struct {
	a, b render.Spec
	how  *atomic.Pointer[render.Meeting]
}

// Compare plays two takes or media in step, until something else is shown.
func (s *Studio) Compare(a, b projects.Source) {
	for _, source := range []projects.Source{a, b} {
		if s.pathOf(source) == "" {
			s.brief(Warning, "“"+s.doc.film.Title(source)+"” is not made yet.")
			return
		}
	}
	p := &pair{how: &atomic.Pointer[render.Meeting]{}}
	size, rate := s.shapeOf(a)
	p.a, p.b = s.alone(a, size, rate), s.alone(b, size, rate)
	s.programs.pair.Store(p)
	s.view, s.open = ViewShot, a
	s.play(compareProgram, true)
	s.comparing = &Comparison{A: a, B: b, At: 0.5}
	s.meet()
	s.publish()
}

// SetWipe says how the two are shown that are compared, and where the edge of a wipe is.
func (s *Studio) SetWipe(wipe bool, at float64) {
	if s.comparing == nil {
		return
	}
	c := *s.comparing
	c.Wipe, c.At = wipe, min(max(0, at), 1)
	s.comparing = &c
	s.meet()
	s.deck.Refresh()
	s.publish()
}

// EndCompare shows what was selected before.
func (s *Studio) EndCompare() {
	if s.comparing == nil {
		return
	}
	s.comparing = nil
	s.showCard(s.selection.Card)
	s.publish()
}

// meet tells the player's goroutine how the two are shown.
func (s *Studio) meet() {
	c := s.comparing
	s.programs.pair.Load().how.Store(&render.Meeting{Wipe: c.Wipe, At: c.At})
}

// shapeOf is the size and rate of a source, or the film's where it has none.
func (s *Studio) shapeOf(source projects.Source) (projects.Size, rational.Rat) {
	o := s.doc.film.Outcomes[source.Take]
	size, rate := o.Size, o.Rate
	if m, ok := s.doc.film.Medium(source.Medium); ok {
		size, rate = m.Size, m.Rate
	}
	if size == (projects.Size{}) {
		size = s.doc.film.Head.Size
	}
	if rate.Zero() {
		rate = s.doc.film.Head.Rate
	}
	return size, rate
}

// stillSeconds is how long a still is compared.
const stillSeconds = 2

// alone is a source as a timeline of its own.
func (s *Studio) alone(source projects.Source, size projects.Size, rate rational.Rat) render.Spec {
	f := s.doc.film
	length, moves := f.Length(source)
	if !moves {
		length = rational.Int(stillSeconds)
	}
	clip := projects.Clip{ID: 1, Source: source, Frames: max(1, length.Mul(rate).Round()), Speed: rational.Int(1)}
	track := projects.Track{ID: 1, Kind: projects.PictureTrack, Clips: []projects.Clip{clip}}
	return render.Spec{
		Timeline: projects.Timeline{Tracks: []projects.Track{track}}, Size: size, Rate: rate, Files: render.FilesOf(f, s.where),
	}
}

// openPair opens what is compared, on the player's goroutine.
func (s *Studio) openPair() (player.Tape, error) {
	p := s.programs.pair.Load()
	pair := render.NewPair(p.a, p.b, s.cfg.Video, func() render.Meeting {
		if how := p.how.Load(); how != nil {
			return *how
		}
		return render.Meeting{}
	})
	return player.Tape{Reader: pair}, nil
}
