package render

import (
	"context"
	"image"
	"io"

	"kinora/engine/lend"
	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// Meeting says how a Pair shows its two.
type Meeting struct {
	Wipe bool    // one over the other; else beside each other
	At   float64 // where the wipe's edge is, 0…1 from the left: the first is left of it
}

// Pair is two timelines as one media.Reader, to be compared: beside each other, which
// is twice as wide, or with a wipe. It lasts as long as the longer one; the shorter one
// stays at its last frame. It is used from one goroutine at a time.
type Pair struct {
	first, second *Reader
	spec          Spec // of the longer one
	how           func() Meeting
	canvas        projects.Size // of the pool
	pool          *lend.Pool[*image.RGBA]
	last          int64
}

var _ media.Reader = (*Pair)(nil)

// NewPair makes a reader of two specs of one size and rate. how is asked at every frame.
// The caller closes it.
func NewPair(first, second Spec, open Open, how func() Meeting) *Pair {
	p := &Pair{first: New(first, open), second: New(second, open), spec: first, how: how, last: -1}
	if second.Timeline.Frames() > first.Timeline.Frames() {
		p.spec = second
	}
	p.fit()
	return p
}

// size is of the frames as they are asked for now.
func (p *Pair) size() projects.Size {
	size := p.spec.Size
	if !p.how().Wipe {
		size.Width *= 2
	}
	return size
}

// fit has canvases of the size that is asked for now.
func (p *Pair) fit() {
	if size := p.size(); p.canvas != size {
		p.canvas, p.pool = size, canvases(size)
	}
}

// Info describes the two as one file.
func (p *Pair) Info() media.Info {
	info, size, frames := p.first.Info(), p.size(), p.spec.Timeline.Frames()
	video := *info.Video
	video.Width, video.Height, video.DisplayWidth, video.DisplayHeight = size.Width, size.Height, size.Width, size.Height
	video.Frames = frames
	info.Format, info.Duration, info.Video = "pair", p.spec.Time(frames), &video
	return info
}

// At returns the frame of both on screen at t.
func (p *Pair) At(ctx context.Context, t rational.Rat) (media.Frame, error) {
	return p.give(ctx, p.spec.Frame(t))
}

// Next returns the frame after the last returned one, and io.EOF after the last.
func (p *Pair) Next(ctx context.Context) (media.Frame, error) {
	if p.last+1 >= p.spec.Timeline.Frames() {
		return media.Frame{}, io.EOF
	}
	return p.give(ctx, p.last+1)
}

func (p *Pair) give(ctx context.Context, frame int64) (media.Frame, error) {
	t := p.spec.Time(frame)
	a, err := p.first.At(ctx, t)
	if err != nil {
		return media.Frame{}, err
	}
	defer release(a)
	b, err := p.second.At(ctx, t)
	if err != nil {
		return media.Frame{}, err
	}
	defer release(b)
	p.fit()
	out := p.pool.Get()
	p.how().lay(out.Thing, a.Image, b.Image)
	p.last = frame
	return media.Frame{Image: out.Thing, Time: t, Duration: rational.Int(1).Div(p.spec.Rate), Release: out.Release}, nil
}

// lay puts two pictures of one size onto a canvas that is as wide as they need.
func (m Meeting) lay(out, a, b *image.RGBA) {
	wide := a.Rect.Dx()
	edge := 4 * min(max(0, int(m.At*float64(wide)+0.5)), wide)
	for y := range out.Rect.Dy() {
		to := rowOf(out, y)
		if !m.Wipe {
			copy(to, rowOf(a, y))
			copy(to[4*wide:], rowOf(b, y))
			continue
		}
		copy(to[:edge], rowOf(a, y))
		copy(to[edge:], rowOf(b, y)[edge:])
	}
}

// Close closes the files of both.
func (p *Pair) Close() error {
	first, second := p.first.Close(), p.second.Close()
	if first != nil {
		return first
	}
	return second
}
