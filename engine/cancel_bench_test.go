package engine

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kinora/engine/plan"
)

// BenchmarkCancel cancels takes at any moment of their denoising. p95-ms is the 95th
// percentile of the time from the signal until nothing runs any more and nothing is left
// behind; p95/step is its share of a step, steps being those of the same takes.
func BenchmarkCancel(b *testing.B) {
	e, p := sample(b)
	e.opts.Jobs = b.TempDir()
	dir := b.TempDir()
	var waits, steps []time.Duration
	for b.Loop() {
		wait, each := cancelled(b, e, p, filepath.Join(dir, "take.mp4"))
		waits, steps = append(waits, wait), append(steps, each...)
	}
	slices.Sort(waits)
	slices.Sort(steps)
	p95, step := waits[len(waits)*95/100], steps[len(steps)/2]
	b.ReportMetric(waits[len(waits)/2].Seconds()*1000, "p50-ms")
	b.ReportMetric(p95.Seconds()*1000, "p95-ms")
	b.ReportMetric(step.Seconds()*1000, "step-ms")
	b.ReportMetric(p95.Seconds()/step.Seconds(), "p95/step")
}

// cancelled makes a take until a random moment of one of its first steps. It gives how
// long it took to stop, and how long the steps before took.
func cancelled(b *testing.B, e *Engine, p plan.Plan, path string) (wait time.Duration, steps []time.Duration) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var signal, last time.Time
	at := 3 + rand.IntN(4)
	_, err := e.Generate(ctx, p, path, func(ev Event) {
		if ev.Kind != Progress || ev.Stage != StageDenoise {
			return
		}
		now := time.Now()
		if ev.Step > 2 { // the first ones warm up
			steps = append(steps, now.Sub(last))
		}
		last = now
		if ev.Step == at {
			mean := steps[len(steps)-1]
			time.AfterFunc(time.Duration(rand.Int64N(int64(mean))), func() {
				signal = time.Now()
				cancel()
			})
		}
	})
	wait = time.Since(signal)
	if !errors.Is(err, context.Canceled) {
		b.Fatalf("not cancelled: %v", err)
	}
	return wait, steps
}
