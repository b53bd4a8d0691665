package render

import (
	"context"
	"image"
	"sync"

	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// key is what an open file can be used for.
type key struct {
	path string
	fit  projects.Fit
}

func (s shot) key() key { return key{s.file.Path, s.clip.Fit} }

// stream is a file that is open for a clip. Until ready is closed it belongs to the
// goroutine that opens it ahead.
type stream struct {
	key    key
	clip   projects.ID  // for which it was used last
	last   rational.Rat // the time that was asked for last
	turn   int64        // when it was used last
	until  int64        // the frame until which it is kept for a clip to come; -1 for none
	cancel context.CancelFunc
	ready  chan struct{} // nil where nothing is opened ahead
	err    error         // why it could not be opened

	reader media.Reader
	size   projects.Size // of its pictures
	at     image.Point   // where they lie in the film's
	opaque bool
	held   media.Frame // of a shot that stays the same; Image nil for none
	heldAt rational.Rat
}

// shapes remembers at which size files are shown, so that each is opened at the right size
// at once. It is used by several goroutines.
type shapes struct {
	mu sync.Mutex
	of map[string]projects.Size
}

func (s *shapes) get(path string) (projects.Size, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	size, ok := s.of[path]
	return size, ok
}

func (s *shapes) set(path string, size projects.Size) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.of[path] = size
}

// start opens the file so that its pictures come at the size at which they are drawn.
func (st *stream) start(ctx context.Context, open Open, known *shapes, film projects.Size) error {
	if st.reader != nil {
		return nil
	}
	shown, ok := known.get(st.key.path)
	if !ok {
		return st.learn(ctx, open, known, film)
	}
	st.size, st.at = place(film, shown, st.key.fit)
	reader, err := open(ctx, st.key.path, st.size)
	if err != nil {
		return err
	}
	v, err := videoOf(reader, st.key.path)
	if err == nil {
		st.reader, st.opaque = reader, !v.Alpha
	}
	return err
}

// learn opens a file of which nothing is known, and once more where it has to be scaled.
func (st *stream) learn(ctx context.Context, open Open, known *shapes, film projects.Size) error {
	reader, err := open(ctx, st.key.path, projects.Size{})
	if err != nil {
		return err
	}
	v, err := videoOf(reader, st.key.path)
	if err != nil {
		return err
	}
	shown := projects.Size{Width: v.DisplayWidth, Height: v.DisplayHeight}
	known.set(st.key.path, shown)
	st.size, st.at = place(film, shown, st.key.fit)
	if st.size == shown {
		st.reader, st.opaque = reader, !v.Alpha
		return nil
	}
	if err := reader.Close(); err != nil {
		return err
	}
	return st.start(ctx, open, known, film)
}

// videoOf is what a file says of its pictures. It closes a file without any.
func videoOf(r media.Reader, path string) (*media.VideoInfo, error) {
	if v := r.Info().Video; v != nil {
		return v, nil
	}
	_ = r.Close() // nothing was written that could be lost
	return nil, &media.Error{Kind: media.NoVideo, Path: path}
}

// show decodes a shot. What stays the same is decoded once and kept.
func (st *stream) show(ctx context.Context, s shot) (picture, error) {
	st.last = s.at
	if s.fixed() && st.held.Image != nil && st.heldAt == s.at {
		return st.picture(st.held, nil), nil
	}
	st.drop()
	f, err := st.reader.At(ctx, s.at)
	if err != nil {
		return picture{}, err
	}
	if size := f.Image.Rect.Size(); size != (image.Point{X: st.size.Width, Y: st.size.Height}) {
		release(f)
		return picture{}, media.Errorf(media.Invalid, st.key.path, "gave pictures of %d x %d pixels where %d x %d were asked for",
			size.X, size.Y, st.size.Width, st.size.Height)
	}
	if s.fixed() {
		st.held, st.heldAt = f, s.at
		return st.picture(f, nil), nil
	}
	return st.picture(f, func() { release(f) }), nil
}

func (st *stream) picture(f media.Frame, done func()) picture {
	return picture{img: f.Image, at: st.at, opaque: st.opaque, done: done}
}

// drop gives back the picture that was kept.
func (st *stream) drop() {
	release(st.held)
	st.held = media.Frame{}
}

func release(f media.Frame) {
	if f.Release != nil {
		f.Release()
	}
}

// wait waits until the stream is no longer being opened ahead.
func (st *stream) wait(ctx context.Context) error {
	if st.ready == nil {
		return nil
	}
	select {
	case <-st.ready:
		st.settle()
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// settle takes the stream back from the goroutine that opened it ahead, if that is done.
func (st *stream) settle() {
	if st.ready == nil {
		return
	}
	select {
	case <-st.ready:
		st.cancel()
		st.ready = nil
	default:
	}
}

func (st *stream) close() {
	if st.ready != nil {
		st.cancel()
		<-st.ready
		st.ready = nil
	}
	st.drop()
	if st.reader != nil {
		_ = st.reader.Close() // nothing was written that could be lost
	}
}
