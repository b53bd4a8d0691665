package main_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
)

// The stand-ins judge by the mean colour of pictures: what is red is a head's first label, green its second, blue its
// third. The judge of motion looks at how the mean colour has changed from the first moment to the last.
var standInLabels = map[string][]string{
	"subject": {"cat", "dog", "ball"}, "colour": {"red", "green", "blue"}, "pattern": {"plain", "striped"},
	"size": {"small", "medium", "big"}, "setting": {"meadow", "sea", "room"}, "time": {"dawn", "day", "night"},
	"weather": {"clear", "rain", "snow"}, "style": {"papercut", "ink", "neon"}, "framing": {"wide", "medium", "close"},
	"motion": {"travel", "jump", "spin"}, "direction": {"right", "left"}, "speed": {"slow", "medium", "fast"},
	"camera":   {"static", "zoom_in", "follow"},
	"relation": {"following", "beside", "above", "behind", "meeting", "none", "event"},
	"event":    {"none", "bite", "cut"}, "hidden": {"seen", "hidden"},
}

// graph builds a stand-in.
type graph struct{ onnxgraph.Model }

func newGraph(input infer.Port) *graph {
	return &graph{onnxgraph.Model{Opset: 17, Graph: onnxgraph.Graph{Name: input.Name, Inputs: []infer.Port{input}}}}
}

func (g *graph) node(op, out string, in []string, attrs ...onnxgraph.Attr) string {
	g.Graph.Nodes = append(g.Graph.Nodes, onnxgraph.Node{Op: op, In: in, Out: []string{out}, Attrs: attrs})
	return out
}

func (g *graph) constant(name string, shape []int, floats []float32, ints []int64) string {
	g.Graph.Weights = append(g.Graph.Weights, onnxgraph.Tensor{Name: name, Shape: shape, Floats: floats, Ints: ints})
	return name
}

// head adds an output of the given extents that is linear in a colour [B,3]: weight of each value by channel.
func (g *graph) head(name, colour string, weight func(channel, value int) float32, extents ...int) {
	size, shape, port := 1, []int64{-1}, []int{-1}
	for _, n := range extents {
		size, shape, port = size*n, append(shape, int64(n)), append(port, n)
	}
	weights := make([]float32, 3*size)
	for i := range weights {
		weights[i] = weight(i/size, i%size)
	}
	flat := g.node("MatMul", name+"_flat", []string{colour, g.constant(name+"_weights", []int{3, size}, weights, nil)})
	g.node("Reshape", name, []string{flat, g.constant(name+"_shape", []int{len(shape)}, nil, shape)})
	g.Graph.Outputs = append(g.Graph.Outputs, infer.Port{Name: name, Type: infer.Float32, Shape: port})
}

// ownChannel gives each of n labels the channel of its place.
func ownChannel(n int) func(channel, value int) float32 {
	return func(channel, value int) float32 {
		if channel == value%n {
			return 8
		}
		return 0
	}
}

func axes(v ...int64) onnxgraph.Attr { return onnxgraph.Attr{Name: "axes", Value: v} }

var flat = onnxgraph.Attr{Name: "keepdims", Value: int64(0)}

// lookGraph sees cats to the left of and above dogs, in red and green pictures alike.
func lookGraph(labels map[string][]string) onnxgraph.Model {
	g := newGraph(infer.Port{Name: "frames", Type: infer.Float32, Shape: []int{-1, 3, -1, -1}})
	colour := g.node("ReduceMean", "colour_mean", []string{"frames"}, axes(2, 3), flat)
	kinds := len(labels["subject"])
	g.head("subject", colour, ownChannel(kinds), kinds)
	for _, name := range []string{"colour", "pattern", "size"} {
		n := len(labels[name])
		g.head(name, colour, ownChannel(n), kinds, n)
	}
	g.head("place", colour, func(channel, value int) float32 {
		if channel == 0 {
			return float32(value/2-1) / 2
		}
		return 0
	}, kinds, 2)
	g.head("identity", colour, func(channel, value int) float32 { return ownChannel(3)(channel, value) }, kinds, 3)
	for _, name := range []string{"setting", "time", "weather", "style", "framing"} {
		g.head(name, colour, ownChannel(len(labels[name])), len(labels[name]))
	}
	g.head("features", colour, ownChannel(3), 3)
	return g.Model
}

func moveGraph(labels map[string][]string) onnxgraph.Model {
	g := newGraph(infer.Port{Name: "clip", Type: infer.Float32, Shape: []int{-1, 3, 13, -1, -1}})
	colours := g.node("ReduceMean", "colour_means", []string{"clip"}, axes(3, 4), flat)
	axis := onnxgraph.Attr{Name: "axis", Value: int64(2)}
	ends := g.node("Gather", "ends", []string{colours, g.constant("moments", []int{2}, nil, []int64{0, 12})}, axis)
	signs := g.constant("signs", []int{2, 1}, []float32{-1, 1}, nil)
	change := g.node("MatMul", "change_wide", []string{ends, signs})
	change = g.node("Reshape", "change", []string{change, g.constant("change_shape", []int{2}, nil, []int64{-1, 3})})
	for _, name := range []string{"motion", "direction", "speed", "camera", "relation", "event", "hidden"} {
		g.head(name, change, ownChannel(len(labels[name])), len(labels[name]))
	}
	g.head("features", change, ownChannel(3), 3)
	return g.Model
}

// standIns writes stand-ins for the judges with their card; change may damage the card first.
func standIns(t testing.TB, change func(card map[string]any)) string {
	t.Helper()
	dir := t.TempDir()
	card := map[string]any{
		"labels": maps.Clone(standInLabels), "same_threshold": 0.8, "measured": map[string]any{"split": "test"},
		"accuracy": map[string]any{
			"subject": map[string]any{"right": 0.991, "count": 2000, "shuffled": 0.03},
			"same":    map[string]any{"right": 0.95, "count": 700, "shuffled": 0.5},
		},
	}
	if change != nil {
		change(card)
	}
	data, err := json.Marshal(card)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "judges.json"), data)
	put(t, filepath.Join(dir, "look.onnx"), lookGraph(standInLabels).Marshal())
	put(t, filepath.Join(dir, "move.onnx"), moveGraph(standInLabels).Marshal())
	return dir
}

func put(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
