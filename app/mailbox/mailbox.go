// Package mailbox hands the newest value from one goroutine to another: a full box
// is overwritten, never waited for. It uses the standard library only.
package mailbox

import (
	"sync/atomic"
	"time"
)

// Box holds at most one value. The zero Box is empty and ready.
type Box[T any] struct{ p atomic.Pointer[T] }

// Put stores v and returns the value that nobody had taken, nil where there was
// none, so that pooled values go back to their pool.
func (b *Box[T]) Put(v *T) *T { return b.p.Swap(v) }

// Take empties the box; nil where it was empty.
func (b *Box[T]) Take() *T { return b.p.Swap(nil) }

// Bell calls a function on another goroutine's queue at most once at a time: rings
// between the post and the call are one ring. So a fast producer cannot fill the
// queue of a slow consumer.
type Bell struct {
	pending atomic.Bool
	post    func(func())
	call    func()
	every   time.Duration // between two calls, at least
	last    time.Time     // when call began last; of the goroutine that holds pending
}

// NewBell makes a bell whose rings run call through post.
func NewBell(post func(func()), call func()) *Bell {
	return &Bell{post: post, call: call}
}

// NewSlowBell makes a bell that lets some time go by between two calls.
func NewSlowBell(post func(func()), call func(), every time.Duration) *Bell {
	return &Bell{post: post, call: call, every: every}
}

// Ring asks for a call. What was put into a mailbox before Ring is seen by the call.
func (b *Bell) Ring() {
	if !b.pending.CompareAndSwap(false, true) {
		return
	}
	if rest := b.every - time.Since(b.last); b.every > 0 && rest > 0 {
		time.AfterFunc(rest, func() { b.post(b.answer) })
		return
	}
	b.post(b.answer)
}

func (b *Bell) answer() {
	b.last = time.Now()
	b.pending.Store(false)
	b.call()
}
