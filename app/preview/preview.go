// Package preview plays the small pictures that a take in the making gives out: a
// loop at the clip's own pace, whose pictures are exchanged while it runs. It must
// not import fyne or engine.
package preview

import (
	"context"
	"image"
	"time"

	"golang.org/x/image/draw"

	"kinora/app/mailbox"
)

// Loop is the newest set of pictures and a clock. Put may be called by any
// goroutine; Picture by one other.
type Loop struct {
	span  time.Duration
	fresh mailbox.Box[[]*image.RGBA]
	shown mailbox.Box[image.RGBA]
	bell  func()
}

// New makes a loop that lasts span once around. bell is called on the loop's
// goroutine whenever Picture has something new; it must not block.
func New(span time.Duration, bell func()) *Loop {
	return &Loop{span: max(span, time.Millisecond), bell: bell}
}

// Put replaces the pictures, one per latent frame in order. They are the loop's from
// here on and must not be written to again.
func (l *Loop) Put(pictures []*image.RGBA) {
	if len(pictures) > 0 {
		l.fresh.Put(&pictures)
	}
}

// Picture returns the newest picture that has not been returned yet, or nil.
func (l *Loop) Picture() *image.RGBA { return l.shown.Take() }

// pace is how often the loop looks whether the clock or a Put asks for another
// picture: the beat of the screen is 60 a second, half of it is plenty here.
const pace = time.Second / 30

// Run plays until ctx ends. The clock goes on when pictures are exchanged, so the
// motion does not jump back at each step of the denoising.
func (l *Loop) Run(ctx context.Context) {
	ticker := time.NewTicker(pace)
	defer ticker.Stop()
	start := time.Now()
	var pictures []*image.RGBA
	var last *image.RGBA
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticker.C:
			if p := l.fresh.Take(); p != nil {
				pictures = *p
			}
			if next := at(pictures, now.Sub(start), l.span); next != last {
				last = next
				l.shown.Put(enlarged(next))
				l.bell()
			}
		}
	}
}

// at is the picture that is on at a time; nil where there are none.
func at(pictures []*image.RGBA, elapsed, span time.Duration) *image.RGBA {
	n := len(pictures)
	if n == 0 {
		return nil
	}
	return pictures[int(elapsed%span)*n/int(span)]
}

// side is what the longer side of a picture is brought to, in pixels: a latent is
// some sixteen pixels wide, and graphics cards show the lines of their bilinear
// scaling where they have to go so far.
const side = 256

// enlarged scales a small picture up with a smooth curve; it takes a few
// milliseconds. Pictures that are large enough stay as they are.
func enlarged(p *image.RGBA) *image.RGBA {
	w, h := p.Rect.Dx(), p.Rect.Dy()
	by := side / max(w, h, 1)
	if by < 2 {
		return p
	}
	large := image.NewRGBA(image.Rect(0, 0, w*by, h*by))
	draw.CatmullRom.Scale(large, large.Rect, p, p.Rect, draw.Src, nil)
	return large
}
