package player

import (
	"context"

	"kinora/engine/media"
)

// deep is how many frames are decoded before their time: a machine that is busy for a
// moment then drops none.
const deep = 3

// ahead decodes on a goroutine of its own. While it is there, the reader is its.
type ahead struct {
	frames chan decoded
	stop   context.CancelFunc
	gone   chan struct{}
	over   error // what came last, in place of a frame
}

type decoded struct {
	frame media.Frame
	err   error
}

func readAhead(ctx context.Context, r media.Reader) *ahead {
	ctx, stop := context.WithCancel(ctx)
	a := &ahead{frames: make(chan decoded, deep), stop: stop, gone: make(chan struct{})}
	go a.run(ctx, r)
	return a
}

// run decodes until the end of the file, an error, or close.
func (a *ahead) run(ctx context.Context, r media.Reader) {
	defer close(a.gone)
	for {
		f, err := r.Next(ctx)
		select {
		case a.frames <- decoded{f, err}:
		case <-ctx.Done():
			if err == nil {
				release(f)
			}
			return
		}
		if err != nil {
			return
		}
	}
}

// close waits for the goroutine and gives back the frames that nobody took.
func (a *ahead) close() {
	a.stop()
	<-a.gone
	for {
		select {
		case d := <-a.frames:
			if d.err == nil {
				release(d.frame)
			}
		default:
			return
		}
	}
}

// take gives the next frame; false where a command came first.
func (d *deck) take(ctx context.Context) (decoded, bool) {
	if d.ahead == nil {
		d.ahead = readAhead(ctx, d.reader())
	}
	if d.ahead.over != nil {
		return decoded{err: d.ahead.over}, true
	}
	select {
	case got := <-d.ahead.frames:
		d.ahead.over = got.err
		return got, true
	case <-d.wake:
	case <-ctx.Done():
	}
	return decoded{}, false
}

// retire takes the reader back. It stands anywhere then.
func (d *deck) retire() {
	if d.ahead != nil {
		d.ahead.close()
		d.ahead, d.strayed = nil, true
	}
}

// seek decodes frame n, after which the reader goes on from there.
func (d *deck) seek(ctx context.Context, n int64) (media.Frame, error) {
	d.retire()
	f, err := d.reader().At(ctx, d.now.middle(n))
	if err == nil {
		d.strayed = false
		d.read = d.now.number(f.Time)
	}
	return f, err
}
