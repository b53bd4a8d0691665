package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"kinora/engine"
	"kinora/projects"
)

// bar shows stage, step and time left: as a moving bar on a terminal, as one line
// a stage elsewhere.
type bar struct {
	out   io.Writer
	tty   bool
	pool  *mpb.Progress
	line  *mpb.Bar
	last  engine.Event
	drift []projects.Drift
	shots int // how many takes are made, where it is several
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
	case engine.Drifted:
		b.drifted(e.Drift)
	case engine.Progress:
		b.progress(e)
	}
}

// drifted keeps a measurement for the line and the end.
func (b *bar) drifted(d projects.Drift) {
	b.drift = append(b.drift, d)
	if !b.tty {
		fmt.Fprintf(b.out, "%sdrift at frame %d: %s\n", shotOf(d.Take+1, b.shots), d.Frame, driftText(d))
	}
}

func (b *bar) progress(e engine.Event) {
	fresh := e.Stage != b.last.Stage || e.Shot != b.last.Shot || e.Try != b.last.Try
	b.last, b.shots = e, max(b.shots, e.Shots)
	if !b.tty {
		if fresh {
			fmt.Fprintf(b.out, "%s…\n", stageOf(e))
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
	left := decor.Any(func(decor.Statistics) string { return b.aside() })
	b.line = b.pool.AddBar(int64(max(e.Steps, 1)),
		mpb.PrependDecorators(decor.Name(stageOf(e), decor.WCSyncSpaceR), decor.CountersNoUnit("%d/%d")),
		mpb.AppendDecorators(left))
}

// stageOf is what is done, for which shot, and at which try after the first.
func stageOf(e engine.Event) string {
	if e.Try > 1 {
		return fmt.Sprintf("%s%s, try %d", shotOf(e.Shot, e.Shots), e.Stage, e.Try)
	}
	return shotOf(e.Shot, e.Shots) + string(e.Stage)
}

// shotOf says which of several shots it is about; of one alone it says nothing.
func shotOf(shot, shots int) string {
	if shots < 2 || shot == 0 {
		return ""
	}
	return fmt.Sprintf("shot %d of %d: ", shot, shots)
}

// aside is the line beside the bar: which window, the last drift and the time left.
func (b *bar) aside() string {
	var parts []string
	if b.last.Windows > 0 {
		parts = append(parts, fmt.Sprintf("window %d of %d", b.last.Window, b.last.Windows))
	}
	if n := len(b.drift); n > 0 {
		parts = append(parts, fmt.Sprintf("drift %.1f, %.2f", b.drift[n-1].Colour, b.drift[n-1].Identity))
	}
	if left := leftText(b.last.Left); left != "" {
		parts = append(parts, left)
	}
	return strings.Join(parts, " · ")
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
		for _, line := range driftLines(b.drift, b.shots) {
			fmt.Fprintln(b.out, "drift", line)
		}
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
