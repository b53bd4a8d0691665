package player

import (
	"image"
	"sync"
)

// pool is the three pictures of a player: one on the screen, one ready, one being
// filled. Only the screen's is ever read by another goroutine, and it is not written
// to before the screen has taken the next.
type pool struct {
	mu    sync.Mutex
	free  []*Picture
	shown *Picture
}

func newPool() *pool {
	return &pool{free: []*Picture{{}, {}, {}}}
}

// fill copies img into a free picture.
func (p *pool) fill(img *image.RGBA, frame int64) *Picture {
	p.mu.Lock()
	pic := &Picture{}
	if n := len(p.free); n > 0 {
		pic, p.free = p.free[n-1], p.free[:n-1]
	}
	p.mu.Unlock()
	size := image.Rect(0, 0, img.Rect.Dx(), img.Rect.Dy())
	if pic.Image == nil || pic.Image.Rect != size {
		pic.Image = image.NewRGBA(size)
	}
	copyRows(pic.Image, img)
	pic.Frame = frame
	return pic
}

// show notes what is on the screen now and frees what was there before.
func (p *pool) show(pic *Picture) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown != nil {
		p.free = append(p.free, p.shown)
	}
	p.shown = pic
}

// back takes a picture that nobody has seen.
func (p *pool) back(pic *Picture) {
	if pic == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free = append(p.free, pic)
}

// copyRows copies row by row: a decoder's rows may have gaps, the screen's must not
// (Fyne uploads Pix and ignores Stride).
func copyRows(to, from *image.RGBA) {
	width := 4 * to.Rect.Dx()
	for y := range to.Rect.Dy() {
		at := from.PixOffset(from.Rect.Min.X, from.Rect.Min.Y+y)
		copy(to.Pix[y*to.Stride:y*to.Stride+width], from.Pix[at:at+width])
	}
}
