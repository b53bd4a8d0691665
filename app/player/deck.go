package player

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// deck is the player's goroutine: the open file and the clock.
type deck struct {
	*Player
	tape    Tape // its reader is nil where nothing is open
	hearing hearing
	again   bool // next is the first frame again, and so is its sound
	now     State
	next    *media.Frame // decoded, waiting for its time
	due     time.Time    // when next is to be on the screen
	zero    time.Time    // the clock time of the file's time 0, while playing
	read    int64        // number of the frame that was decoded last
	missed  int          // late frames in a row
	speed   int          // times the file's; never 0
	reel    reel         // the clock at speeds other than 1
	span    span         // what is played
	ahead   *ahead       // decodes what comes next; nil while the reader is the deck's
	strayed bool         // the reader does not stand behind the frame that is shown
}

// patience is how many frames in a row may be dropped: then one is shown and the
// clock starts anew there, so that a file too heavy for the machine still moves.
const patience = 5

func (p *Player) run(ctx context.Context) {
	d := &deck{Player: p, speed: 1}
	defer close(p.gone)
	defer d.leave()
	for ctx.Err() == nil {
		d.obey(ctx, p.taken())
		switch {
		case !d.now.Playing:
			d.rest(ctx)
		case d.speed != 1:
			d.spool(ctx)
		case d.next == nil:
			d.fetch(ctx)
		default:
			d.present(ctx)
		}
	}
}

// obey does what was asked for since the last time.
func (d *deck) obey(ctx context.Context, w wish) {
	if !w.fresh {
		return
	}
	if w.open != nil {
		d.load(ctx, *w.open)
	}
	d.now.Loop, d.span = w.loop, w.span
	d.shift(ctx, w.speed)
	if w.again && w.open == nil && d.reader() != nil {
		d.refresh(ctx, w.seek)
	}
	if w.seek != nil && d.reader() != nil {
		d.turnTo(ctx, false)
		d.jump(ctx, *w.seek)
	}
	d.turnTo(ctx, w.playing && d.reader() != nil && d.now.Err == nil)
	d.publish()
}

// reader reads what is open, nil where nothing is.
func (d *deck) reader() media.Reader { return d.tape.Reader }

// turnTo starts or stops the clock and the sound. A decoded frame stays where playing is stopped:
// it is the one to go on with.
func (d *deck) turnTo(ctx context.Context, playing bool) {
	if playing && !d.now.Playing {
		d.begin(ctx)
	}
	if !playing {
		d.hush()
	}
	d.now.Playing = playing
}

// begin starts the clock at the frame that is shown.
func (d *deck) begin(ctx context.Context) {
	if d.speed != 1 {
		d.unwind()
		return
	}
	d.reposition(ctx)
	d.zero = time.Now().Add(-seconds(d.start(d.now.Frame)))
	d.missed = 0
	d.listen(ctx, d.now.Frame)
	if d.next != nil {
		d.due = d.zero.Add(seconds(d.next.Time))
	}
}

// reposition makes the frame behind the one that is shown the next, where others were
// decoded and thrown away.
func (d *deck) reposition(ctx context.Context) {
	if d.next != nil || d.ahead != nil || !d.strayed && d.read == d.now.Frame {
		return
	}
	if f, err := d.seek(ctx, d.now.Frame); err == nil { // else the next frame will fail as well, and that is told
		release(f)
	}
}

// load closes the file that was open and shows the first frame of another.
func (d *deck) load(ctx context.Context, path string) {
	d.close()
	d.now = State{Loop: d.now.Loop}
	d.frames.Store(0)
	if path == "" {
		return
	}
	tape, err := d.open(ctx, path)
	if err != nil {
		d.now.Path, d.now.Err = path, err
		d.ended(0)
		return
	}
	d.tape = tape
	d.now.open(path, tape.Reader.Info())
	d.jump(ctx, 0)
}

// refresh looks at what is open again, and shows the same frame of it unless another is
// asked for.
func (d *deck) refresh(ctx context.Context, seek *int64) {
	frame := d.now.Frame
	d.retire()
	d.now.open(d.now.Path, d.reader().Info())
	d.arrived(min(frame, d.now.last()), d.now.last())
	if seek == nil {
		d.jump(ctx, frame)
		if d.now.Playing {
			d.begin(ctx)
		}
	}
}

// jump shows frame n.
func (d *deck) jump(ctx context.Context, n int64) {
	d.drop()
	n = min(max(0, n), d.now.last())
	f, err := d.seek(ctx, n)
	if err != nil {
		d.fail(ctx, fmt.Errorf("frame %d: %w", n, err))
		return
	}
	d.now.Err = nil
	d.show(f)
}

// fetch decodes the next frame and sets its time.
func (d *deck) fetch(ctx context.Context) {
	got, ok := d.take(ctx)
	if !ok {
		return
	}
	f, err := got.frame, got.err
	d.tune(ctx)
	switch {
	case err == nil && d.span.ends(d.now.number(f.Time)):
		release(f)
		d.retire()
		d.finish(ctx, d.span.out)
	case err == nil:
		d.next, d.due = &f, d.zero.Add(seconds(f.Time))
		d.read = max(d.read, d.now.number(f.Time))
	case errors.Is(err, io.EOF):
		d.turn(ctx)
	default:
		d.fail(ctx, fmt.Errorf("after frame %d: %w", d.now.Frame, err))
	}
}

// turn is what happens at the end of the file, when its last frame has been on the
// screen for its time: the first frame again, or a stop. Only here is it certain how
// many frames there are.
func (d *deck) turn(ctx context.Context) {
	d.now.Frames = d.read + 1
	d.finish(ctx, d.now.Frames)
}

// finish goes on from the start, or stops, when frame n would be due.
func (d *deck) finish(ctx context.Context, n int64) {
	end := d.zero.Add(seconds(d.start(n)))
	if d.now.Loop {
		d.rewind(ctx, end)
		return
	}
	if d.wait(ctx, &end) {
		d.hush()
		d.now.Playing = false
		d.ended(d.now.last())
		d.publish()
	}
}

// rewind goes on with the first frame of what is played at the time of end.
func (d *deck) rewind(ctx context.Context, end time.Time) {
	f, err := d.seek(ctx, d.span.in)
	if err != nil {
		d.fail(ctx, fmt.Errorf("from the start: %w", err))
		return
	}
	d.zero = end.Add(-seconds(d.start(d.span.in)))
	d.next, d.due = &f, end
	d.hearing.on, d.again = false, true // what is heard is still the end
}

// early is by how much a frame may come before its sound: less than one can see, and more
// than clocks differ by in a frame.
const early = 2 * time.Millisecond

// present waits for the time of the next frame and shows it, or drops it where it
// comes a whole frame too late.
func (d *deck) present(ctx context.Context) {
	d.tune(ctx)
	if !d.wait(ctx, &d.due) {
		return
	}
	if d.tune(ctx); time.Until(d.due) > early {
		return // the sound has not come as far yet
	}
	if d.again {
		d.again = false
		d.listen(ctx, d.span.in)
		d.tune(ctx)
	}
	late := time.Since(d.due)
	if late > seconds(d.start(1)) && d.missed < patience {
		d.missed++
		d.now.Dropped = d.frames.Add(1)
		d.drop()
		return
	}
	if late > seconds(d.start(1)) {
		d.zero = d.zero.Add(late)
	}
	d.missed = 0
	f := *d.next
	d.next = nil
	d.show(f)
	d.publish()
}

// show hands a frame to the screen.
func (d *deck) show(f media.Frame) {
	d.now.Frame = d.now.number(f.Time)
	unseen := d.ready.Put(d.pool.fill(f.Image, d.now.Frame))
	if unseen != nil && d.now.Playing { // the screen did not keep up
		d.now.Dropped = d.frames.Add(1)
	}
	d.pool.back(unseen)
	release(f)
	d.arrived(d.now.Frame, d.now.last())
}

// start is the time at which frame n starts.
func (d *deck) start(n int64) rational.Rat { return rational.Int(n).Div(d.now.Rate) }

// fail stops at an error and says so; an ended context is none.
func (d *deck) fail(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return
	}
	d.hush()
	d.now.Playing, d.now.Err = false, err
	d.ended(d.now.last())
	d.publish()
}

// wait sleeps until a command comes (false) or the time has come (true).
func (d *deck) wait(ctx context.Context, until *time.Time) bool {
	var alarm <-chan time.Time
	if until != nil {
		timer := time.NewTimer(time.Until(*until))
		defer timer.Stop()
		alarm = timer.C
	}
	select {
	case <-ctx.Done():
		return false
	case <-d.wake:
		return false
	case <-alarm:
		return true
	}
}

// drop gives back the frame that waited for its time.
func (d *deck) drop() {
	d.again = false
	if d.next != nil {
		release(*d.next)
	}
	d.next = nil
}

func release(f media.Frame) {
	if f.Release != nil {
		f.Release()
	}
}

// close closes what is open.
func (d *deck) close() {
	d.drop()
	d.retire()
	d.hush()
	if d.tape.Sound != nil {
		d.tape.Sound.Close()
	}
	if d.tape.Reader != nil {
		_ = d.tape.Reader.Close() // nothing was written that could be lost
	}
	d.tape = Tape{}
}

// leave is the end of the player.
func (d *deck) leave() {
	d.close()
	if d.speaker != nil {
		d.speaker.Close()
	}
}

func (d *deck) publish() {
	s := d.now
	if s.Playing {
		s.Speed = d.speed
	}
	d.state.Store(&s)
	d.bell()
}

func seconds(r rational.Rat) time.Duration {
	return time.Duration(r.Float() * float64(time.Second))
}
