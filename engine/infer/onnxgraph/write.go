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
	var out message
	out.int(1, irVersion)
	out.string(2, "kinora")
	out.bytes(7, m.Graph.marshal())
	out.bytes(8, opset("", m.Opset))
	if m.Microsoft {
		out.bytes(8, opset("com.microsoft", 1))
	}
	return out
}

func opset(domain string, version int64) []byte {
	var m message
	m.string(1, domain)
	m.int(2, version)
	return m
}

func (g Graph) marshal() []byte {
	var m message
	for _, n := range g.Nodes {
		m.bytes(1, n.marshal())
	}
	m.string(2, g.Name)
	for _, w := range g.Weights {
		m.bytes(5, w.marshal())
	}
	for _, p := range g.Inputs {
		m.bytes(11, marshalPort(p))
	}
	for _, p := range g.Outputs {
		m.bytes(12, marshalPort(p))
	}
	return m
}

func (n Node) marshal() []byte {
	var m message
	for _, s := range n.In {
		m.string(1, s)
	}
	for _, s := range n.Out {
		m.string(2, s)
	}
	m.string(3, n.Op+"_"+n.Out[0])
	m.string(4, n.Op)
	for _, a := range n.Attrs {
		m.bytes(5, a.marshal())
	}
	if n.Domain != "" {
		m.string(7, n.Domain)
	}
	return m
}

// marshal writes the value into the field for its kind and the kind into field 20.
func (a Attr) marshal() []byte {
	var m message
	m.string(1, a.Name)
	switch v := a.Value.(type) {
	case float32:
		m.float(2, v)
		m.int(20, 1)
	case int64:
		m.int(3, v)
		m.int(20, 2)
	case string:
		m.string(4, v)
		m.int(20, 3)
	case Tensor:
		m.bytes(5, v.marshal())
		m.int(20, 4)
	case []int64:
		for _, i := range v {
			m.int(8, i)
		}
		m.int(20, 7)
	}
	return m
}

func (t Tensor) marshal() []byte {
	var m message
	for _, d := range t.Shape {
		m.int(1, int64(d))
	}
	kind := infer.Float32
	if t.Ints != nil {
		kind = infer.Int64
	}
	m.int(2, codeOf(kind))
	m.string(8, t.Name)
	if t.External == "" {
		m.bytes(9, t.Raw())
		return m
	}
	m.bytes(13, entry("location", t.External))
	m.bytes(13, entry("offset", fmt.Sprint(t.Offset)))
	m.bytes(13, entry("length", fmt.Sprint(len(t.Raw()))))
	m.int(14, 1)
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
	var m message
	m.string(1, key)
	m.string(2, value)
	return m
}

// marshalPort writes dynamic extents as named dimensions, as exporters do.
func marshalPort(p infer.Port) []byte {
	var shape message
	for i, d := range p.Shape {
		var dim message
		if d < 0 {
			dim.string(2, fmt.Sprintf("%s_%d", p.Name, i))
		} else {
			dim.int(1, int64(d))
		}
		shape.bytes(1, dim)
	}
	var tensor, kind, m message
	tensor.int(1, codeOf(p.Type))
	if p.Shape != nil {
		tensor.bytes(2, shape)
	}
	kind.bytes(1, tensor)
	m.string(1, p.Name)
	m.bytes(2, kind)
	return m
}
