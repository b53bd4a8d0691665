// Package player plays a video file into a mailbox of pictures: on the clock, exact
// to the frame, dropping late frames rather than lagging. Where there is sound, that is
// the clock. It drives a media.Reader on a goroutine of its own and must not import fyne, engine or engine/media/av;
// whoever makes a Player says how files are opened.
package player

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"kinora/app/mailbox"
)

// Player shows one file at a time. Its commands return at once, may come from any
// goroutine and are obeyed in their newest form: of ten seeks that came while one
// frame was decoded, the last is done.
type Player struct {
	open    Open
	speaker Speaker // nil where nothing is heard
	bell    func()
	cancel  context.CancelFunc
	gone    chan struct{}
	wake    chan struct{}

	mu   sync.Mutex
	wish wish

	state  atomic.Pointer[State]
	ready  mailbox.Box[Picture]
	pool   *pool
	frames atomic.Int64 // late frames that were never shown
}

// New starts a player. bell is called on the player's goroutine whenever State or
// Picture have something new; it must not block.
func New(ctx context.Context, open Open, bell func(), options ...Option) *Player {
	ctx, cancel := context.WithCancel(ctx)
	p := &Player{
		open: open, bell: bell, cancel: cancel, gone: make(chan struct{}),
		wake: make(chan struct{}, 1), pool: newPool(),
	}
	for _, o := range options {
		o(p)
	}
	p.state.Store(&State{})
	go p.run(ctx)
	return p
}

// State is the newest state.
func (p *Player) State() State { return *p.state.Load() }

// Picture returns the newest picture that has not been returned yet, nil where there
// is none. The one returned before goes back to the pool: it must be off the screen.
func (p *Player) Picture() *Picture {
	next := p.ready.Take()
	if next != nil {
		p.pool.show(next)
	}
	return next
}

// Close ends playing and closes the file; it waits for at most limit.
func (p *Player) Close(limit time.Duration) {
	p.cancel()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-p.gone:
	case <-timer.C:
	}
}
