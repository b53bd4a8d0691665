package frame

import (
	"image"
	"sync"
)

// Pool lends pictures of one size, so that a stream of frames does not leave a
// stream of garbage. It is safe for use by several goroutines.
type Pool struct {
	mu   sync.Mutex
	size image.Point
	free []*image.RGBA
	keep int
}

// NewPool lends pictures of width by height and keeps at most so many idle ones.
func NewPool(width, height, keep int) *Pool {
	return &Pool{size: image.Pt(width, height), keep: keep}
}

// Get is a picture whose pixels are anything.
func (p *Pool) Get() *image.RGBA {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		m := p.free[n-1]
		p.free = p.free[:n-1]
		return m
	}
	return image.NewRGBA(image.Rectangle{Max: p.size})
}

// Put takes a picture back; the caller no longer uses it. One of another size is
// left to the garbage collector.
func (p *Pool) Put(m *image.RGBA) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if m != nil && m.Rect == (image.Rectangle{Max: p.size}) && len(p.free) < p.keep {
		p.free = append(p.free, m)
	}
}
