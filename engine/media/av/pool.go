package av

import (
	"image"
	"sync"

	"kinora/engine/media"
)

// spare bounds how many unused pictures a pool keeps: enough for a player's
// read-ahead, little enough to be forgotten.
const spare = 4

// imagePool hands out pictures of one size and takes them back, from any goroutine.
type imagePool struct {
	width, height int
	deep          bool // 16 bits per sample
	mu            sync.Mutex
	free          []*pooled
}

// pooled carries its release function with it, so that handing it out allocates nothing.
type pooled struct {
	img     image.RGBA
	wide    image.RGBA64
	deep    bool
	out     bool
	release func()
}

func (p *imagePool) get() *pooled {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		it := p.free[n-1]
		p.free = p.free[:n-1]
		it.out = true
		return it
	}
	return p.make()
}

func (p *imagePool) make() *pooled {
	it := &pooled{out: true, deep: p.deep}
	if p.deep {
		it.wide = *image.NewRGBA64(image.Rect(0, 0, p.width, p.height))
	} else {
		it.img = *image.NewRGBA(image.Rect(0, 0, p.width, p.height))
	}
	it.release = func() { p.put(it) }
	return it
}

// put takes a picture back; a second time changes nothing.
func (p *imagePool) put(it *pooled) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if it.out && len(p.free) < spare {
		p.free = append(p.free, it)
	}
	it.out = false
}

// pix are the pixels, of whichever depth.
func (it *pooled) pix() []byte {
	if it.deep {
		return it.wide.Pix
	}
	return it.img.Pix
}

func (it *pooled) frame() media.Frame {
	if it.deep {
		return media.Frame{Deep: &it.wide, Release: it.release}
	}
	return media.Frame{Image: &it.img, Release: it.release}
}
