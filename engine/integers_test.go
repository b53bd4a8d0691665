package engine

import (
	"context"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kinora/engine/infer"
	"kinora/engine/plan"
	"kinora/engine/tensor"
)

// onTransformer is the built-in pack, and its transformer's graph.
func onTransformer(t testing.TB) (*Engine, infer.Graph) {
	t.Helper()
	e, err := Open(context.Background(), Options{Device: "cpu"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	g, err := e.pack.Graph(string(plan.Transformer))
	if err != nil {
		t.Fatal(err)
	}
	return e, g
}

// heard is a pass of Papercut's transformer: inputs of noise, the same each time.
func heard(tokens int) map[string]infer.Value {
	const words = 12
	random := rand.New(rand.NewPCG(1, 2))
	noise := func(shape ...int) *tensor.Float {
		f := tensor.NewFloat(shape...)
		for i := range f.Data {
			f.Data[i] = float32(random.NormFloat64())
		}
		return f
	}
	mask, times, places := tensor.NewInt(1, words), tensor.NewFloat(1, tokens), tensor.NewFloat(1, 3, tokens)
	for i := range mask.Data {
		mask.Data[i] = 1
	}
	for i := range tokens {
		times.Data[i] = 600
		places.Data[tokens+i], places.Data[2*tokens+i] = float32(i/16%9*16), float32(i%16*16)
	}
	return map[string]infer.Value{
		"hidden_states": noise(1, tokens, 128), "encoder_hidden_states": noise(1, words, 256),
		"encoder_attention_mask": mask, "timestep": times, "video_coords": places,
	}
}

// velocity is what a session of that transformer says.
func velocity(t *testing.T, e *Engine, g infer.Graph) []float32 {
	t.Helper()
	s, err := e.runtime.Open(context.Background(), g)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	out := tensor.NewFloat(1, 60, 128)
	if err := s.Run(context.Background(), heard(60), map[string]*tensor.Float{"out_sample": out}); err != nil {
		t.Fatal(err)
	}
	return out.Data
}

// BenchmarkPass is one pass for a take of two seconds of 256×144.
func BenchmarkPass(b *testing.B) {
	e, g := onTransformer(b)
	in, out := heard(1008), map[string]*tensor.Float{"out_sample": tensor.NewFloat(1, 1008, 128)}
	for _, name := range []string{"float32", "integers"} {
		g.Integers = name == "integers"
		s, err := e.runtime.Open(context.Background(), g)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := s.Run(context.Background(), in, out); err != nil {
					b.Fatal(err)
				}
			}
		})
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// A transformer in integers says nearly what it says in float32, whether it lies in a file or
// not; that of a take is one where the processor is good at that.
func TestATransformerInIntegersIsNearlyTheSame(t *testing.T) {
	e, g := onTransformer(t)
	data, exact := g.Data, velocity(t, e, g)
	g.Integers = true
	made := velocity(t, e, g)
	var off, all float64
	for i, v := range made {
		off += math.Pow(float64(v-exact[i]), 2)
		all += math.Pow(float64(exact[i]), 2)
	}
	share := math.Sqrt(off / all)
	t.Logf("%.2f %% off", 100*share)
	if share > 0.1 {
		t.Errorf("%.1f %% off", 100*share)
	}
	g.Path, g.Data = filepath.Join(t.TempDir(), "model.onnx"), nil
	if err := os.WriteFile(g.Path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(velocity(t, e, g), made) {
		t.Error("a file gives other numbers than its bytes")
	}
}
