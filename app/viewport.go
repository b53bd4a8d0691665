package app

import (
	"context"
	"sync/atomic"
	"time"

	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// viewport is how large the viewer is, so that decoders make no more pixels than are seen.
type viewport struct {
	size   atomic.Pointer[projects.Size] // in pixels of the screen; nil as long as nobody said
	wanted projects.Size
	timer  *time.Timer
}

// calm is how long the viewer keeps a size before decoders follow it: a pane that is being
// resized has a new one sixty times a second.
const calm = 150 * time.Millisecond

// SetViewerSize says how many pixels of the screen the viewer's picture has.
func (s *Studio) SetViewerSize(width, height int) {
	size, v := projects.Size{Width: width, Height: height}, &s.port
	if width < 1 || height < 1 || size == v.wanted {
		return
	}
	first := v.wanted == projects.Size{}
	v.wanted = size
	switch {
	case first:
		s.followViewer()
	case v.timer != nil:
		v.timer.Reset(calm)
	default:
		v.timer = time.AfterFunc(calm, func() { s.cfg.Post(s.followViewer) })
	}
}

// followViewer has everything decoded at the size that holds.
func (s *Studio) followViewer() {
	size := s.port.wanted
	if now := s.port.size.Load(); now != nil && *now == size {
		return
	}
	s.port.size.Store(&size)
	s.storePrograms()
	s.deck.Refresh()
}

// fit is the size at which pictures are decoded that are shown at a size: their own where
// the viewer has room for it, else the largest of their shape that it has room for, of
// even numbers.
func (v *viewport) fit(shown projects.Size) projects.Size {
	port := v.size.Load()
	if port == nil || shown.Width <= port.Width && shown.Height <= port.Height {
		return shown
	}
	if shown.Width*port.Height > port.Width*shown.Height {
		return projects.Size{Width: even(port.Width, 1, 1), Height: even(port.Width, shown.Height, shown.Width)}
	}
	return projects.Size{Width: even(port.Height, shown.Width, shown.Height), Height: even(port.Height, 1, 1)}
}

// even is n·a/b rounded to the nearest even number, at least 2.
func even(n, a, b int) int { return max(2, (n*a+b)/(2*b)*2) }

// fitted is a file whose pictures have the size that the viewer needs. It takes up a new
// size when it is asked for a picture at a time, as Player.Refresh does.
type fitted struct {
	media.Reader
	open  func(ctx context.Context, size projects.Size) (media.Reader, error)
	port  *viewport
	shown projects.Size // at which it was meant to be seen
	size  projects.Size // of the pictures
}

// openFitted opens a file for the viewer.
func (s *Studio) openFitted(ctx context.Context, path string) (media.Reader, error) {
	f := &fitted{port: &s.port, open: func(ctx context.Context, size projects.Size) (media.Reader, error) {
		return s.cfg.Video(ctx, path, size)
	}}
	if shown, ok := s.shapes.Load(path); ok {
		f.shown = shown.(projects.Size)
		return f, f.adopt(ctx)
	}
	reader, err := f.open(ctx, projects.Size{})
	if err != nil {
		return nil, err
	}
	v := reader.Info().Video
	if v == nil {
		return reader, nil
	}
	f.Reader, f.shown = reader, projects.Size{Width: v.DisplayWidth, Height: v.DisplayHeight}
	f.size = f.shown
	s.shapes.Store(path, f.shown)
	if err := f.adopt(ctx); err != nil {
		_ = reader.Close() // nothing was written that could be lost
		return nil, err
	}
	return f, nil
}

// adopt opens the file at the size that holds now.
func (f *fitted) adopt(ctx context.Context) error {
	size := f.port.fit(f.shown)
	if size == f.size {
		return nil
	}
	reader, err := f.open(ctx, size)
	if err != nil {
		return err
	}
	if f.Reader != nil {
		_ = f.Reader.Close() // nothing was written that could be lost
	}
	f.Reader, f.size = reader, size
	return nil
}

// Info is what the file holds, whatever is made of it.
func (f *fitted) Info() media.Info { return shownAt(f.Reader.Info(), f.shown) }

// At is the picture at a time.
func (f *fitted) At(ctx context.Context, t rational.Rat) (media.Frame, error) {
	if err := f.adopt(ctx); err != nil {
		return media.Frame{}, err
	}
	return f.Reader.At(ctx, t)
}

// Foresee decodes ahead.
func (f *fitted) Foresee(ctx context.Context, n int) (bool, error) {
	return media.Foresee(ctx, f.Reader, n)
}

// Close closes the file.
func (f *fitted) Close() error {
	if f.Reader == nil {
		return nil
	}
	return f.Reader.Close()
}

// shownAt says of a film or a file at which size it is meant to be seen.
func shownAt(info media.Info, size projects.Size) media.Info {
	if info.Video != nil {
		v := *info.Video
		v.DisplayWidth, v.DisplayHeight = size.Width, size.Height
		info.Video = &v
	}
	return info
}
