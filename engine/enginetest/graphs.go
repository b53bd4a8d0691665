package enginetest

import (
	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
)

// The widths of the tiny graphs. Latents are a quarter of the frames and an eighth
// of each side of the pixels, tokens are patches of 1×2×2 latents.
const (
	Channels  = 4
	TokenWide = Channels * 2 * 2
	TextWide  = 8
	Time      = 4
	Space     = 8
	Heads     = 2
)

func float(name string, shape ...int) infer.Port {
	return infer.Port{Name: name, Type: infer.Float32, Shape: shape}
}

func ids(name string) infer.Port {
	return infer.Port{Name: name, Type: infer.Int64, Shape: []int{-1, -1}}
}

// builder puts a model together node by node.
type builder struct{ m onnxgraph.Model }

func newBuilder(name string, inputs ...infer.Port) *builder {
	return &builder{onnxgraph.Model{Opset: 17, Graph: onnxgraph.Graph{Name: name, Inputs: inputs}}}
}

// node adds an operator with one output, which it returns.
func (b *builder) node(op, out string, in []string, attrs ...onnxgraph.Attr) string {
	b.m.Graph.Nodes = append(b.m.Graph.Nodes, onnxgraph.Node{Op: op, In: in, Out: []string{out}, Attrs: attrs})
	return out
}

// weights adds a constant of small, regular numbers that are not all alike.
func (b *builder) weights(name string, scale float32, shape ...int) string {
	t := onnxgraph.Tensor{Name: name, Shape: shape, Floats: make([]float32, size(shape))}
	for i := range t.Floats {
		t.Floats[i] = scale * (float32(i*37%19) - 9) / 9
	}
	b.m.Graph.Weights = append(b.m.Graph.Weights, t)
	return name
}

// number adds a lone constant.
func (b *builder) number(name string, v float32) string {
	b.m.Graph.Weights = append(b.m.Graph.Weights, onnxgraph.Tensor{Name: name, Shape: []int{1}, Floats: []float32{v}})
	return name
}

// axes adds a constant list of whole numbers.
func (b *builder) axes(name string, v ...int64) string {
	b.m.Graph.Weights = append(b.m.Graph.Weights, onnxgraph.Tensor{Name: name, Shape: []int{len(v)}, Ints: v})
	return name
}

func (b *builder) gives(outputs ...infer.Port) onnxgraph.Model {
	b.m.Graph.Outputs = outputs
	return b.m
}

func size(shape []int) int {
	n := 1
	for _, d := range shape {
		n *= d
	}
	return n
}

func list(name string, v ...int64) onnxgraph.Attr { return onnxgraph.Attr{Name: name, Value: v} }

// TextEncoderGraph looks each id up in a table and multiplies by the mask.
func TextEncoderGraph() onnxgraph.Model {
	b := newBuilder("text_encoder", ids("input_ids"), ids("attention_mask"))
	table := b.weights("table", 1, Vocabulary, TextWide)
	row := b.node("Gather", "row", []string{table, "input_ids"})
	mask := b.node("Cast", "mask", []string{"attention_mask"}, onnxgraph.Attr{Name: "to", Value: int64(1)})
	wide := b.node("Unsqueeze", "wide", []string{mask, b.axes("last", 2)})
	b.node("Mul", "last_hidden_state", []string{row, wide})
	return b.gives(float("last_hidden_state", -1, -1, TextWide))
}

// TokenGraph is a transformer of the token form: self-attention as one
// MultiHeadAttention node, plus what the text, the timestep and the coordinates add.
func TokenGraph() onnxgraph.Model {
	b := newBuilder("transformer",
		float("hidden_states", -1, -1, TokenWide), float("encoder_hidden_states", -1, -1, TextWide),
		ids("encoder_attention_mask"), float("timestep", -1, -1), float("video_coords", -1, 3, -1))
	b.m.Microsoft = true
	last := b.axes("last", 2)
	seen := b.attention("hidden_states", "seen")
	time := b.node("Unsqueeze", "time", []string{"timestep", last})
	time = b.node("Mul", "scaled_time", []string{time, b.number("per_mille", 1e-3)})
	place := b.node("Transpose", "place", []string{"video_coords"}, list("perm", 0, 2, 1))
	place = b.node("MatMul", "placed", []string{place, b.weights("place_weights", 1e-3, 3, TokenWide)})
	sum := b.node("Add", "sum1", []string{seen, b.textMean()})
	sum = b.node("Add", "sum2", []string{sum, time})
	sum = b.node("Add", "sum3", []string{sum, place})
	b.node("Add", "out_sample", []string{sum, "hidden_states"})
	return b.gives(float("out_sample", -1, -1, TokenWide))
}

// attention is com.microsoft.MultiHeadAttention of x with itself.
func (b *builder) attention(x, out string) string {
	b.m.Graph.Nodes = append(b.m.Graph.Nodes, onnxgraph.Node{
		Op: "MultiHeadAttention", Domain: "com.microsoft", In: []string{x, x, x}, Out: []string{out},
		Attrs: []onnxgraph.Attr{{Name: "num_heads", Value: int64(Heads)}},
	})
	return out
}

// textMean is the masked mean of the text over its length, [B,1,TokenWide].
func (b *builder) textMean() string {
	mask := b.node("Cast", "text_mask", []string{"encoder_attention_mask"}, onnxgraph.Attr{Name: "to", Value: int64(1)})
	mask = b.node("Unsqueeze", "text_mask_wide", []string{mask, b.axes("text_axis", 2)})
	masked := b.node("Mul", "masked", []string{"encoder_hidden_states", mask})
	mean := b.node("ReduceMean", "text_mean", []string{masked}, list("axes", 1))
	return b.node("MatMul", "text_out", []string{mean, b.weights("text_weights", 1, TextWide, TokenWide)})
}

// GridGraph is a transformer of the grid form, with one timestep for each clip.
func GridGraph() onnxgraph.Model {
	b := newBuilder("transformer",
		float("hidden_states", -1, Channels, -1, -1, -1), float("timestep", -1),
		float("encoder_hidden_states", -1, -1, TextWide))
	time := b.node("Unsqueeze", "time", []string{"timestep", b.axes("time_axes", 1, 2, 3, 4)})
	time = b.node("Mul", "scaled_time", []string{time, b.number("per_mille", 1e-3)})
	mean := b.node("ReduceMean", "text_mean", []string{"encoder_hidden_states"}, list("axes", 1), onnxgraph.Attr{Name: "keepdims", Value: int64(0)})
	text := b.node("MatMul", "text", []string{mean, b.weights("text_weights", 1, TextWide, Channels)})
	text = b.node("Unsqueeze", "text_wide", []string{text, b.axes("text_axes", 2, 3, 4)})
	sum := b.node("Add", "sum", []string{"hidden_states", time})
	b.node("Add", "out_sample", []string{sum, text})
	return b.gives(float("out_sample", -1, Channels, -1, -1, -1))
}

// CompatGraph is a transformer of the compat form: frames, height and width as
// numbers in place of coordinates.
func CompatGraph() onnxgraph.Model {
	m := TokenGraph()
	g := &m.Graph
	g.Inputs = append(g.Inputs[:4:4],
		infer.Port{Name: "num_frames", Type: infer.Int64, Shape: []int{}},
		infer.Port{Name: "height", Type: infer.Int64, Shape: []int{}},
		infer.Port{Name: "width", Type: infer.Int64, Shape: []int{}},
		float("rope_interpolation_scale", 3))
	for i, n := range g.Nodes {
		switch n.Out[0] {
		case "place":
			g.Nodes[i] = onnxgraph.Node{Op: "Unsqueeze", In: []string{"rope_interpolation_scale", "compat_axes"}, Out: n.Out}
		}
	}
	g.Weights = append(g.Weights, onnxgraph.Tensor{Name: "compat_axes", Shape: []int{2}, Ints: []int64{0, 1}})
	return m
}

// EncoderGraph is one causal convolution that takes blocks of 4×8×8 pixels to
// mean and variance: the first latent frame sees one pixel frame.
func EncoderGraph() onnxgraph.Model {
	b := newBuilder("vae_encoder", float("sample", -1, 3, -1, -1, -1))
	w := b.weights("weights", 0.05, 2*Channels, 3, Time, Space, Space)
	b.node("Conv", "latent_parameters", []string{"sample", w}, blocks()...)
	return b.gives(float("latent_parameters", -1, 2*Channels, -1, -1, -1))
}

// DecoderGraph mixes channels to colours, makes each latent a block of 4×8×8
// pixels, drops the frames before the first, and keeps pixels in [-1,1] with tanh.
func DecoderGraph() onnxgraph.Model {
	b := newBuilder("vae_decoder", float("latent_sample", -1, Channels, -1, -1, -1))
	colours := b.node("Conv", "colours", []string{"latent_sample", b.weights("weights", 1, 3, Channels, 1, 1, 1)})
	b.m.Graph.Weights = append(b.m.Graph.Weights, onnxgraph.Tensor{Name: "scales", Shape: []int{5}, Floats: []float32{1, 1, Time, Space, Space}})
	wide := b.node("Resize", "wide", []string{colours, "", "scales"},
		onnxgraph.Attr{Name: "mode", Value: "nearest"}, onnxgraph.Attr{Name: "nearest_mode", Value: "floor"},
		onnxgraph.Attr{Name: "coordinate_transformation_mode", Value: "asymmetric"})
	whole := b.node("Slice", "whole", []string{wide, b.axes("from", Time-1), b.axes("to", 1<<30), b.axes("frame_axis", 2)})
	b.node("Tanh", "sample", []string{whole})
	return b.gives(float("sample", -1, 3, -1, -1, -1))
}

// blocks is a convolution over blocks that do not overlap, causal in time.
func blocks() []onnxgraph.Attr {
	return []onnxgraph.Attr{
		list("kernel_shape", Time, Space, Space), list("strides", Time, Space, Space),
		list("pads", Time-1, 0, 0, 0, 0, 0),
	}
}

// SlowGraph squares a square matrix x again and again, nodes times, without
// growing it: something to interrupt.
func SlowGraph(nodes int) onnxgraph.Model {
	b := newBuilder("slow", float("x", -1, -1))
	at := "x"
	for i := range nodes {
		at = b.node("MatMul", label("product", i), []string{at, "x"})
		at = b.node("Tanh", label("bounded", i), []string{at})
	}
	b.node("Identity", "y", []string{at})
	return b.gives(float("y", -1, -1))
}

// LargeGraph adds a constant of so many floats to x, to be seen in the memory.
func LargeGraph(floats int) onnxgraph.Model {
	b := newBuilder("large", float("x", -1))
	b.node("Add", "y", []string{"x", b.weights("weights", 1, floats)})
	return b.gives(float("y", -1))
}
