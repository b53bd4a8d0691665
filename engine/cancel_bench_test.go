package engine

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kinora/engine/infer"
	"kinora/engine/plan"
	"kinora/engine/tensor"
)

// BenchmarkCancel cancels takes at any moment of their denoising. stopped-ms is the time
// from the signal until nothing is computed any more, done-ms that until everything is
// freed and removed, too, and Make returns: 95th percentiles, and as shares of a step.
func BenchmarkCancel(b *testing.B) {
	e, p := sample(b)
	e.opts.Jobs = b.TempDir()
	w := &watch{Runtime: e.runtime}
	e.runtime = w
	path := filepath.Join(b.TempDir(), "take.mp4")
	var stopped, done, steps []time.Duration
	for b.Loop() {
		signal, each := cancelled(b, e, p, path)
		done = append(done, time.Since(signal))
		stopped = append(stopped, w.ran.Sub(signal))
		steps = append(steps, each...)
	}
	step := percentile(steps, 50)
	b.ReportMetric(float64(step.Microseconds())/1000, "step-ms")
	for name, times := range map[string][]time.Duration{"stopped": stopped, "done": done} {
		p95 := percentile(times, 95)
		b.ReportMetric(float64(p95.Microseconds())/1000, name+"-ms")
		b.ReportMetric(p95.Seconds()/step.Seconds(), name+"/step")
	}
}

func percentile(times []time.Duration, p int) time.Duration {
	slices.Sort(times)
	return times[len(times)*p/100]
}

// watch is a runtime that knows when its last run ended.
type watch struct {
	infer.Runtime
	ran time.Time
}

// Open opens a session that is watched.
func (w *watch) Open(ctx context.Context, g infer.Graph) (infer.Session, error) {
	s, err := w.Runtime.Open(ctx, g)
	return watched{s, w}, err
}

type watched struct {
	infer.Session
	w *watch
}

// Run runs, and notes the time.
func (s watched) Run(ctx context.Context, in map[string]infer.Value, out map[string]*tensor.Float) error {
	err := s.Session.Run(ctx, in, out)
	s.w.ran = time.Now()
	return err
}

// cancelled makes a take until a random moment of one of its first steps. It gives when
// that was, and how long the steps before took.
func cancelled(b *testing.B, e *Engine, p plan.Plan, path string) (signal time.Time, steps []time.Duration) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last time.Time
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
			time.AfterFunc(time.Duration(rand.Int64N(int64(steps[len(steps)-1]))), func() {
				signal = time.Now()
				cancel()
			})
		}
	})
	if !errors.Is(err, context.Canceled) {
		b.Fatalf("not cancelled: %v", err)
	}
	return signal, steps
}
