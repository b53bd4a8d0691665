package av

import (
	"context"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// Thumbnails returns n small pictures, evenly spread over a video and width pixels
// wide: each shows a moment of its n-th part, the middle one where no keyframe of that
// part is quicker to get. A still, or a video of unknown length, gives one. Each is
// the caller's to release.
func Thumbnails(ctx context.Context, path string, n, width int) ([]media.Frame, error) {
	if n < 1 || width < 1 {
		return nil, media.Errorf(media.Invalid, path, "%d thumbnails of %d pixels cannot be made: at least 1 of each", n, width)
	}
	r, err := open(ctx, path, Options{Width: width, Fast: true, CacheFrames: 3})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if r.info.Duration.Zero() {
		n = 1
	}
	defer r.in.watch(ctx)()
	part := r.info.Duration.Div(rational.Int(int64(n)))
	frames := make([]media.Frame, 0, n)
	for i := range n {
		from := part.Mul(rational.Int(int64(i)))
		f, err := r.glimpse(ctx, from, from.Add(part.Div(rational.Int(2))))
		if err != nil {
			release(frames)
			return nil, err
		}
		frames = append(frames, f)
	}
	return frames, nil
}

func release(frames []media.Frame) {
	for _, f := range frames {
		f.Release()
	}
}

// glimpse is the frame at t seconds, or one between from and t that a jump lands on.
func (r *reader) glimpse(ctx context.Context, from, t rational.Rat) (media.Frame, error) {
	ts := r.first + r.clock.ticks(t)
	if r.cache.find(ts) == nil && !r.near(ts) {
		if err := r.jump(ctx, ts); err != nil {
			return media.Frame{}, err
		}
		if r.tail.from >= r.first+r.clock.ticks(from) {
			return r.picture(r.tail)
		}
	}
	e, err := r.locate(ctx, ts)
	if err != nil {
		return media.Frame{}, err
	}
	return r.picture(e)
}
