package onnxgraph

import "kinora/engine/infer"

// Model is a graph with the operator sets that its nodes come from.
type Model struct {
	Graph Graph
	// Opset is the version of the standard operators, 17 to 21 for packs.
	Opset int64
	// Microsoft adds com.microsoft v1, the home of MultiHeadAttention.
	Microsoft bool
}

// Graph is nodes in the order they run, with constants and typed borders.
type Graph struct {
	Name    string
	Nodes   []Node
	Inputs  []infer.Port
	Outputs []infer.Port
	Weights []Tensor
}

// Node is one operator. An empty input name leaves out an optional input.
type Node struct {
	Op     string
	Domain string // "" is the standard domain
	In     []string
	Out    []string
	Attrs  []Attr
}

// Attr is a constant of a node. Value is an int64, a float32, a string, an
// []int64 or a Tensor.
type Attr struct {
	Name  string
	Value any
}

// Tensor is a constant: either Floats or Ints is set. With External set the
// values are not written; they lie in that file beside the graph, from Offset on.
type Tensor struct {
	Name     string
	Shape    []int
	Floats   []float32
	Ints     []int64
	External string
	Offset   int64
}

// TypeOf gives an element type its name at a border: float32, int64, or the name
// of a type that the pack contract does not allow, such as float16.
func TypeOf(code int64) infer.Type {
	if name, ok := typeNames[code]; ok {
		return name
	}
	return infer.Other
}

// codeOf is the inverse of TypeOf; 0 (undefined) for unknown names.
func codeOf(t infer.Type) int64 {
	for code, name := range typeNames {
		if name == t {
			return code
		}
	}
	return 0
}

// typeNames is TensorProto.DataType.
var typeNames = map[int64]infer.Type{
	1: infer.Float32, 2: "uint8", 3: "int8", 4: "uint16", 5: "int16", 6: "int32",
	7: infer.Int64, 8: "string", 9: "bool", 10: "float16", 11: "float64",
	12: "uint32", 13: "uint64", 16: "bfloat16",
}
