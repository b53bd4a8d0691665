package onnxgraph_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"

	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
)

// stored is a model of one product, x [?,4] by a matrix [4,3] that is stored in int8 with a
// float16 scale for each two numbers of a column; change alters its nodes.
func stored(change func(nodes []onnxgraph.Node) []onnxgraph.Node) []byte {
	// 0.5 is 0x3800 in float16, 2 is 0x4000.
	scales := []byte{0, 0x38, 0, 0x38, 0, 0x38, 0, 0x40, 0, 0x38, 0, 0x38}
	return product(4, 3, change,
		raw("w.small", 3, []int64{2, 2, 3}, []byte{127, 2, 0, 0xff, 4, 0, 100, 127, 0, 0, 0x81, 0}),
		raw("w.scale.half", 10, []int64{2, 1, 3}, scales))
}

// large is the same of a matrix of so many rows and columns, in groups of 64.
func large(rows, columns int64) []byte {
	numbers, scales := make([]byte, rows*columns), bytes.Repeat([]byte{0, 0x38}, int(rows/64*columns))
	for i := range numbers {
		numbers[i] = byte(i * 7)
	}
	return product(rows, columns, as, raw("w.small", 3, []int64{rows / 64, 64, columns}, numbers),
		raw("w.scale.half", 10, []int64{rows / 64, 1, columns}, scales))
}

// product is a model of one product by a matrix of that shape.
func product(rows, columns int64, change func(nodes []onnxgraph.Node) []onnxgraph.Node, weights ...[]byte) []byte {
	nodes := []onnxgraph.Node{
		{Op: "Cast", In: []string{"w.small"}, Out: []string{"w.wide"}, Attrs: []onnxgraph.Attr{{Name: "to", Value: int64(1)}}},
		{Op: "Cast", In: []string{"w.scale.half"}, Out: []string{"w.scale"}, Attrs: []onnxgraph.Attr{{Name: "to", Value: int64(1)}}},
		{Op: "Mul", In: []string{"w.wide", "w.scale"}, Out: []string{"w.groups"}},
		{Op: "Reshape", In: []string{"w.groups", "w.shape"}, Out: []string{"w"}},
		{Op: "MatMul", In: []string{"x", "w"}, Out: []string{"y"}},
	}
	m := onnxgraph.Model{Opset: 17, Graph: onnxgraph.Graph{
		Name: "stored", Nodes: change(nodes),
		Inputs:  []infer.Port{{Name: "x", Type: infer.Float32, Shape: []int{-1, int(rows)}}},
		Outputs: []infer.Port{{Name: "y", Type: infer.Float32, Shape: []int{-1, int(columns)}}},
		Weights: []onnxgraph.Tensor{{Name: "w.shape", Shape: []int{2}, Ints: []int64{rows, columns}}},
	}}
	return withWeights(m.Marshal(), weights...)
}

func raw(name string, code int64, dims []int64, data []byte) []byte {
	var t onnxgraph.Message
	for _, d := range dims {
		t.Int(1, d)
	}
	t.Int(2, code)
	t.Text(8, name)
	t.Bytes(9, data)
	return t
}

// withWeights is a model with more constants in its graph, and without com.microsoft.
func withWeights(model []byte, weights ...[]byte) []byte {
	graph := onnxgraph.Inside(model, 7)
	for _, w := range weights {
		graph.Bytes(5, w)
	}
	return modelOf(graph)
}

// modelOf is a model of a graph.
func modelOf(graph []byte) []byte {
	var out onnxgraph.Message
	out.Int(1, 10)
	out.Bytes(7, graph)
	var set onnxgraph.Message
	set.Text(1, "")
	set.Int(2, 17)
	out.Bytes(8, set)
	return out
}

func as(nodes []onnxgraph.Node) []onnxgraph.Node { return nodes }

func TestMatricesThatAreStoredSmallAreMultipliedInIntegers(t *testing.T) {
	data, err := onnxgraph.Integers(stored(as))
	if err != nil {
		t.Fatal(err)
	}
	info, err := onnxgraph.ReadBytes(data)
	if err != nil || info.Nodes != 1 || info.Opsets["com.microsoft"] != 1 || len(info.Inputs) != 1 || info.Inputs[0].Name != "x" {
		t.Fatalf("%+v, %v", info, err)
	}
	numbers, scales := onnxgraph.Constant(data, "w.columns"), onnxgraph.Constant(data, "w.column_scales")
	// The columns are 63.5, -0.5, 200, 0; 1, 2, 63.5, -63.5; and zeros.
	if want := []byte{40, 2, 0, 0, 4, 0, 127, 127, 0, 0, 0x81, 0}; !bytes.Equal(numbers, want) {
		t.Errorf("numbers %v, not %v", numbers, want)
	}
	for c, want := range []float32{200. / 127, 0.5, 0} {
		if got := math.Float32frombits(binary.LittleEndian.Uint32(scales[4*c:])); math.Abs(float64(got-want)) > 1e-6 {
			t.Errorf("scale %d is %v, not %v", c, got, want)
		}
	}
	if onnxgraph.Constant(data, "w.small") != nil || onnxgraph.Constant(data, "w.shape") != nil {
		t.Error("the stored matrix is still there")
	}
	if again, err := onnxgraph.Integers(data); err != nil || !bytes.Equal(again, data) {
		t.Errorf("a second time changes something (%v)", err)
	}
}

func TestWhatIsUsedElsewhereOrOfAnotherFormStays(t *testing.T) {
	for name, change := range map[string]func([]onnxgraph.Node) []onnxgraph.Node{
		"the matrix is read twice": func(n []onnxgraph.Node) []onnxgraph.Node {
			return append(n, onnxgraph.Node{Op: "Neg", In: []string{"w"}, Out: []string{"z"}})
		},
		"the numbers are read twice": func(n []onnxgraph.Node) []onnxgraph.Node {
			return append(n, onnxgraph.Node{Op: "Neg", In: []string{"w.small"}, Out: []string{"z"}})
		},
		"the matrix comes first": func(n []onnxgraph.Node) []onnxgraph.Node {
			n[4].In = []string{"w", "x"}
			return n
		},
		"another operator's product": func(n []onnxgraph.Node) []onnxgraph.Node {
			n[4].Domain = "com.example"
			return n
		},
		"products of float16": func(n []onnxgraph.Node) []onnxgraph.Node {
			n[0].Attrs[0].Value = int64(10)
			return n
		},
		"a sum in place of the scale": func(n []onnxgraph.Node) []onnxgraph.Node {
			n[2].Op = "Add"
			return n
		},
	} {
		data := stored(change)
		if got, err := onnxgraph.Integers(data); err != nil || !bytes.Equal(got, data) {
			t.Errorf("%s: it is changed (%v)", name, err)
		}
	}
}

func TestAGraphWithBranchesStays(t *testing.T) {
	var branch, node onnxgraph.Message
	branch.Text(1, "then_branch")
	branch.Bytes(6, nil)
	node.Text(4, "If")
	node.Bytes(5, branch)
	graph := onnxgraph.Inside(stored(as), 7)
	graph.Bytes(1, node)
	data := modelOf(graph)
	if got, err := onnxgraph.Integers(data); err != nil || !bytes.Equal(got, data) {
		t.Errorf("it is changed (%v)", err)
	}
}

func FuzzIntegers(f *testing.F) {
	f.Add(stored(as))
	f.Add(stored(as)[:200])
	f.Fuzz(func(t *testing.T, data []byte) {
		made, err := onnxgraph.Integers(data)
		if err != nil {
			return
		}
		if _, err := onnxgraph.ReadBytes(data); err != nil {
			return
		}
		if _, err := onnxgraph.ReadBytes(made); err != nil {
			t.Errorf("what is made of a model cannot be read: %v", err)
		}
	})
}
