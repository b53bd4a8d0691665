package onnxgraph

import (
	"bytes"
	"fmt"
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
}

func readOp(p piece) (op, error) {
	fields, err := pieces(p.content())
	o, domain := op{}, ""
	for _, f := range fields {
		if f.wire != wireBytes || f.number == 5 {
			continue
		}
		text := string(f.content())
		switch f.number {
		case 1:
			o.in = append(o.in, text)
		case 2:
			o.out = append(o.out, text)
		case 3:
			o.name = text
		case 4:
			o.kind = text
		case 7:
			domain = text
		}
	}
	if domain != "" && domain != "ai.onnx" {
		o.kind = ""
	}
	return o, err
}

// holdsGraph says whether an attribute of a node is a graph of its own.
func holdsGraph(p piece) (bool, error) {
	fields, err := pieces(p.content())
	for _, f := range fields {
		if f.number != 5 || f.wire != wireBytes || err != nil {
			continue
		}
		var inner []piece
		inner, err = pieces(f.content())
		for _, g := range inner {
			if g.wire == wireBytes && (g.number == 6 || g.number == 11) {
				return true, err
			}
		}
	}
	return false, err
}

// The element types of constants that are looked at.
const (
	float32Code = 1
	int8Code    = 3
	int64Code   = 7
	float16Code = 10
)

// constant is a weight as far as it is looked at. Without raw its values lie elsewhere.
type constant struct {
	name string
	code int64
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
			err = joined(err, c.packed(f))
		case f.number == 2 && f.wire == wireVarint:
			c.code = int64(f.value)
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

// joined is the first of two errors.
func joined(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
