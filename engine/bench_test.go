package engine

import (
	"context"
	"path/filepath"
	"testing"

	"kinora/engine/diffuse"
	"kinora/engine/plan"
	"kinora/projects"
)

// sample is the built-in pack on the CPU with its sample prompt planned at its defaults.
func sample(b *testing.B) (*Engine, plan.Plan) {
	e, err := Open(context.Background(), Options{Device: "cpu"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	p, err := e.Plan(projects.Shot{Prompt: e.Manifest().Sample.Prompt, Seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	return e, p
}

// BenchmarkSampling denoises the sample prompt at the pack's defaults, in guided
// batches, with a preview at every step. outside-% is the share of the sampling time
// that is not spent in ONNX Runtime.
func BenchmarkSampling(b *testing.B) {
	e, p := sample(b)
	in := diffuse.Inputs{Models: e.loader, Tokenizer: e.tokenizer, Latents: e.pack.Latents}
	var timing diffuse.Timing
	for b.Loop() {
		out, err := diffuse.Run(context.Background(), p, in, newReporter(nil).denoising)
		if err != nil {
			b.Fatal(err)
		}
		timing.Sampling += out.Timing.Sampling
		timing.Session += out.Timing.Session
	}
	b.ReportMetric(100*timing.Outside(), "outside-%")
	b.ReportMetric(timing.Sampling.Seconds()/float64(b.N*p.Recipe.Steps)*1000, "ms/step")
}

// BenchmarkTake is everything from the sentence to the file, at the pack's defaults.
func BenchmarkTake(b *testing.B) {
	e, p := sample(b)
	path := filepath.Join(b.TempDir(), "take.mp4")
	for b.Loop() {
		if _, err := e.Generate(context.Background(), p, path, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(PeakMemory())/(1<<20), "peak-MB")
}
