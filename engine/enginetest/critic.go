package enginetest

import (
	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/pack"
)

// CriticGraph gives the mean of what it sees and of the words, so that every noise has a
// score of its own, none of which is enough.
func CriticGraph() onnxgraph.Model {
	b := newBuilder("critic", float(pack.FeaturesPort, -1, -1, TokenWide), float("encoder_hidden_states", -1, -1, TextWide),
		ids("encoder_attention_mask"))
	seen := b.node("ReduceMean", "seen", []string{pack.FeaturesPort}, list("axes", 1, 2), onnxgraph.Attr{Name: "keepdims", Value: int64(0)})
	mask := b.node("Cast", "mask", []string{"encoder_attention_mask"}, onnxgraph.Attr{Name: "to", Value: int64(1)})
	wide := b.node("Unsqueeze", "wide", []string{mask, b.axes("last", 2)})
	words := b.node("Mul", "words", []string{"encoder_hidden_states", wide})
	read := b.node("ReduceMean", "read", []string{words}, list("axes", 1, 2), onnxgraph.Attr{Name: "keepdims", Value: int64(0)})
	both := b.node("Add", "both", []string{seen, read})
	b.node("Sub", "score", []string{both, b.number("far", 10)})
	return b.gives(float("score", -1))
}

// show has a transformer give what it makes as features, too.
func show(m *onnxgraph.Model) {
	m.Graph.Nodes = append(m.Graph.Nodes, onnxgraph.Node{Op: "Identity", In: []string{"out_sample"}, Out: []string{pack.FeaturesPort}})
	m.Graph.Outputs = append(m.Graph.Outputs, infer.Port{Name: pack.FeaturesPort, Type: infer.Float32, Shape: []int{-1, -1, TokenWide}})
}
