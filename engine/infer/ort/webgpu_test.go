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
	_, report, _ := ort.OpenWith(t.Context(), ort.WebGPU, ort.Options{Threads: 2})
	t.Log(report, "; tried in", report.Took)
	for _, root := range []string{tiny, filepath.Join("..", "..", "..", "assets", "packs", "papercut")} {
		for _, name := range []string{"text_encoder", "transformer", "vae_encoder", "vae_decoder"} {
			t.Run(filepath.Base(root)+"/"+name, func(t *testing.T) {
				g := infer.Graph{Name: name, Path: filepath.Join(root, name, "model.onnx")}
				want, slow := once(t, cpu, g)
				got, fast := once(t, gpu, g)
				if len(want.Data) != len(got.Data) {
					t.Fatalf("%v and %v", want.Dims(), got.Dims())
				}
				worst := distance(want.Data, got.Data)
				t.Logf("largest difference %.2g of the largest value; cpu %s, webgpu %s", worst, slow, fast)
				if !(worst <= webgpuTolerance) {
					t.Errorf("WebGPU is off by %.2g, allowed is %g", worst, webgpuTolerance)
				}
			})
		}
	}
}

// once runs a graph of a pack and says how long the second run took.
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

// The sizes of the samples: a clip of 128×80 pixels in 13 frames with both halves of
// the guidance. Smaller ones miss kernels that only take over from 32 tokens on.
const (
	clips, words       = 2, 64
	frames, rows, cols = 4, 5, 8 // of tokens
	tokens             = frames * rows * cols
	latentRows         = 2 * rows
	latentCols         = 2 * cols
	filmFrames         = 1 + 4*(frames-1)
	filmRows, filmCols = 8 * latentRows, 8 * latentCols
)

// sample is an input at those sizes, with numbers as the engine gives them.
func sample(p infer.Port) infer.Value {
	wide := func(axis, otherwise int) int {
		if d := p.Shape[axis]; d > 0 {
			return d
		}
		return otherwise
	}
	switch p.Name {
	case "input_ids":
		return fill(tensor.NewInt(clips, words), func(i int) int64 { return int64(4 + i*7%47) })
	case "attention_mask", "encoder_attention_mask":
		return fill(tensor.NewInt(clips, words), keep)
	case "timestep":
		return draw(func(i int) float32 { return float32(min(i/(rows*cols)%frames, 1)) * 700 }, clips, tokens)
	case "video_coords":
		return draw(coordinate, clips, 3, tokens)
	case "hidden_states":
		return draw(wave, clips, tokens, wide(2, 16))
	case "encoder_hidden_states":
		return draw(wave, clips, words, wide(2, 8))
	case "latent_sample":
		return draw(wave, 1, wide(1, 4), frames, latentRows, latentCols)
	}
	return draw(wave, 1, 3, filmFrames, filmRows, filmCols)
}

// keep is a mask of 40 words of the first clip and 1 of the second.
func keep(i int) int64 {
	if i%words < []int{40, 1}[i/words] {
		return 1
	}
	return 0
}

// coordinate is the time in seconds, the row and the column in pixels of a token.
func coordinate(i int) float32 {
	axis, token := i/tokens%3, i%tokens
	return []float32{
		float32(max(0, 4*(token/(rows*cols))-3)) / 12,
		float32(token / cols % rows * 16),
		float32(token % cols * 16),
	}[axis]
}

func wave(i int) float32 { return float32(math.Sin(float64(i) * 12.9898)) }

func fill(t *tensor.Int, value func(i int) int64) *tensor.Int {
	for i := range t.Data {
		t.Data[i] = value(i)
	}
	return t
}

func draw(value func(i int) float32, shape ...int) *tensor.Float {
	t := tensor.NewFloat(shape...)
	for i := range t.Data {
		t.Data[i] = value(i)
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
		return []int{clips, words, wide(192)}
	case "out_sample":
		return in["hidden_states"].Dims()
	case "latent_parameters":
		return []int{1, wide(16), frames, latentRows, latentCols}
	}
	return []int{1, 3, filmFrames, filmRows, filmCols}
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
