package main

import (
	"context"
	"fmt"
	"math"

	"kinora/engine/infer"
	"kinora/engine/tensor"
)

// The axes of heads that are not named after labels.
const (
	xy   = "x, y" // 2: places from -1 to 1, right and down
	free = "free" // as many as the graph says
)

// head is an output: a batch, and the axes that follow, each the labels of a head, xy or free.
type head struct {
	name string
	axes []string
}

// judge is one network with the extents of its outputs behind the batch.
type judge struct {
	session infer.Session
	name    string
	input   string
	extents map[string][]int
}

// openJudge loads a network and checks that its input and heads are what the card says.
func openJudge(ctx context.Context, runtime infer.Runtime, path string, input infer.Port, heads []head, c *card) (*judge, error) {
	graph := infer.Graph{Name: path, Path: path}
	for _, h := range heads {
		graph.Outputs = append(graph.Outputs, h.name)
	}
	session, err := runtime.Open(ctx, graph)
	if err != nil {
		return nil, err
	}
	j := &judge{session: session, name: path, input: input.Name, extents: map[string][]int{}}
	if err := j.check(input, heads, c); err != nil {
		j.close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return j, nil
}

func (j *judge) check(input infer.Port, heads []head, c *card) error {
	if in := j.session.Inputs(); len(in) != 1 || in[0].Name != input.Name || !alike(in[0], input) {
		return fmt.Errorf("its inputs are %v, want one: %v (-1 is any extent)", in, input)
	}
	for i, out := range j.session.Outputs() {
		want := infer.Port{Name: heads[i].name, Type: infer.Float32, Shape: []int{-1}}
		for _, axis := range heads[i].axes {
			want.Shape = append(want.Shape, c.extent(axis))
		}
		if !alike(out, want) {
			return fmt.Errorf("its output %s is %s %v, but judges.json makes it %s %v (-1 is any extent)",
				out.Name, out.Type, out.Shape, want.Type, want.Shape)
		}
		extents := want.Shape[1:]
		if last := len(extents) - 1; extents[last] < 0 {
			if extents[last] = out.Shape[last+1]; extents[last] < 1 {
				return fmt.Errorf("its output %s does not say how wide it is", out.Name)
			}
		}
		j.extents[out.Name] = extents
	}
	return nil
}

// extent is how many values an axis has, -1 where the graph says it.
func (c *card) extent(axis string) int {
	switch axis {
	case xy:
		return 2
	case free:
		return -1
	}
	return len(c.Labels[axis])
}

// alike compares type, rank and every extent that both know.
func alike(a, b infer.Port) bool {
	if a.Type != b.Type || len(a.Shape) != len(b.Shape) {
		return false
	}
	for i, n := range a.Shape {
		if n >= 0 && b.Shape[i] >= 0 && n != b.Shape[i] {
			return false
		}
	}
	return true
}

// run judges a batch.
func (j *judge) run(ctx context.Context, in *tensor.Float) (scores, error) {
	out := scores{}
	for name, extents := range j.extents {
		out[name] = tensor.NewFloat(append([]int{in.Shape[0]}, extents...)...)
	}
	if err := j.session.Run(ctx, map[string]infer.Value{j.input: in}, out); err != nil {
		return nil, err
	}
	for name, t := range out {
		for _, v := range t.Data {
			if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
				return nil, fmt.Errorf("%s: its output %s is %v, which judges nothing", j.name, name, v)
			}
		}
	}
	return out, nil
}

func (j *judge) close() {
	if j != nil {
		_ = j.session.Close() // nothing was written that could be lost
	}
}

// scores are a judge's outputs by head.
type scores map[string]*tensor.Float

// at is the part of a head's output that the leading indices name.
func (s scores) at(head string, indices ...int) []float32 {
	t := s[head]
	from, size := 0, len(t.Data)
	for i, index := range indices {
		size /= t.Shape[i]
		from += index * size
	}
	return t.Data[from : from+size]
}
