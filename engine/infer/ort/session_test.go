package ort_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"kinora/engine/enginetest"
	"kinora/engine/enginetest/device"
	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/infer/ort"
	"kinora/engine/tensor"
)

type (
	inputs  = map[string]infer.Value
	outputs = map[string]*tensor.Float
)

func open(t testing.TB, m onnxgraph.Model) infer.Session {
	t.Helper()
	s, err := device.CPU(t).Open(t.Context(), infer.Graph{Name: m.Graph.Name, Data: m.Marshal()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func filled(value float32, shape ...int) *tensor.Float {
	t := tensor.NewFloat(shape...)
	for i := range t.Data {
		t.Data[i] = value
	}
	return t
}

func TestASessionComputesTheSameForEveryShapeItIsGiven(t *testing.T) {
	s := open(t, enginetest.SlowGraph(1))
	for _, side := range []int{1, 3, 64, 3} {
		out := tensor.NewFloat(side, side)
		if err := s.Run(t.Context(), inputs{"x": filled(0.125, side, side)}, outputs{"y": out}); err != nil {
			t.Fatal(err)
		}
		want := math.Tanh(float64(side) * 0.125 * 0.125)
		for _, v := range out.Data {
			if math.Abs(float64(v)-want) > 1e-6 {
				t.Fatalf("side %d: got %g, want %g", side, v, want)
			}
		}
	}
}

func TestTimeInsideGrowsByWhatARunTakes(t *testing.T) {
	s := open(t, enginetest.SlowGraph(20))
	before, start := ort.TimeInside(), time.Now()
	if err := s.Run(t.Context(), inputs{"x": filled(0.1, 256, 256)}, outputs{"y": tensor.NewFloat(256, 256)}); err != nil {
		t.Fatal(err)
	}
	inside, wall := ort.TimeInside()-before, time.Since(start)
	if inside <= 0 || inside > wall || inside < wall/2 {
		t.Errorf("%s of %s is said to be inside", inside, wall)
	}
}

func TestCancellingStopsInsideAStep(t *testing.T) {
	s := open(t, enginetest.SlowGraph(2000))
	why := errors.New("a person pressed Escape")
	ctx, cancel := context.WithCancelCause(t.Context())
	time.AfterFunc(100*time.Millisecond, func() { cancel(why) })
	start := time.Now()
	err := s.Run(ctx, inputs{"x": filled(0.01, 512, 512)}, outputs{"y": tensor.NewFloat(512, 512)})
	took := time.Since(start)
	if !errors.Is(err, why) {
		t.Fatalf("got %v, want an error that wraps the cause", err)
	}
	if took > 2*time.Second {
		t.Errorf("it took %s to stop", took)
	}
	if err := s.Run(t.Context(), inputs{"x": filled(0.1, 2, 2)}, outputs{"y": tensor.NewFloat(2, 2)}); err != nil {
		t.Errorf("the session does not run any more: %v", err)
	}
}

func TestACancelledContextRunsNothing(t *testing.T) {
	s := open(t, enginetest.SlowGraph(1))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	out := filled(7, 2, 2)
	err := s.Run(ctx, inputs{"x": filled(1, 2, 2)}, outputs{"y": out})
	if !errors.Is(err, context.Canceled) || out.Data[0] != 7 {
		t.Errorf("got %v and %g", err, out.Data[0])
	}
}

func TestValuesThatDoNotFitAreRefusedByPort(t *testing.T) {
	token := func() (inputs, outputs) {
		in := inputs{
			"hidden_states": tensor.NewFloat(1, 6, enginetest.TokenWide), "encoder_hidden_states": tensor.NewFloat(1, 5, enginetest.TextWide),
			"encoder_attention_mask": tensor.NewInt(1, 5), "timestep": tensor.NewFloat(1, 6), "video_coords": tensor.NewFloat(1, 3, 6),
		}
		return in, outputs{"out_sample": tensor.NewFloat(1, 6, enginetest.TokenWide)}
	}
	s := open(t, enginetest.TokenGraph())
	in, out := token()
	if err := s.Run(t.Context(), in, out); err != nil {
		t.Fatalf("what fits is refused: %v", err)
	}
	for name, c := range map[string]struct {
		port   string
		change func(inputs, outputs)
	}{
		"an input that is missing":                 {"timestep", func(in inputs, _ outputs) { delete(in, "timestep") }},
		"an input that is nil":                     {"timestep", func(in inputs, _ outputs) { in["timestep"] = (*tensor.Float)(nil) }},
		"an input that the graph does not have":    {"audio", func(in inputs, _ outputs) { in["audio"] = tensor.NewFloat(1) }},
		"floats where ids belong":                  {"encoder_attention_mask", func(in inputs, _ outputs) { in["encoder_attention_mask"] = tensor.NewFloat(1, 5) }},
		"ids where floats belong":                  {"timestep", func(in inputs, _ outputs) { in["timestep"] = tensor.NewInt(1, 6) }},
		"a dimension too few":                      {"video_coords", func(in inputs, _ outputs) { in["video_coords"] = tensor.NewFloat(3, 6) }},
		"a dimension too many":                     {"video_coords", func(in inputs, _ outputs) { in["video_coords"] = tensor.NewFloat(1, 3, 6, 2) }},
		"an extent that the graph fixes otherwise": {"hidden_states", func(in inputs, _ outputs) { in["hidden_states"] = tensor.NewFloat(1, 6, 9) }},
		"fewer values than the shape says": {"timestep", func(in inputs, _ outputs) {
			in["timestep"] = &tensor.Float{Shape: []int{1, 6}, Data: make([]float32, 5)}
		}},
		"more values than the shape says": {"timestep", func(in inputs, _ outputs) {
			in["timestep"] = &tensor.Float{Shape: []int{1, 6}, Data: make([]float32, 7)}
		}},
		"a shape below zero": {"timestep", func(in inputs, _ outputs) {
			in["timestep"] = &tensor.Float{Shape: []int{-1, -6}, Data: make([]float32, 6)}
		}},
		"no tensor for the output":               {"out_sample", func(_ inputs, out outputs) { delete(out, "out_sample") }},
		"an output that the graph does not have": {"extra", func(_ inputs, out outputs) { out["extra"] = tensor.NewFloat(1) }},
		"an output of the wrong rank":            {"out_sample", func(_ inputs, out outputs) { out["out_sample"] = tensor.NewFloat(6, enginetest.TokenWide) }},
	} {
		t.Run(name, func(t *testing.T) {
			in, out := token()
			c.change(in, out)
			err := s.Run(t.Context(), in, out)
			if !errors.Is(err, infer.ErrPort) || !strings.Contains(err.Error(), c.port) || !strings.Contains(err.Error(), "transformer") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAnOutputOfTheWrongExtentIsAnErrorAndNothingIsOverrun(t *testing.T) {
	s := open(t, enginetest.SlowGraph(1))
	for _, side := range []int{1, 2, 4} {
		err := s.Run(t.Context(), inputs{"x": filled(1, 3, 3)}, outputs{"y": tensor.NewFloat(side, side)})
		if !errors.Is(err, infer.ErrRun) || strings.Contains(err.Error(), "\n") {
			t.Errorf("side %d: got %v", side, err)
		}
	}
}

func TestAClosedSessionSaysSo(t *testing.T) {
	s := open(t, enginetest.SlowGraph(1))
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	err := s.Run(t.Context(), inputs{"x": filled(1, 2, 2)}, outputs{"y": tensor.NewFloat(2, 2)})
	if !errors.Is(err, infer.ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestEmptyTensorsAndLoneNumbersPass(t *testing.T) {
	s := open(t, enginetest.SlowGraph(1))
	if err := s.Run(t.Context(), inputs{"x": tensor.NewFloat(0, 0)}, outputs{"y": tensor.NewFloat(0, 0)}); err != nil {
		t.Errorf("a tensor without elements: %v", err)
	}
	c := open(t, enginetest.CompatGraph())
	one := &tensor.Int{Shape: []int{}, Data: []int64{3}}
	in := inputs{
		"hidden_states": tensor.NewFloat(1, 6, enginetest.TokenWide), "encoder_hidden_states": tensor.NewFloat(1, 5, enginetest.TextWide),
		"encoder_attention_mask": tensor.NewInt(1, 5), "timestep": tensor.NewFloat(1, 6),
		"num_frames": one, "height": one, "width": one, "rope_interpolation_scale": filled(1, 3),
	}
	if err := c.Run(t.Context(), in, outputs{"out_sample": tensor.NewFloat(1, 6, enginetest.TokenWide)}); err != nil {
		t.Errorf("a lone number: %v", err)
	}
}

// BenchmarkOutside is what a Run costs besides ONNX Runtime: checking, pinning,
// wrapping and watching the context, on a graph with the ports of a transformer.
func BenchmarkOutside(b *testing.B) {
	s := open(b, enginetest.TokenGraph())
	in := inputs{
		"hidden_states": tensor.NewFloat(2, 280, enginetest.TokenWide), "encoder_hidden_states": tensor.NewFloat(2, 64, enginetest.TextWide),
		"encoder_attention_mask": tensor.NewInt(2, 64), "timestep": tensor.NewFloat(2, 280), "video_coords": tensor.NewFloat(2, 3, 280),
	}
	out := outputs{"out_sample": tensor.NewFloat(2, 280, enginetest.TokenWide)}
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	before := ort.TimeInside()
	for b.Loop() {
		if err := s.Run(ctx, in, out); err != nil {
			b.Fatal(err)
		}
	}
	outside := b.Elapsed() - (ort.TimeInside() - before)
	b.ReportMetric(float64(outside.Nanoseconds())/float64(b.N), "outside-ns/op")
}
