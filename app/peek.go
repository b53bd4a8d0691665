package app

import (
	"context"

	"kinora/app/mailbox"
	"kinora/projects"
	"kinora/projects/rational"
)

// peek is a frame that the viewer shows for a moment instead of what is open.
type peek struct {
	on   bool
	wish mailbox.Box[glance]
}

// glance is a time in a file, in seconds.
type glance struct {
	path string
	at   rational.Rat
}

// peekSide bounds the longer side of such a frame in pixels.
const peekSide = 1280

// ShowFrame shows a source at a time in the viewer, exactly and soon, while an edge of a
// clip is pulled; what is open stays so. The zero source goes back to it.
func (s *Studio) ShowFrame(source projects.Source, at rational.Rat) {
	path := s.pathOf(source)
	if path == "" {
		s.endPeek()
		return
	}
	if !s.peek.on {
		s.peek.on = true
		s.deck.Pause()
	}
	if s.peek.wish.Put(&glance{path, at}) == nil {
		s.thumbs.Do(s.makePeek)
	}
}

// makePeek runs on the lane of pictures: it shows what was wished for last. Thumbnails
// that wait there let it go first.
func (s *Studio) makePeek(ctx context.Context) {
	g := s.peek.wish.Take()
	if g == nil {
		return
	}
	reader, err := s.readers.open(ctx, g.path)
	if err != nil {
		return // the clip itself says that its file cannot be read
	}
	frame, err := reader.At(ctx, g.at)
	if err != nil {
		return
	}
	img := thumb(frame, peekSide)
	s.cfg.Post(func() {
		if s.peek.on {
			s.emit(Screen{Image: img, State: s.deck.State()})
		}
	})
}

func (s *Studio) endPeek() {
	if !s.peek.on {
		return
	}
	s.peek.on = false
	s.peek.wish.Take()
	screen := Screen{State: s.deck.State()}
	if s.onScreen != nil && s.watching == WatchVideo {
		screen.Image = s.onScreen.Image
	} else {
		screen.Clear = s.watching == WatchNothing
	}
	s.emit(screen)
}
