package enginetest

import "kinora/engine/infer/onnxgraph"

// CriticGraph gives the mean of what it sees, of its references and of the words, so that
// every noise has a score of its own, none of which is enough.
func CriticGraph() onnxgraph.Model {
	b := newBuilder("critic", float("frames", -1, 3, -1, -1), float("references", -1, 3, -1, -1),
		float("encoder_hidden_states", -1, -1, TextWide), ids("encoder_attention_mask"))
	mean := func(name, of string) string {
		return b.node("ReduceMean", name, []string{of}, list("axes", 0, 1, 2, 3), onnxgraph.Attr{Name: "keepdims", Value: int64(0)})
	}
	seen := b.node("Add", "seen", []string{mean("own", "frames"), mean("kin", "references")})
	mask := b.node("Cast", "mask", []string{"encoder_attention_mask"}, onnxgraph.Attr{Name: "to", Value: int64(1)})
	wide := b.node("Unsqueeze", "wide", []string{mask, b.axes("last", 2)})
	words := b.node("Mul", "words", []string{"encoder_hidden_states", wide})
	read := b.node("ReduceMean", "read", []string{words}, list("axes", 1, 2), onnxgraph.Attr{Name: "keepdims", Value: int64(0)})
	both := b.node("Add", "both", []string{seen, read})
	b.node("Sub", "score", []string{both, b.number("far", 10)})
	return b.gives(float("score", -1))
}
