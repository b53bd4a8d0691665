package render

import (
	"context"
	"errors"
	"image"
	"io"
	"maps"
	"sync"
	"sync/atomic"

	"kinora/engine/lend"
	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// Reader is the timeline as a media.Reader: opaque frames of the film's size and rate, one
// for every frame of the timeline. It is used from one goroutine at a time, but for SetSpec
// and Troubles. Clips need IDs that differ.
type Reader struct {
	newest  atomic.Pointer[Spec] // what SetSpec was given last
	spec    *Spec                // what is being shown
	streams *shelf
	pool    *lend.Pool[*image.RGBA]
	card    *image.RGBA // made when it is needed first
	last    int64       // the frame that was given out last; -1 before the first
	closed  bool

	mu       sync.Mutex
	troubles map[string]error
}

var _ media.Reader = (*Reader)(nil)

// stride is how many frames on is still no jump: an export at a lower rate leaves some out.
const stride = 4

// New makes a reader that opens files as they are needed. The caller closes it.
func New(spec Spec, open Open) *Reader {
	r := &Reader{last: -1, streams: newShelf(open, spec.Size), pool: canvases(spec.Size), troubles: map[string]error{}}
	r.spec = &spec
	r.newest.Store(&spec)
	return r
}

// SetSpec puts an edited timeline in place of the one that is shown. It returns at once and
// may be called from any goroutine. The next call of At or Next shows it; Next goes on with
// the frame whose number follows, and files that are still used stay open.
func (r *Reader) SetSpec(spec Spec) { r.newest.Store(&spec) }

// Info describes the timeline as a file of raw frames.
func (r *Reader) Info() media.Info {
	s := r.newest.Load()
	frames := s.Timeline.Frames()
	return media.Info{
		Format: "timeline", Duration: s.Time(frames),
		Video: &media.VideoInfo{
			Codec: "rawvideo", PixelFormat: "rgba",
			Width: s.Size.Width, Height: s.Size.Height, DisplayWidth: s.Size.Width, DisplayHeight: s.Size.Height,
			SampleAspect: rational.Int(1), Rate: s.Rate, Frames: frames, Depth: 8, FullRange: true,
			Matrix: "gbr", Primaries: "bt709", Transfer: "iec61966-2-1",
		},
	}
}

// Troubles are the files that could not be shown since the last edit, by path. In their
// place there were placeholders.
func (r *Reader) Troubles() map[string]error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.troubles)
}

// At returns the frame on screen at t; black where the timeline is empty.
func (r *Reader) At(ctx context.Context, t rational.Rat) (media.Frame, error) {
	if err := r.adopt(); err != nil {
		return media.Frame{}, err
	}
	return r.give(ctx, r.spec.Frame(t))
}

// Next returns the frame after the last returned one, and io.EOF after the last.
func (r *Reader) Next(ctx context.Context) (media.Frame, error) {
	if err := r.adopt(); err != nil {
		return media.Frame{}, err
	}
	if r.last+1 >= r.spec.Timeline.Frames() {
		return media.Frame{}, io.EOF
	}
	return r.give(ctx, r.last+1)
}

// Foresee decodes ahead in the files of the clips that were on screen last.
func (r *Reader) Foresee(ctx context.Context, n int) (bool, error) {
	if r.closed {
		return false, nil
	}
	return r.streams.foresee(ctx, n)
}

// Close closes all files.
func (r *Reader) Close() error {
	r.closed = true
	r.streams.close(func(*stream) bool { return true })
	return nil
}

// adopt goes over to the newest spec.
func (r *Reader) adopt() error {
	if r.closed {
		return media.Errorf(media.Invalid, "", "the timeline was closed and can no longer be read")
	}
	spec := r.newest.Load()
	if spec.Rate.Num() <= 0 {
		return media.Errorf(media.Invalid, "", "a film of %v frames per second cannot be shown: more than 0 are needed", spec.Rate)
	}
	if err := media.CheckSize("", spec.Size.Width, spec.Size.Height); err != nil {
		return err
	}
	if spec != r.spec {
		r.change(spec)
	}
	return nil
}

func (r *Reader) change(spec *Spec) {
	resized := spec.Size != r.spec.Size
	r.spec = spec
	if resized {
		r.pool, r.card, r.streams.film = canvases(spec.Size), nil, spec.Size
	}
	used := map[string]bool{}
	for _, f := range spec.Files {
		used[f.Path] = true
	}
	r.streams.close(func(st *stream) bool { return resized || !used[st.key.path] })
	r.streams.forget()
	clear(r.streams.dead)
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.troubles)
}

// give composes a frame and stamps it.
func (r *Reader) give(ctx context.Context, frame int64) (media.Frame, error) {
	frame = max(0, frame)
	if err := ctx.Err(); err != nil {
		return media.Frame{}, err
	}
	layers := r.spec.layers(frame)
	jump := frame < r.last || frame > r.last+stride
	r.streams.begin(frame, layers, jump)
	f, err := r.compose(ctx, layers)
	if err != nil {
		return media.Frame{}, err
	}
	if !jump && frame != r.last {
		r.ahead(ctx, frame)
	}
	r.last = frame
	f.Time, f.Duration = r.spec.Time(frame), r.spec.Time(1)
	return f, nil
}

// picture decodes a shot; where that cannot be done, it is the placeholder, or an error
// where the spec is strict.
func (r *Reader) picture(ctx context.Context, s shot) (picture, error) {
	if s.file.Path == "" {
		return r.placeholder(s, nil)
	}
	p, err := r.streams.show(ctx, s)
	switch {
	case err == nil:
		return p, nil
	case ctx.Err() != nil:
		return picture{}, ctx.Err()
	}
	r.mu.Lock()
	r.troubles[s.file.Path] = err
	r.mu.Unlock()
	return r.placeholder(s, err)
}

func (r *Reader) placeholder(s shot, cause error) (picture, error) {
	if r.spec.Strict {
		return picture{}, r.refusal(s, cause)
	}
	if r.card == nil {
		r.card = card(r.spec.Size)
	}
	return picture{img: r.card, opaque: true}, nil
}

// refusal says which clip cannot be shown.
func (r *Reader) refusal(s shot, cause error) error {
	at := r.spec.Time(s.clip.Start).Float()
	var typed *media.Error
	if errors.As(cause, &typed) {
		return media.Errorf(typed.Kind, typed.Path, "the clip at %.2f s of the film cannot be shown: %v", at, cause)
	}
	if cause != nil {
		return cause
	}
	return media.Errorf(media.Missing, "", "the clip %q at %.2f s of the film has no file (%s): make it, or take it out",
		s.file.Name, at, named(s.file.Placeholder))
}

func named(reason string) string {
	if reason == "" {
		return "missing"
	}
	return reason
}

// rectOf is the film's picture.
func rectOf(size projects.Size) image.Rectangle { return image.Rect(0, 0, size.Width, size.Height) }
