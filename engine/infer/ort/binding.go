package ort

import (
	"fmt"
	"runtime"
	"sort"

	onnx "github.com/yalue/onnxruntime_go"

	"kinora/engine/infer"
	"kinora/engine/tensor"
)

// binding is the values of one Run: views of Go memory, pinned while ONNX Runtime
// holds them.
type binding struct {
	in, out []onnx.Value
	pins    runtime.Pinner
}

func (b *binding) release() {
	for _, v := range append(b.in, b.out...) {
		v.Destroy()
	}
	b.pins.Unpin()
}

// bind checks every value against its port and makes the views.
func (s *session) bind(b *binding, in map[string]infer.Value, out map[string]*tensor.Float) error {
	if err := s.known(in, out); err != nil {
		return err
	}
	for _, p := range s.inputs {
		v := in[p.Name]
		if missing(v) {
			return s.misfit("input", p, "is missing")
		}
		if err := s.bindInput(b, p, v); err != nil {
			return err
		}
	}
	for _, p := range s.outputs {
		t := out[p.Name]
		if t == nil {
			return s.misfit("output", p, "has no tensor to be written to")
		}
		if err := s.bindOutput(b, p, t); err != nil {
			return err
		}
	}
	return nil
}

func missing(v infer.Value) bool {
	switch t := v.(type) {
	case nil:
		return true
	case *tensor.Float:
		return t == nil
	case *tensor.Int:
		return t == nil
	}
	return false
}

// known refuses names that the graph does not have.
func (s *session) known(in map[string]infer.Value, out map[string]*tensor.Float) error {
	var strange []string
	for name := range in {
		if !has(s.inputs, name) {
			strange = append(strange, "input "+name)
		}
	}
	for name := range out {
		if !has(s.outputs, name) {
			strange = append(strange, "output "+name)
		}
	}
	if len(strange) == 0 {
		return nil
	}
	sort.Strings(strange)
	return fmt.Errorf("%s: %w: it has no %s", s.name, infer.ErrPort, strange[0])
}

func has(ports []infer.Port, name string) bool {
	for _, p := range ports {
		if p.Name == name {
			return true
		}
	}
	return false
}

func (s *session) misfit(kind string, p infer.Port, what string) error {
	return fmt.Errorf("%s: %w: %s %s %s", s.name, infer.ErrPort, kind, p.Name, what)
}

func (s *session) bindInput(b *binding, p infer.Port, v infer.Value) error {
	var made onnx.Value
	var err error
	switch t := v.(type) {
	case *tensor.Float:
		if err := s.fits("input", p, infer.Float32, t.Shape, len(t.Data)); err != nil {
			return err
		}
		made, err = view(b, t.Shape, t.Data)
	case *tensor.Int:
		if err := s.fits("input", p, infer.Int64, t.Shape, len(t.Data)); err != nil {
			return err
		}
		made, err = view(b, t.Shape, t.Data)
	default:
		return s.misfit("input", p, fmt.Sprintf("was given a %T", v))
	}
	if err != nil {
		return s.misfit("input", p, oneLine(err))
	}
	b.in = append(b.in, made)
	return nil
}

func (s *session) bindOutput(b *binding, p infer.Port, t *tensor.Float) error {
	if err := s.fits("output", p, infer.Float32, t.Shape, len(t.Data)); err != nil {
		return err
	}
	if len(t.Shape) == 0 {
		return s.misfit("output", p, "is a lone number; graphs must give at least one dimension")
	}
	made, err := view(b, t.Shape, t.Data)
	if err != nil {
		return s.misfit("output", p, oneLine(err))
	}
	b.out = append(b.out, made)
	return nil
}

// fits checks type, rank, fixed extents and the number of elements.
func (s *session) fits(kind string, p infer.Port, t infer.Type, shape []int, n int) error {
	if p.Type != t {
		return s.misfit(kind, p, fmt.Sprintf("is %s, got %s", p.Type, t))
	}
	if tensor.Size(shape) != n {
		return s.misfit(kind, p, fmt.Sprintf("got %d values for shape %v", n, shape))
	}
	if p.Shape != nil && !matches(p.Shape, shape, kind == "input") {
		return s.misfit(kind, p, fmt.Sprintf("has shape %v (-1 is any), got %v", p.Shape, shape))
	}
	return nil
}

// matches compares ranks, and for inputs the fixed extents too. What a graph
// declares of an output's extents is often wrong; ONNX Runtime checks the real ones.
func matches(port, shape []int, extents bool) bool {
	if len(port) != len(shape) {
		return false
	}
	for i, d := range port {
		if extents && d >= 0 && d != shape[i] {
			return false
		}
	}
	return true
}

// view wraps Go memory as an ONNX Runtime value and pins it. A lone number is
// copied: the binding has no view of rank 0.
func view[T float32 | int64](b *binding, shape []int, data []T) (onnx.Value, error) {
	if len(shape) == 0 {
		return onnx.NewScalar(data[0])
	}
	if len(data) > 0 {
		b.pins.Pin(&data[0])
	}
	dims := make([]int64, len(shape))
	for i, d := range shape {
		dims[i] = int64(d)
	}
	return onnx.NewTensor(dims, data)
}
