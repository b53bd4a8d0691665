package sound

import (
	"sync"
	"time"
)

// position tells from what an output says now and then how far it is now.
type position struct {
	mu      sync.Mutex
	pulled  int64     // samples that fill was asked for
	heard   int64     // samples that had been heard at the time of asked
	asked   time.Time // zero where the device is to be asked anew
	running bool
	last    int64 // what was returned last
}

// freshness is for how long the device's own word is carried on by the clock.
const freshness = 100 * time.Millisecond

// pull counts samples that were asked for.
func (p *position) pull(n int) {
	p.mu.Lock()
	p.pulled += int64(n)
	p.mu.Unlock()
}

// turn notes that the device runs, or that it stopped and dropped what was pulled.
func (p *position) turn(running bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.running, p.asked = running, time.Time{}
	if !running {
		p.last = p.pulled
	}
}

// now is how many samples have been heard. pending asks the device how many of those
// that were pulled have not.
func (p *position) now(pending func() (samples int64, err error)) (int64, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.running {
		return p.last, true
	}
	at := time.Now()
	if p.asked.IsZero() || at.Sub(p.asked) > freshness {
		n, err := pending()
		if err != nil {
			return p.last, false
		}
		p.heard, p.asked = p.pulled-n, at
	}
	estimate := p.heard + int64(at.Sub(p.asked)*rate/time.Second)
	p.last = max(p.last, min(estimate, p.pulled))
	return p.last, true
}
