package onnxgraph

import (
	"fmt"

	"kinora/engine/infer"
)

// readPort reads a ValueInfoProto. A port that is no dense tensor has type Other.
func readPort(s span) (infer.Port, error) {
	p := infer.Port{Type: infer.Other}
	err := s.fields(func(f field) (err error) {
		switch {
		case f.wire != wireBytes:
		case f.number == 1:
			p.Name, err = f.body.string()
		case f.number == 2:
			err = readType(f.body, &p)
		}
		return err
	})
	return p, err
}

// readType reads a TypeProto: field 1 is a dense tensor, the others are
// sequences, maps, optionals and sparse tensors.
func readType(s span, p *infer.Port) error {
	return s.fields(func(f field) error {
		if f.number != 1 || f.wire != wireBytes {
			return nil
		}
		return f.body.fields(func(f field) (err error) {
			switch {
			case f.number == 1 && f.wire == wireVarint:
				p.Type = TypeOf(int64(f.value))
			case f.number == 2 && f.wire == wireBytes:
				p.Shape, err = readShape(f.body)
			}
			return err
		})
	})
}

func readShape(s span) ([]int, error) {
	shape := []int{}
	err := s.fields(func(f field) error {
		if f.number != 1 || f.wire != wireBytes {
			return nil
		}
		if len(shape) >= maxDims {
			return fmt.Errorf("%w: a port of more than %d dimensions", ErrNotONNX, maxDims)
		}
		d, err := readDim(f.body)
		shape = append(shape, d)
		return err
	})
	return shape, err
}

// readDim gives a named or missing extent as -1.
func readDim(s span) (int, error) {
	d := -1
	err := s.fields(func(f field) error {
		if f.number == 1 && f.wire == wireVarint && int64(f.value) >= 0 {
			d = int(f.value)
		}
		return nil
	})
	return d, err
}
