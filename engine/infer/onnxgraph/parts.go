package onnxgraph

import (
	"bytes"
	"cmp"
	"fmt"

	"kinora/engine/infer"
)

// piece is a field of a message as it was written, tag and all.
type piece struct {
	field

	whole []byte
}

// message is the span of a message in memory.
func message(data []byte) span {
	return span{&source{r: bytes.NewReader(data), window: make([]byte, 0, min(len(data), windowSize))}, 0, int64(len(data))}
}

// pieces are the fields of a message in memory.
func pieces(data []byte) (out []piece, err error) {
	s := message(data)
	for off := s.start; off < s.end; {
		f, next, err := s.field(off)
		if err != nil {
			return nil, err
		}
		out = append(out, piece{f, data[off:next]})
		off = next
	}
	return out, nil
}

// content is the bytes inside a field of a message in memory.
func (p piece) content() []byte { return p.whole[len(p.whole)-int(p.body.size()):] }

// op is a node as far as it is looked at.
type op struct {
	kind, name string // kind is "" for other than the standard operators
	in, out    []string
	to         infer.Type // what a Cast makes
	graphs     bool       // an attribute is a graph of its own
}

func readOp(p piece) (o op, err error) {
	fields, err := pieces(p.content())
	domain := ""
	for _, f := range fields {
		if f.wire != wireBytes {
			continue
		}
		text := f.content()
		switch f.number {
		case 1:
			o.in = append(o.in, string(text))
		case 2:
			o.out = append(o.out, string(text))
		case 3:
			o.name = string(text)
		case 4:
			o.kind = string(text)
		case 5:
			err = cmp.Or(err, o.attribute(text))
		case 7:
			domain = string(text)
		}
	}
	if domain != "" && domain != "ai.onnx" {
		o.kind = ""
	}
	return o, err
}

// attribute notes the type that a Cast makes, and whether there is a graph.
func (o *op) attribute(data []byte) error {
	fields, err := pieces(data)
	name, number := "", int64(0)
	for _, f := range fields {
		switch {
		case f.number == 1 && f.wire == wireBytes:
			name = string(f.content())
		case f.number == 3 && f.wire == wireVarint:
			number = int64(f.value)
		case (f.number == 6 || f.number == 11) && f.wire == wireBytes:
			o.graphs = true
		}
	}
	if name == "to" {
		o.to = TypeOf(number)
	}
	return err
}

// constant is a weight as far as it is looked at. Without raw its values lie elsewhere.
type constant struct {
	name string
	kind infer.Type
	dims []int
	raw  []byte
}

func readConstant(p piece) (c constant, err error) {
	fields, err := pieces(p.content())
	for _, f := range fields {
		switch {
		case f.number == 1 && f.wire == wireVarint:
			c.dims = append(c.dims, int(f.value))
		case f.number == 1 && f.wire == wireBytes:
			err = cmp.Or(err, c.packed(f))
		case f.number == 2 && f.wire == wireVarint:
			c.kind = TypeOf(int64(f.value))
		case f.number == 8 && f.wire == wireBytes:
			c.name = string(f.content())
		case f.number == 9 && f.wire == wireBytes:
			c.raw = f.content()
		}
	}
	return c, err
}

// packed adds extents that are written one behind the other.
func (c *constant) packed(f piece) error {
	s := message(f.content())
	for off := s.start; off < s.end; {
		v, next, err := s.varint(off)
		if err != nil {
			return err
		}
		c.dims, off = append(c.dims, int(v)), next
	}
	if len(c.dims) > maxDims {
		return fmt.Errorf("%w: a weight of %d dimensions", ErrNotONNX, len(c.dims))
	}
	return nil
}
