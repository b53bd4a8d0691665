package onnxgraph_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kinora/engine/enginetest"
	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
)

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	m := enginetest.TokenGraph()
	info, err := onnxgraph.ReadBytes(m.Marshal())
	if err != nil {
		t.Fatal(err)
	}
	same := func(a, b infer.Port) bool {
		return a.Name == b.Name && a.Type == b.Type && slices.Equal(a.Shape, b.Shape)
	}
	if !slices.EqualFunc(info.Inputs, m.Graph.Inputs, same) || !slices.EqualFunc(info.Outputs, m.Graph.Outputs, same) {
		t.Errorf("inputs %v, outputs %v", info.Inputs, info.Outputs)
	}
	if info.Opsets[""] != 17 || info.Opsets["com.microsoft"] != 1 || info.IR != 10 {
		t.Errorf("opsets %v, IR %d", info.Opsets, info.IR)
	}
	if info.Attention != 1 || info.Nodes != len(m.Graph.Nodes) || len(info.External) != 0 {
		t.Errorf("%d attentions, %d nodes, external %q", info.Attention, info.Nodes, info.External)
	}
	if !slices.Equal(m.Marshal(), m.Marshal()) {
		t.Error("the same model gives two files")
	}
}

func TestAttentionNodesAreNamedAlsoInsideBranchesAndWithoutANameOnlyCounted(t *testing.T) {
	node := func(name, op string) onnxgraph.Message {
		var m onnxgraph.Message
		m.Text(4, op) // before the name: fields may come in any order
		if name != "" {
			m.Text(3, name)
		}
		return m
	}
	var inner, attr, graph, m onnxgraph.Message
	inner.Bytes(1, node("/inner", "MultiHeadAttention"))
	attr.Bytes(6, inner)
	branch := node("/if", "If")
	branch.Bytes(5, attr)
	for _, n := range []onnxgraph.Message{node("/first", "MultiHeadAttention"), branch, node("/other", "MatMul"), node("", "MultiHeadAttention")} {
		graph.Bytes(1, n)
	}
	graph.Bytes(12, nil)
	m.Bytes(7, graph)
	info, err := onnxgraph.ReadBytes(m)
	if err != nil {
		t.Fatal(err)
	}
	if info.Attention != 3 || !slices.Equal(info.AttentionNames, []string{"/first", "/inner"}) {
		t.Errorf("%d attentions, called %q", info.Attention, info.AttentionNames)
	}
	for range 5000 {
		graph.Bytes(1, node("", "MultiHeadAttention"))
	}
	m = nil
	m.Bytes(7, graph)
	if _, err := onnxgraph.ReadBytes(m); !errors.Is(err, onnxgraph.ErrNotONNX) {
		t.Errorf("thousands of attentions: %v", err)
	}
}

func TestEveryAttentionOfTheBuiltInPackHasANameOfItsOwn(t *testing.T) {
	for graph, want := range map[string]int{"text_encoder": 1, "transformer": 1, "vae_encoder": 0, "vae_decoder": 0} {
		info, err := onnxgraph.ReadFile(filepath.Join("..", "..", "..", "assets", "packs", "papercut", graph, "model.onnx"))
		if err != nil {
			t.Fatal(err)
		}
		names := slices.Compact(slices.Sorted(slices.Values(info.AttentionNames)))
		if info.Attention < want || len(names) != info.Attention {
			t.Errorf("%s has %d attentions, called %q", graph, info.Attention, names)
		}
		t.Logf("%s: %d attentions of %d nodes, %q", graph, info.Attention, info.Nodes, info.AttentionNames)
	}
}

func TestUnknownRankAndNoRankAreToldApart(t *testing.T) {
	m := enginetest.SlowGraph(1)
	m.Graph.Inputs = []infer.Port{{Name: "unknown", Type: infer.Float32}, {Name: "none", Type: infer.Int64, Shape: []int{}}, {Name: "half", Type: "float16", Shape: []int{0, 2}}}
	info, err := onnxgraph.ReadBytes(m.Marshal())
	if err != nil {
		t.Fatal(err)
	}
	if in := info.Inputs; in[0].Shape != nil || in[1].Shape == nil || in[2].Type != "float16" || !slices.Equal(in[2].Shape, []int{0, 2}) {
		t.Errorf("%v", in)
	}
}

func TestWeightsOutsideAreFoundInConstantsToo(t *testing.T) {
	m := enginetest.SlowGraph(1)
	m.Graph.Weights = []onnxgraph.Tensor{{Name: "w", Shape: []int{1}, Floats: []float32{1}, External: "b.bin"}}
	m.Graph.Nodes[0].Attrs = []onnxgraph.Attr{{Name: "value", Value: onnxgraph.Tensor{Shape: []int{1}, Floats: []float32{1}, External: "a.bin"}}}
	info, err := onnxgraph.ReadBytes(m.Marshal())
	if err != nil || !slices.Equal(info.External, []string{"a.bin", "b.bin"}) {
		t.Errorf("%q, %v", info.External, err)
	}
}

func TestWeightsAreSkippedAndNotRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "model.onnx")
	if err := os.WriteFile(path, enginetest.LargeGraph(4<<20).Marshal(), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	st, _ := f.Stat()
	r := &counting{f: f}
	if _, err := onnxgraph.Read(r, st.Size()); err != nil {
		t.Fatal(err)
	}
	if r.bytes > 512<<10 {
		t.Errorf("%d of %d bytes were read", r.bytes, st.Size())
	}
}

type counting struct {
	f     *os.File
	bytes int
}

func (c *counting) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.f.ReadAt(p, off)
	c.bytes += n
	return n, err
}

// nested is a message inside a message, depth times over: an If inside an If.
func nested(depth int) []byte {
	var graph onnxgraph.Message
	for range depth {
		var attr, node, outer onnxgraph.Message
		attr.Bytes(6, graph)
		node.Bytes(5, attr)
		outer.Bytes(1, node)
		graph = outer
	}
	var m onnxgraph.Message
	m.Bytes(7, graph)
	return m
}

func TestWhatIsNoModelIsAnError(t *testing.T) {
	whole := enginetest.TokenGraph().Marshal()
	long := onnxgraph.Message{}
	long.Bytes(7, []byte{0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("this is no model"), "zeros": make([]byte, 100),
		"half of one": whole[:len(whole)/2], "a model without a graph": {0x08, 0x0a},
		"a length beyond numbers": long, "a number without end": []byte(strings.Repeat("\xff", 12)),
		"graphs without bottom": nested(300),
	} {
		if _, err := onnxgraph.ReadBytes(data); !errors.Is(err, onnxgraph.ErrNotONNX) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, m := range []onnxgraph.Model{enginetest.TokenGraph(), enginetest.DecoderGraph(), enginetest.CompatGraph()} {
		f.Add(m.Marshal())
	}
	f.Add(nested(3))
	f.Fuzz(func(t *testing.T, data []byte) {
		info, err := onnxgraph.ReadBytes(data)
		if err != nil && !errors.Is(err, onnxgraph.ErrNotONNX) {
			t.Errorf("not a clear error: %v", err)
		}
		if err == nil && len(info.Outputs) == 0 {
			t.Error("a graph without outputs passes")
		}
	})
}
