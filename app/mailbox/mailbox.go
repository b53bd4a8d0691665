// Package mailbox hands the newest value from one goroutine to another: a full box
// is overwritten, never waited for. It uses the standard library only.
package mailbox

import "sync/atomic"

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
}

// NewBell makes a bell whose rings run call through post.
func NewBell(post func(func()), call func()) *Bell {
	return &Bell{post: post, call: call}
}

// Ring asks for a call. What was put into a mailbox before Ring is seen by the call.
func (b *Bell) Ring() {
	if b.pending.CompareAndSwap(false, true) {
		b.post(func() {
			b.pending.Store(false)
			b.call()
		})
	}
}
