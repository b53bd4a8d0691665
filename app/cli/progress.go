package cli

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"kinora/engine"
)

// bar shows stage, step and time left: as a moving bar on a terminal, as one line
// a stage elsewhere.
type bar struct {
	out   io.Writer
	tty   bool
	pool  *mpb.Progress
	line  *mpb.Bar
	last  engine.Event
	start time.Time
}

func newBar(out io.Writer) *bar {
	return &bar{out: out, tty: isTerminal(out), start: time.Now()}
}

// on takes the engine's events; it is called on the goroutine of the job.
func (b *bar) on(e engine.Event) {
	switch e.Kind {
	case engine.Warning:
		fmt.Fprintln(b.out, "note:", e.Message)
	case engine.Progress:
		b.progress(e)
	}
}

func (b *bar) progress(e engine.Event) {
	fresh := e.Stage != b.last.Stage || e.Shot != b.last.Shot
	b.last = e
	if !b.tty {
		if fresh {
			fmt.Fprintf(b.out, "%s%s…\n", shotOf(e.Shot, e.Shots), e.Stage)
		}
		return
	}
	if fresh {
		b.next(e)
	}
	b.line.SetTotal(int64(max(e.Steps, 1)), false)
	b.line.SetCurrent(int64(e.Step))
}

func (b *bar) next(e engine.Event) {
	if b.pool == nil {
		b.pool = mpb.New(mpb.WithOutput(b.out), mpb.WithWidth(64))
	} else {
		b.line.Abort(true)
	}
	left := decor.Any(func(decor.Statistics) string { return leftText(b.last.Left) })
	b.line = b.pool.AddBar(int64(max(e.Steps, 1)),
		mpb.PrependDecorators(decor.Name(shotOf(e.Shot, e.Shots)+string(e.Stage), decor.WCSyncSpaceR), decor.CountersNoUnit("%d/%d")),
		mpb.AppendDecorators(left))
}

// shotOf says which of several shots it is about; of one alone it says nothing.
func shotOf(shot, shots int) string {
	if shots < 2 || shot == 0 {
		return ""
	}
	return fmt.Sprintf("shot %d of %d: ", shot, shots)
}

func leftText(left time.Duration) string {
	if left <= 0 {
		return ""
	}
	return left.Round(time.Second).String() + " left"
}

// finish takes the bar away and says how long it all took.
func (b *bar) finish(ok bool) {
	if b.pool != nil {
		b.line.Abort(true)
		b.pool.Wait()
	}
	if ok {
		fmt.Fprintf(b.out, "done in %s\n", time.Since(b.start).Round(100*time.Millisecond))
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
