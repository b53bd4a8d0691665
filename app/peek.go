package app

import (
	"context"
	"image"

	"kinora/app/mailbox"
	"kinora/projects"
	"kinora/projects/rational"
)

// peek is a frame that is shown for as long as somebody looks for one, as when a clip is
// trimmed. The player knows nothing of it.
type peek struct {
	on     bool
	wish   mailbox.Box[peekAt] // the newest
	files  readers             // of the lane of peeks
	beheld *image.RGBA         // what is shown
}

type peekAt struct {
	path string
	at   rational.Rat
}

// Peek shows the frame of a source at a time, in seconds, in place of what the player has,
// until Unpeek or until something is played. It does not wait: of the frames that are asked
// for while one is decoded, the newest is next.
func (s *Studio) Peek(source projects.Source, at rational.Rat) {
	path := s.pathOf(source)
	if path == "" {
		return
	}
	s.peek.on = true
	if s.peek.wish.Put(&peekAt{path, at}) == nil {
		s.peeks.Do(s.lookAt)
	}
}

// Unpeek shows again what was shown before Peek.
func (s *Studio) Unpeek() {
	if !s.peek.on {
		return
	}
	s.peek.on = false
	if s.peek.beheld == nil {
		return
	}
	s.peek.beheld = nil
	switch state := s.deck.State(); {
	case s.watching == WatchVideo && s.onScreen != nil:
		s.emitVideo(Screen{Image: s.onScreen.Image, State: state})
	case s.watching != WatchPreview:
		s.emit(Screen{Clear: true, State: state})
	}
	s.refreshScreen() // what came meanwhile
}

// lookAt runs on the lane of peeks.
func (s *Studio) lookAt(ctx context.Context) {
	w := s.peek.wish.Take()
	if w == nil {
		return
	}
	reader, err := s.peek.files.open(ctx, w.path)
	if err != nil {
		return // that the file is missing is said elsewhere
	}
	frame, err := reader.At(ctx, w.at)
	if err != nil {
		return
	}
	picture := copied(frame.Image)
	if frame.Release != nil {
		frame.Release()
	}
	s.cfg.Post(func() { s.behold(picture) })
}

func (s *Studio) behold(picture *image.RGBA) {
	if s.peek.on {
		s.peek.beheld = picture
		s.emit(Screen{Image: picture, Peek: true, State: s.deck.State()})
	}
}

// copied is a picture without gaps between its rows.
func copied(img *image.RGBA) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: img.Rect.Size()})
	for y := range out.Rect.Dy() {
		copy(out.Pix[y*out.Stride:(y+1)*out.Stride], img.Pix[img.PixOffset(img.Rect.Min.X, img.Rect.Min.Y+y):])
	}
	return out
}
