package ort_test

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kinora/engine/enginetest"
	"kinora/engine/enginetest/device"
	"kinora/engine/infer"
	"kinora/engine/infer/ort"
	"kinora/engine/tensor"
)

// webgpuTolerance is how far a number of WebGPU may be from the CPU's, as a share
// of the largest number in the tensor: the order of summation differs.
const webgpuTolerance = 1e-4

// TestWebGPUGivesTheCPUsNumbers runs where KINORA_TEST_WEBGPU is set: on a machine
// with a graphics card, or after eval "$(tools/setup/lavapipe.sh)".
func TestWebGPUGivesTheCPUsNumbers(t *testing.T) {
	if os.Getenv("KINORA_TEST_WEBGPU") == "" {
		t.Skip("KINORA_TEST_WEBGPU is not set")
	}
	tiny := t.TempDir()
	if err := enginetest.Pack(tiny, enginetest.Options{}); err != nil {
		t.Fatal(err)
	}
	gpu, cpu := device.Named(t, ort.WebGPU), device.CPU(t)
	for _, root := range []string{tiny, filepath.Join("..", "..", "..", "assets", "packs", "papercut")} {
		for _, name := range []string{"text_encoder", "transformer", "vae_encoder", "vae_decoder"} {
			t.Run(filepath.Base(root)+"/"+name, func(t *testing.T) {
				g := infer.Graph{Name: name, Path: filepath.Join(root, name, "model.onnx")}
				want, slow := once(t, cpu, g)
				got, fast := once(t, gpu, g)
				worst := distance(want.Data, got.Data)
				t.Logf("largest difference %.2g of the largest value; cpu %s, webgpu %s", worst, slow, fast)
				if !(worst <= webgpuTolerance) {
					t.Errorf("WebGPU is off by %.2g, allowed is %g", worst, webgpuTolerance)
				}
			})
		}
	}
}

// once runs a graph of a pack at a small size and says how long the second run took.
func once(t *testing.T, rt infer.Runtime, g infer.Graph) (*tensor.Float, time.Duration) {
	t.Helper()
	s, err := rt.Open(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	in := inputs{}
	for _, p := range s.Inputs() {
		in[p.Name] = sample(p)
	}
	out := tensor.NewFloat(outputShape(t, s, in)...)
	var took time.Duration
	for range 2 {
		start := time.Now()
		if err := s.Run(context.WithoutCancel(t.Context()), in, outputs{s.Outputs()[0].Name: out}); err != nil {
			t.Fatal(err)
		}
		took = time.Since(start)
	}
	return out, took
}

// sample is an input of two clips of 3 latent frames of 4×6 latents in 6×… tokens,
// with numbers as noise has them.
func sample(p infer.Port) infer.Value {
	wide := func(axis, otherwise int) int {
		if d := p.Shape[axis]; d > 0 {
			return d
		}
		return otherwise
	}
	shapes := map[string][]int{
		"input_ids": {2, 9}, "attention_mask": {2, 9}, "encoder_attention_mask": {2, 9},
		"timestep": {2, 18}, "video_coords": {2, 3, 18}, "sample": {1, 3, 9, 32, 48},
	}
	shape := shapes[p.Name]
	switch p.Name {
	case "hidden_states":
		shape = []int{2, 18, wide(2, 16)}
	case "encoder_hidden_states":
		shape = []int{2, 9, wide(2, 8)}
	case "latent_sample":
		shape = []int{1, wide(1, 4), 3, 4, 6}
	}
	if p.Type == infer.Int64 {
		t := tensor.NewInt(shape...)
		for i := range t.Data {
			t.Data[i] = int64(1 + i%2*min(1, len(p.Name)%3))
		}
		return t
	}
	t := tensor.NewFloat(shape...)
	for i := range t.Data {
		t.Data[i] = float32(math.Sin(float64(i) * 12.9898))
		if p.Name == "timestep" {
			t.Data[i] = float32(i%2) * 700
		}
	}
	return t
}

// outputShape is what the graphs of the contract give for the samples.
func outputShape(t *testing.T, s infer.Session, in inputs) []int {
	t.Helper()
	wide := func(otherwise int) int {
		shape := s.Outputs()[0].Shape
		for _, d := range shape[1:] {
			if d > 0 {
				return d
			}
		}
		return otherwise
	}
	switch s.Outputs()[0].Name {
	case "last_hidden_state":
		return []int{2, 9, wide(192)}
	case "out_sample":
		return in["hidden_states"].Dims()
	case "latent_parameters":
		return []int{1, wide(16), 3, 4, 6}
	}
	return []int{1, 3, 9, 32, 48}
}

// distance is the largest difference as a share of the largest value.
func distance(want, got []float32) float64 {
	var worst, largest float64
	for i := range want {
		worst = math.Max(worst, math.Abs(float64(want[i]-got[i])))
		largest = math.Max(largest, math.Abs(float64(want[i])))
	}
	return worst / largest
}
