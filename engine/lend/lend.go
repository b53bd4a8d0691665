// Package lend hands out things that are costly to make, such as pictures, and takes them
// back to hand them out again. It must not import other packages of Kinora.
package lend

import "sync"

// spare bounds how many unused things a pool keeps: enough for a player's read-ahead,
// little enough to be forgotten.
const spare = 4

// Pool hands out things of one kind, from any goroutine. The zero value with Make set is
// ready for use; it must not be copied once it was used.
type Pool[T any] struct {
	Make func() T // called while the pool is locked

	mu   sync.Mutex
	free []*Loan[T]
}

// Loan is a thing that was handed out. It carries its release function with it, so that
// handing it out again allocates nothing.
type Loan[T any] struct {
	Thing   T
	Release func() // takes the thing back; a second call changes nothing

	out bool
}

// Get hands out a thing, with whatever was left in it.
func (p *Pool[T]) Get() *Loan[T] {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		l := p.free[n-1]
		p.free = p.free[:n-1]
		l.out = true
		return l
	}
	l := &Loan[T]{Thing: p.Make(), out: true}
	l.Release = func() { p.put(l) }
	return l
}

func (p *Pool[T]) put(l *Loan[T]) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if l.out && len(p.free) < spare {
		p.free = append(p.free, l)
	}
	l.out = false
}
