package ui

import "sync"

// poster runs functions on the goroutine of the window, later and in the order in which
// they came. Any goroutine may post, that of the window too: fyne.Do may not be called
// there.
type poster struct {
	mu      sync.Mutex
	waiting []func()
	bell    chan struct{} // rings where something waits
}

// newPoster begins to hand on what is posted, by do, which runs a function on the
// goroutine of the window.
func newPoster(do func(func())) *poster {
	p := &poster{bell: make(chan struct{}, 1)}
	go func() {
		for range p.bell {
			do(p.run)
		}
	}()
	return p
}

// Post has a function run.
func (p *poster) Post(f func()) {
	p.mu.Lock()
	p.waiting = append(p.waiting, f)
	p.mu.Unlock()
	select {
	case p.bell <- struct{}{}:
	default: // it has not been heard yet, and is for this function too
	}
}

// run does all that waits now; what is posted meanwhile has its turn after the window's
// events.
func (p *poster) run() {
	p.mu.Lock()
	now := p.waiting
	p.waiting = nil
	p.mu.Unlock()
	for _, f := range now {
		f()
	}
}
