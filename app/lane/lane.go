// Package lane runs long work one piece at a time on a goroutine of its own: the
// studio has one lane for the device and one for files. It uses the standard
// library only and knows nothing of what it runs.
package lane

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ErrBusy says that a lane was still working when the time to close it ran out.
var ErrBusy = errors.New("work is still running")

// Lane is a queue with one worker.
type Lane struct {
	ctx    context.Context
	cancel context.CancelFunc
	wake   chan struct{}
	idle   chan struct{} // closed when the worker has left

	mu     sync.Mutex
	queue  []*Job
	closed bool
}

// Job is one piece of work, waiting, running or over.
type Job struct {
	ctx    context.Context
	cancel context.CancelFunc
	run    func(context.Context)
	done   chan struct{}
}

// New starts a lane. Cancelling ctx cancels every job of it.
func New(ctx context.Context) *Lane {
	ctx, cancel := context.WithCancel(ctx)
	l := &Lane{ctx: ctx, cancel: cancel, wake: make(chan struct{}, 1), idle: make(chan struct{})}
	go l.work()
	return l
}

// Do queues run behind everything queued before. It is called exactly once, with a
// context that is cancelled already where the job was cancelled while it waited, so
// whoever waits for a result gets one. It returns nil after Close.
func (l *Lane) Do(run func(context.Context)) *Job {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil
	}
	ctx, cancel := context.WithCancel(l.ctx)
	j := &Job{ctx: ctx, cancel: cancel, run: run, done: make(chan struct{})}
	l.queue = append(l.queue, j)
	l.nudge()
	return j
}

// Cancel stops the job at the next place where it looks at its context.
func (j *Job) Cancel() { j.cancel() }

// Cancelled reports whether Cancel was called, or the lane was closed.
func (j *Job) Cancelled() bool { return j.ctx.Err() != nil }

// Done is closed when the job's run has returned.
func (j *Job) Done() <-chan struct{} { return j.done }

// Close takes no more work, cancels what there is and waits for the worker, at most
// for limit: then it returns ErrBusy and leaves the work to end by itself.
func (l *Lane) Close(limit time.Duration) error {
	l.mu.Lock()
	l.closed = true
	l.nudge()
	l.mu.Unlock()
	l.cancel()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-l.idle:
		return nil
	case <-timer.C:
		return ErrBusy
	}
}

// nudge wakes the worker; the caller holds mu. One pending nudge is enough.
func (l *Lane) nudge() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

func (l *Lane) work() {
	defer close(l.idle)
	for {
		j, closed := l.next()
		switch {
		case j != nil:
			j.run(j.ctx)
			j.cancel()
			close(j.done)
		case closed:
			return
		default:
			<-l.wake
		}
	}
}

func (l *Lane) next() (*Job, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.queue) == 0 {
		return nil, l.closed
	}
	j := l.queue[0]
	l.queue = l.queue[1:]
	return j, false
}
