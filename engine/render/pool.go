package render

import (
	"image"
	"sync"

	"kinora/projects"
)

// spare bounds how many unused canvases are kept.
const spare = 4

// pool hands out canvases of one size and takes them back, from any goroutine.
type pool struct {
	size projects.Size
	mu   sync.Mutex
	free []*canvas
}

// canvas carries its release function with it, so that handing it out allocates nothing.
type canvas struct {
	img     *image.RGBA
	out     bool
	release func()
}

func (p *pool) get() *canvas {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		c := p.free[n-1]
		p.free = p.free[:n-1]
		c.out = true
		return c
	}
	c := &canvas{img: image.NewRGBA(image.Rect(0, 0, p.size.Width, p.size.Height)), out: true}
	c.release = func() { p.put(c) }
	return c
}

// put takes a canvas back; a second time changes nothing.
func (p *pool) put(c *canvas) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c.out && len(p.free) < spare {
		p.free = append(p.free, c)
	}
	c.out = false
}
