package ort

import (
	"cmp"
	"context"
	"fmt"
	"math"

	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/tensor"
)

// The extents of the attention that a device is tried with. Fewer than 32 queries
// take other kernels than the graphs of packs do.
const (
	attendTokens = 64
	attendHeads  = 2
	attendWide   = 64
)

// attentionTolerance is how far a number may be off, as a share of the largest. It
// lets products in reduced precision (TensorFloat-32, half) pass; wrong kernels are
// off by far more.
const attentionTolerance = 5e-3

// tryAttention runs attention without and with a bias and checks both.
func (r *Runtime) tryAttention(ctx context.Context) error {
	s, err := r.Open(ctx, attentionGraph())
	if err != nil {
		return err
	}
	defer s.Close()
	in := attentionInputs()
	plain, biased := tensor.NewFloat(in["q"].Dims()...), tensor.NewFloat(in["q"].Dims()...)
	if err := s.Run(ctx, in, map[string]*tensor.Float{"plain": plain, "biased": biased}); err != nil {
		return err
	}
	none := tensor.NewFloat(in["bias"].Dims()...)
	return cmp.Or(
		compare(plain.Data, attend(in, none.Data)),
		compare(biased.Data, attend(in, in["bias"].(*tensor.Float).Data)))
}

// compare measures the largest difference against the largest value.
func compare(got, want []float32) error {
	var off, largest float64
	for i, w := range want {
		off = math.Max(off, math.Abs(float64(got[i]-w))) // NaN stays NaN, which is off
		largest = math.Max(largest, math.Abs(float64(w)))
	}
	if off <= attentionTolerance*largest {
		return nil
	}
	return fmt.Errorf("off by %.2g %%", 100*off/largest)
}

// attentionInputs is numbers as noise has them, and a bias that favours near keys.
func attentionInputs() map[string]infer.Value {
	in := map[string]infer.Value{}
	for n, name := range []string{"q", "k", "v"} {
		t := tensor.NewFloat(1, attendTokens, attendHeads*attendWide)
		for i := range t.Data {
			t.Data[i] = noise(n*len(t.Data) + i)
		}
		in[name] = t
	}
	bias := tensor.NewFloat(1, 1, attendTokens, attendTokens)
	for i := range bias.Data {
		bias.Data[i] = -float32(math.Abs(float64(i/attendTokens-i%attendTokens))) / 8
	}
	in["bias"] = bias
	return in
}

// noise is number i of a fixed sequence that looks random, between -2 and 2.
func noise(i int) float32 {
	_, f := math.Modf(math.Sin(float64(i)*12.9898+1) * 43758.5453)
	return float32(2 * f)
}

// attend is softmax(q·kᵀ/√wide + bias)·v of each head, in double precision.
func attend(in map[string]infer.Value, bias []float32) []float32 {
	q, k, v := in["q"].(*tensor.Float).Data, in["k"].(*tensor.Float).Data, in["v"].(*tensor.Float).Data
	out := make([]float32, len(q))
	for head := range attendHeads {
		for row := range attendTokens {
			weights := attentionWeights(q, k, bias[row*attendTokens:], row, head)
			for c := range attendWide {
				sum := 0.0
				for key, w := range weights {
					sum += w * float64(v[place(key, head)+c])
				}
				out[place(row, head)+c] = float32(sum)
			}
		}
	}
	return out
}

// attentionWeights is how much one query heeds each key; together 1.
func attentionWeights(q, k, bias []float32, row, head int) []float64 {
	weights, sum := make([]float64, attendTokens), 0.0
	for key := range weights {
		dot := 0.0
		for c := range attendWide {
			dot += float64(q[place(row, head)+c]) * float64(k[place(key, head)+c])
		}
		weights[key] = math.Exp(dot/math.Sqrt(attendWide) + float64(bias[key]))
		sum += weights[key]
	}
	for key := range weights {
		weights[key] /= sum
	}
	return weights
}

// place is where a token's numbers of one head begin.
func place(token, head int) int { return (token*attendHeads + head) * attendWide }

// attentionGraph is two nodes: attention without and with a bias.
func attentionGraph() infer.Graph {
	port := func(name string, shape ...int) infer.Port {
		return infer.Port{Name: name, Type: infer.Float32, Shape: shape}
	}
	node := func(out string, in ...string) onnxgraph.Node {
		return onnxgraph.Node{
			Op: "MultiHeadAttention", Domain: "com.microsoft", In: in, Out: []string{out},
			Attrs: []onnxgraph.Attr{{Name: "num_heads", Value: int64(attendHeads)}},
		}
	}
	const wide = attendHeads * attendWide
	m := onnxgraph.Model{Opset: 17, Microsoft: true, Graph: onnxgraph.Graph{
		Name:    "trial",
		Nodes:   []onnxgraph.Node{node("plain", "q", "k", "v"), node("biased", "q", "k", "v", "", "", "bias")},
		Inputs:  []infer.Port{port("q", 1, -1, wide), port("k", 1, -1, wide), port("v", 1, -1, wide), port("bias", 1, 1, -1, -1)},
		Outputs: []infer.Port{port("plain", 1, -1, wide), port("biased", 1, -1, wide)},
	}}
	return infer.Graph{Name: "trial", Data: m.Marshal()}
}
