package diffuse_test

import (
	"context"
	"math"
	"runtime"
	"testing"
	"time"

	"kinora/engine/diffuse"
	"kinora/engine/infer"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/engine/tensor"
	"kinora/projects"
)

// idle is a transformer that takes no time: whatever a run lasts is the engine's own.
type idle struct{}

func (i idle) Open(context.Context, plan.Stage) (infer.Session, error) { return i, nil }
func (i idle) Close() error                                            { return nil }
func (i idle) Inputs() []infer.Port {
	return []infer.Port{
		{Name: "input_ids"}, {Name: "hidden_states"}, {Name: "encoder_hidden_states"}, {Name: "timestep"}, {Name: "video_coords"},
	}
}

func (i idle) Outputs() []infer.Port {
	return []infer.Port{{Name: "last_hidden_state", Shape: []int{-1, -1, 64}}}
}

func (i idle) Run(context.Context, map[string]infer.Value, map[string]*tensor.Float) error {
	return nil
}

// split opens a session whose text encoder has its own inputs.
type split struct{ idle }

func (s split) Open(_ context.Context, st plan.Stage) (infer.Session, error) {
	if st == plan.TextEncoder {
		return only{s.idle, s.Inputs()[:1]}, nil
	}
	return only{s.idle, s.Inputs()[1:]}, nil
}

type only struct {
	idle
	inputs []infer.Port
}

func (o only) Inputs() []infer.Port { return o.inputs }

// overhead runs a plan without a model and returns its timing.
func overhead(tb testing.TB, m *pack.Manifest, shot projects.Shot) diffuse.Timing {
	tb.Helper()
	p, err := plan.For(shot, m, projects.PackRef{}, "cpu")
	if err != nil {
		tb.Fatal(err)
	}
	in := diffuse.Inputs{Models: split{}, Tokenizer: words{}, Latents: pack.Latents{}}
	l, err := diffuse.Run(tb.Context(), p, in, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return l.Timing
}

// large is LTX-Video's geometry at 704×480 and 121 frames: 5280 tokens of 128 values.
func large(solver string) (*pack.Manifest, projects.Shot) {
	m := manifest()
	m.Geometry.LatentChannels, m.Geometry.Patch = 128, [3]int{1, 1, 1}
	m.Geometry.Compression = pack.Compression{Time: 8, Space: 32}
	m.Limits.Size.Multiple, m.Limits.Size.Max, m.Limits.Frames.Max = 32, 1024, 257
	m.Limits.MaxTokens, m.Window.Frames = 10000, 257
	m.Schedule.Solver, m.Guidance.Rescale = solver, 0.7
	return m, projects.Shot{Prompt: "x", Size: projects.Size{Width: 704, Height: 480}, Seconds: sec(121, 12), Steps: 12}
}

func TestAStepAllocatesNothingBig(t *testing.T) {
	m, shot := large("unipc")
	used := func(steps int) uint64 {
		shot.Steps = steps
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		overhead(t, m, shot)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	used(2)
	few, many := used(2), used(12)
	if perStep := (float64(many) - float64(few)) / 10; perStep > 16<<10 {
		t.Errorf("%.0f bytes are allocated in each step", perStep)
	}
}

func BenchmarkStepOutsideTheSession(b *testing.B) {
	for _, solver := range []string{"euler", "unipc"} {
		b.Run("5280 tokens of 128, guided, "+solver, func(b *testing.B) {
			m, shot := large(solver)
			report(b, m, shot)
		})
	}
	b.Run("280 tokens of 32, guided, euler", func(b *testing.B) {
		m := manifest()
		m.Geometry.LatentChannels = 8
		report(b, m, projects.Shot{Prompt: "x", Size: projects.Size{Width: 128, Height: 80}, Seconds: sec(25, 12), Steps: 20})
	})
}

// report prints the quickest run's time per step: the others waited for the machine.
func report(b *testing.B, m *pack.Manifest, shot projects.Shot) {
	b.Helper()
	least := time.Duration(math.MaxInt64)
	for b.Loop() {
		t := overhead(b, m, shot)
		least = min(least, t.Sampling-t.Session)
	}
	b.ReportMetric(float64(least.Nanoseconds())/1000/float64(shot.Steps), "µs/step")
	b.ReportMetric(0, "ns/op")
}
