package engine_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kinora/engine"
	"kinora/engine/enginetest"
	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/pack"
	"kinora/projects"
)

// hungry makes a graph ask ONNX Runtime for (n-room)^16 floats, at least one, where n is
// an extent of its first input: two above room are nothing, nine no machine has. What
// comes out of it stays the same.
func hungry(m *onnxgraph.Model, axis, room int64) {
	g := &m.Graph
	ints := func(name string, v int64) string {
		g.Weights = append(g.Weights, onnxgraph.Tensor{Name: name, Shape: []int{1}, Ints: []int64{v}})
		return name
	}
	last := &g.Nodes[len(g.Nodes)-1]
	out := last.Out[0]
	last.Out = []string{"fed"}
	at := func(op, name string, in ...string) string {
		g.Nodes = append(g.Nodes, onnxgraph.Node{Op: op, In: in, Out: []string{name}})
		return name
	}
	n := at("Gather", "n", at("Shape", "extents", g.Inputs[0].Name), ints("axis", axis))
	n = at("Max", "n1", at("Sub", "over", n, ints("room", room)), ints("least", 1))
	for _, name := range []string{"n2", "n4", "n8", "n16"} {
		n = at("Mul", name, n, n)
	}
	at("Add", out, "fed", at("ReduceMax", "nothing", at("ConstantOfShape", "much", n)))
}

// starved is a tiny pack of which one graph is hungry.
func starved(t *testing.T, graph string, axis, room int64) *engine.Engine {
	t.Helper()
	dir := t.TempDir()
	feed := func(name string, m *onnxgraph.Model) {
		if name == graph {
			hungry(m, axis, room)
		}
	}
	if err := enginetest.Pack(dir, enginetest.Options{Graph: feed}); err != nil {
		t.Fatal(err)
	}
	return opened(t, engine.Options{Device: "cpu", Pack: dir})
}

// making makes a square take and collects what a person is told. An eighth of the side is
// that of its latents, of which there are three frames; a token is four of them.
func making(t *testing.T, e *engine.Engine, side int, path string) (told []string, err error) {
	t.Helper()
	p, err := e.Plan(projects.Shot{Prompt: "a ball", Size: projects.Size{Width: side, Height: side}, Steps: 2, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	_, err = e.Generate(context.Background(), p, path, func(ev engine.Event) {
		if ev.Kind == engine.Warning {
			told = append(told, ev.Message)
		}
	})
	return told, err
}

func TestDecodingGoesOnInSmallerTilesWhereMemoryRunsOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.mkv")
	told, err := making(t, starved(t, pack.VAEDecoder, 3, 7), 128, path)
	want := "the memory ran out while decoding: it goes on in tiles of 64 pixels a side, whose seams may show"
	if err != nil || !slices.Contains(told, want) {
		t.Fatalf("told %q, %v", told, err)
	}
	whole := filepath.Join(t.TempDir(), "b.mkv")
	if _, err := making(t, starved(t, "", 0, 0), 128, whole); err != nil {
		t.Fatal(err)
	}
	if a, b := clip(t, path), clip(t, whole); len(a) == 0 || len(a) != len(b) {
		t.Errorf("%d frames, %d without tiles", len(a), len(b))
	}
}

func TestATakeThatIsTooMuchForTheMemorySaysWhatToLower(t *testing.T) {
	for graph, e := range map[string]*engine.Engine{
		pack.Transformer: starved(t, pack.Transformer, 1, 3*4*4-9), pack.VAEDecoder: starved(t, pack.VAEDecoder, 3, 8-9),
	} {
		path := filepath.Join(t.TempDir(), "a.mkv")
		_, err := making(t, e, 64, path)
		if !errors.Is(err, infer.ErrMemory) || strings.Contains(err.Error(), "\n") ||
			!strings.Contains(err.Error(), "64×64 for") || !strings.Contains(err.Error(), "is too much for the memory of cpu: make it smaller") {
			t.Errorf("%s: %v", graph, err)
		}
		if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 0 {
			t.Errorf("%s: %v was left", graph, left)
		}
	}
}
