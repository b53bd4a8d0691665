package onnxgraph

import (
	"encoding/binary"
	"fmt"
	"math"

	"kinora/engine/infer"
)

const irVersion = 10

// Marshal returns the model as the bytes of an .onnx file. The same model gives
// the same bytes.
func (m Model) Marshal() []byte {
	var out Message
	out.Int(1, irVersion)
	out.Text(2, "kinora")
	out.Bytes(7, m.Graph.marshal())
	out.Bytes(8, opset("", m.Opset))
	if m.Microsoft {
		out.Bytes(8, opset("com.microsoft", 1))
	}
	return out
}

func opset(domain string, version int64) []byte {
	var m Message
	m.Text(1, domain)
	m.Int(2, version)
	return m
}

func (g Graph) marshal() []byte {
	var m Message
	for _, n := range g.Nodes {
		m.Bytes(1, n.marshal())
	}
	m.Text(2, g.Name)
	for _, w := range g.Weights {
		m.Bytes(5, w.marshal())
	}
	for _, p := range g.Inputs {
		m.Bytes(11, marshalPort(p))
	}
	for _, p := range g.Outputs {
		m.Bytes(12, marshalPort(p))
	}
	return m
}

func (n Node) marshal() []byte {
	var m Message
	for _, s := range n.In {
		m.Text(1, s)
	}
	for _, s := range n.Out {
		m.Text(2, s)
	}
	m.Text(3, n.Op+"_"+n.Out[0])
	m.Text(4, n.Op)
	for _, a := range n.Attrs {
		m.Bytes(5, a.marshal())
	}
	if n.Domain != "" {
		m.Text(7, n.Domain)
	}
	return m
}

// marshal writes the value into the field for its kind and the kind into field 20.
func (a Attr) marshal() []byte {
	var m Message
	m.Text(1, a.Name)
	switch v := a.Value.(type) {
	case float32:
		m.Float(2, v)
		m.Int(20, 1)
	case int64:
		m.Int(3, v)
		m.Int(20, 2)
	case string:
		m.Text(4, v)
		m.Int(20, 3)
	case Tensor:
		m.Bytes(5, v.marshal())
		m.Int(20, 4)
	case []int64:
		for _, i := range v {
			m.Int(8, i)
		}
		m.Int(20, 7)
	}
	return m
}

func (t Tensor) marshal() []byte {
	var m Message
	for _, d := range t.Shape {
		m.Int(1, int64(d))
	}
	kind := infer.Float32
	if t.Ints != nil {
		kind = infer.Int64
	}
	m.Int(2, codeOf(kind))
	m.Text(8, t.Name)
	if t.External == "" {
		m.Bytes(9, t.Raw())
		return m
	}
	m.Bytes(13, entry("location", t.External))
	m.Bytes(13, entry("offset", fmt.Sprint(t.Offset)))
	m.Bytes(13, entry("length", fmt.Sprint(len(t.Raw()))))
	m.Int(14, 1)
	return m
}

// Raw is the values as they lie in a file: little endian, row-major.
func (t Tensor) Raw() []byte {
	out := make([]byte, 0, 4*len(t.Floats)+8*len(t.Ints))
	for _, f := range t.Floats {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(f))
	}
	for _, i := range t.Ints {
		out = binary.LittleEndian.AppendUint64(out, uint64(i))
	}
	return out
}

func entry(key, value string) []byte {
	var m Message
	m.Text(1, key)
	m.Text(2, value)
	return m
}

// marshalPort writes dynamic extents as named dimensions, as exporters do.
func marshalPort(p infer.Port) []byte {
	var shape Message
	for i, d := range p.Shape {
		var dim Message
		if d < 0 {
			dim.Text(2, fmt.Sprintf("%s_%d", p.Name, i))
		} else {
			dim.Int(1, int64(d))
		}
		shape.Bytes(1, dim)
	}
	var tensor, kind, m Message
	tensor.Int(1, codeOf(p.Type))
	if p.Shape != nil {
		tensor.Bytes(2, shape)
	}
	kind.Bytes(1, tensor)
	m.Text(1, p.Name)
	m.Bytes(2, kind)
	return m
}
