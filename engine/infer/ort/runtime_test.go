package ort_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kinora/engine/enginetest"
	"kinora/engine/enginetest/device"
	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/tensor"
)

func TestOnlyTheOutputsThatAreAskedForAreComputed(t *testing.T) {
	m := enginetest.SlowGraph(1)
	m.Graph.Nodes = append(m.Graph.Nodes, onnxgraph.Node{Op: "Identity", In: []string{"x"}, Out: []string{"other"}})
	m.Graph.Outputs = append(m.Graph.Outputs, infer.Port{Name: "other", Type: infer.Float32, Shape: []int{-1, -1}})
	g := infer.Graph{Name: "two", Data: m.Marshal(), Outputs: []string{"y"}}
	rt := device.CPU(t)
	s, err := rt.Open(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Run(t.Context(), inputs{"x": filled(1, 2, 2)}, outputs{"y": tensor.NewFloat(2, 2)}); err != nil {
		t.Error(err)
	}
	g.Outputs = []string{"last_hidden_state"}
	if _, err := rt.Open(t.Context(), g); !errors.Is(err, infer.ErrGraph) || !strings.Contains(err.Error(), "last_hidden_state") {
		t.Errorf("an output that is not there: %v", err)
	}
}

func TestInspectReadsPortsAndLeavesOutDefaults(t *testing.T) {
	m := enginetest.DecoderGraph()
	m.Graph.Inputs = append(m.Graph.Inputs, infer.Port{Name: "weights", Type: infer.Float32, Shape: []int{4, 3, 4, 8, 8}})
	in, out, err := device.CPU(t).Inspect(t.Context(), infer.Graph{Data: m.Marshal()})
	if err != nil {
		t.Fatal(err)
	}
	want := infer.Port{Name: "latent_sample", Type: infer.Float32, Shape: []int{-1, 4, -1, -1, -1}}
	if len(in) != 1 || in[0].Name != want.Name || in[0].Type != want.Type || !slices.Equal(in[0].Shape, want.Shape) {
		t.Errorf("inputs %v", in)
	}
	if len(out) != 1 || out[0].Name != "sample" {
		t.Errorf("outputs %v", out)
	}
}

func TestWeightsBesideTheGraphLoadByPathUnderAnyName(t *testing.T) {
	rt := device.CPU(t)
	for _, name := range []string{"model.onnx_data", "weights.pb", "gewichte für alle.bin"} {
		dir := t.TempDir()
		if err := enginetest.Pack(dir, enginetest.Options{External: name}); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "vae_decoder", "model.onnx")
		s, err := rt.Open(t.Context(), infer.Graph{Name: "decoder", Path: path})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		in, got, want := filled(0.3, 1, 4, 1, 1, 1), tensor.NewFloat(1, 3, 1, 8, 8), tensor.NewFloat(1, 3, 1, 8, 8)
		if err := s.Run(t.Context(), inputs{"latent_sample": in}, outputs{"sample": got}); err != nil {
			t.Fatal(err)
		}
		s.Close()
		inline := open(t, enginetest.DecoderGraph())
		if err := inline.Run(t.Context(), inputs{"latent_sample": in}, outputs{"sample": want}); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got.Data, want.Data) {
			t.Errorf("%s: other numbers than with the weights inside", name)
		}
		data, _ := os.ReadFile(path)
		if _, err := rt.Open(t.Context(), infer.Graph{Name: "decoder", Data: data}); !errors.Is(err, infer.ErrGraph) {
			t.Errorf("%s: as bytes: %v", name, err)
		}
		os.Remove(filepath.Join(dir, "vae_decoder", name))
		if _, err := rt.Open(t.Context(), infer.Graph{Name: "decoder", Path: path}); !errors.Is(err, infer.ErrGraph) {
			t.Errorf("%s: without its weights: %v", name, err)
		}
	}
}

func TestDamagedGraphsAreErrorsInOneLine(t *testing.T) {
	rt, whole := device.CPU(t), enginetest.TokenGraph().Marshal()
	try := func(what string, data []byte, mustFail bool) {
		s, err := rt.Open(t.Context(), infer.Graph{Name: "damaged", Data: data})
		if err == nil {
			s.Close()
		}
		if mustFail && err == nil {
			t.Errorf("%s loads", what)
		}
		if err != nil && (!errors.Is(err, infer.ErrGraph) || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "damaged")) {
			t.Errorf("%s: %v", what, err)
		}
	}
	try("nothing", nil, true)
	try("text", []byte("{}\n"), true)
	for n := 1; n < len(whole); n += 37 {
		try("a start of "+strconv.Itoa(n)+" bytes", whole[:n], false)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		bad := slices.Clone(whole)
		at := rng.IntN(len(bad))
		bad[at] ^= 1 << rng.IntN(8)
		try("a flipped bit at "+strconv.Itoa(at), bad, false)
	}
	m := enginetest.SlowGraph(1)
	m.Graph.Nodes[0].Op = "NoSuchOperator"
	try("an unknown operator", m.Marshal(), true)
}

func TestCancelledLoadsReturnAtOnceAndAreFreed(t *testing.T) {
	rt := device.CPU(t)
	big := enginetest.LargeGraph(32 << 20).Marshal()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Millisecond)
	defer cancel()
	start := time.Now()
	s, err := rt.Open(ctx, infer.Graph{Name: "big", Data: big})
	if err == nil {
		s.Close()
		t.Skip("this machine loads 128 MB in under 5 ms")
	}
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("it took %s to give up", took)
	}
	again, err := rt.Open(t.Context(), infer.Graph{Name: "small", Data: enginetest.SlowGraph(1).Marshal()})
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

// resident is the process's memory in bytes, of what the Linux kernel counts.
func resident(t *testing.T) int64 {
	t.Helper()
	raw, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("no /proc: memory is measured on Linux only")
	}
	for line := range strings.Lines(string(raw)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return kb << 10
		}
	}
	t.Fatal("no VmRSS")
	return 0
}

func TestAClosedStageGivesItsMemoryBack(t *testing.T) {
	rt, dir := device.CPU(t), t.TempDir()
	const floats = 32 << 20 // 128 MiB of weights
	path := filepath.Join(dir, "model.onnx")
	if err := os.WriteFile(path, enginetest.LargeGraph(floats).Marshal(), 0o600); err != nil {
		t.Fatal(err)
	}
	debug.FreeOSMemory()
	before := resident(t)
	for stage := range 3 {
		s, err := rt.Open(t.Context(), infer.Graph{Name: "stage", Path: path})
		if err != nil {
			t.Fatal(err)
		}
		if loaded := resident(t) - before; loaded < 100<<20 {
			t.Fatalf("only %d MB are loaded: the test measures nothing", loaded>>20)
		}
		s.Close()
		if left := resident(t) - before; left > 64<<20 {
			t.Errorf("after stage %d %d MB are left of 128", stage, left>>20)
		}
	}
}
