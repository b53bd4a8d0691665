// Package progress carries what a running job says of itself to whoever draws it:
// the worker writes a Meter, a Sampler reads it ten times a second. It uses the
// standard library only; nothing in it waits for a drawing.
package progress

import (
	"context"
	"sync/atomic"
	"time"
)

// Reading is how far a job is.
type Reading struct {
	Stage string        // in words, "" before the first
	Step  int           // finished steps of the stage
	Steps int           // all steps of the stage, 0 where unknown
	Try   int           // of the take, counted from 1; 0 where there is but one
	Left  time.Duration // forecast of the whole job at time At, 0 where unknown
	At    time.Time     // when the worker said so
}

// LeftAt is the forecast counted down to now; 0 where there is none.
func (r Reading) LeftAt(now time.Time) time.Duration {
	return max(0, r.Left-now.Sub(r.At))
}

// Meter holds the newest reading. Any goroutine may write or read it; neither waits.
type Meter struct{ newest atomic.Pointer[Reading] }

// Set replaces the reading and stamps it.
func (m *Meter) Set(r Reading) {
	r.At = time.Now()
	m.newest.Store(&r)
}

// Read returns the newest reading, the zero one before the first.
func (m *Meter) Read() Reading {
	if r := m.newest.Load(); r != nil {
		return *r
	}
	return Reading{}
}

// Every is the time between two samples.
const Every = 100 * time.Millisecond

// Sample calls tick ten times a second on this goroutine until ctx ends.
func Sample(ctx context.Context, tick func()) {
	ticker := time.NewTicker(Every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			tick()
		}
	}
}
