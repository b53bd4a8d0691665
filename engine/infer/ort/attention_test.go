package ort_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"kinora/engine/enginetest"
	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/infer/ort"
)

func TestADeviceWithWrongAttentionLeavesItToTheCPU(t *testing.T) {
	if err := ort.Start(""); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("no such kernel")
	left := false
	healsOnceLeft := func() error {
		if left {
			return nil
		}
		return broken
	}
	leave := func([]string) error { left = true; return nil }
	if remark, err := ort.TryAttention(t.Context(), func() error { return nil }, leave); remark != "" || err != nil || left {
		t.Errorf("right attention: %q, %v", remark, err)
	}
	remark, err := ort.TryAttention(t.Context(), healsOnceLeft, leave)
	if err != nil || !left || !strings.Contains(remark, "on the CPU") || !strings.Contains(remark, "no such kernel") {
		t.Errorf("wrong attention: %q, %v", remark, err)
	}
	for what, leave := range map[string]func([]string) error{"no way to leave it": nil, "leaving it does not help": func([]string) error { return nil }} {
		remark, err := ort.TryAttention(t.Context(), func() error { return broken }, leave)
		if remark != "" || err == nil || !strings.Contains(err.Error(), "attention fails: no such kernel") {
			t.Errorf("%s: %q, %v", what, remark, err)
		}
	}
}

func TestTheTrialOfAttentionTellsRoundingFromWrongNumbers(t *testing.T) {
	want := []float32{0.5, -2, 1}
	for _, c := range []struct {
		got   []float32
		right bool
	}{
		{want, true},
		{[]float32{0.501, -2.002, 1}, true},
		{[]float32{0.52, -2, 1}, false},
		{[]float32{0, 0, 0}, false},
		{[]float32{0.5, float32(math.NaN()), 1}, false},
		{[]float32{0.5, float32(math.Inf(1)), 1}, false},
	} {
		if err := ort.CompareAttention(c.got, want); (err == nil) != c.right {
			t.Errorf("%v: %v", c.got, err)
		}
	}
}

func TestAttentionIsLeftToTheCPUByNameOrNotAtAll(t *testing.T) {
	var left []string
	rt := ort.WithoutAttention(func(nodes []string) error { left = nodes; return nil })
	if err := ort.Start(""); err != nil {
		t.Fatal(err)
	}
	try := func(data []byte) error {
		left = nil
		s, err := rt.Open(t.Context(), infer.Graph{Name: "transformer", Data: data})
		if err == nil {
			s.Close()
		}
		return err
	}
	if err := try(enginetest.TokenGraph().Marshal()); err != nil || !slices.Equal(left, []string{"MultiHeadAttention_seen"}) {
		t.Errorf("%q, %v", left, err)
	}
	if err := try(enginetest.DecoderGraph().Marshal()); err != nil || left != nil {
		t.Errorf("without attention: %q, %v", left, err)
	}
	for what, name := range map[string]string{"no name": "", "two lines": "a\nb"} {
		err := try(renamed(name))
		if !errors.Is(err, infer.ErrGraph) || left != nil || !strings.Contains(err.Error(), "use the device cpu") {
			t.Errorf("%s: %q, %v", what, left, err)
		}
	}
}

func TestMoreNamesThanONNXRuntimeTakesAreAnErrorThatSaysWhatToDo(t *testing.T) {
	if err := ort.Start(""); err != nil {
		t.Fatal(err)
	}
	name := strings.Repeat("a", 63)
	if err := ort.LeaveWebGPU(slices.Repeat([]string{name}, 128)); err != nil {
		t.Errorf("8191 bytes: %v", err)
	}
	if err := ort.LeaveWebGPU(slices.Repeat([]string{name}, 129)); err == nil || !strings.Contains(err.Error(), "use the device cpu") {
		t.Errorf("8255 bytes: %v", err)
	}
}

// renamed is a graph of one attention node called name.
func renamed(name string) []byte {
	var node, attr, graph, m onnxgraph.Message
	for range 3 {
		node.Text(1, "x")
	}
	node.Text(2, "y")
	node.Text(3, name)
	node.Text(4, "MultiHeadAttention")
	attr.Text(1, "num_heads")
	attr.Int(3, 1)
	attr.Int(20, 2)
	node.Bytes(5, attr)
	node.Text(7, "com.microsoft")
	graph.Bytes(1, node)
	graph.Text(2, "renamed")
	for field, port := range map[int]string{11: "x", 12: "y"} {
		graph.Bytes(field, floatPort(port))
	}
	m.Int(1, 10)
	m.Bytes(7, graph)
	for domain, version := range map[string]int64{"": 17, "com.microsoft": 1} {
		var set onnxgraph.Message
		set.Text(1, domain)
		set.Int(2, version)
		m.Bytes(8, set)
	}
	return m
}

func floatPort(name string) []byte {
	var tensor, kind, port onnxgraph.Message
	tensor.Int(1, 1)
	kind.Bytes(1, tensor)
	port.Text(1, name)
	port.Bytes(2, kind)
	return port
}
