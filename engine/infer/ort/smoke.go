package ort

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/tensor"
)

// smokeLimit bounds the trial of a device: a driver that hangs must not hang us.
const smokeLimit = 30 * time.Second

// The extents of the square matrices that a device is tried with: one to see that
// its numbers are right, one to see how fast it is.
const (
	smokeSide = 16
	raceSide  = 768
)

// try runs small graphs on d, checks the numbers and measures the speed. It never
// takes longer than smokeLimit: a trial that hangs is left behind.
func try(ctx context.Context, d device, o Options) Report {
	ctx, cancel := context.WithTimeoutCause(ctx, smokeLimit, fmt.Errorf("no answer in %s", smokeLimit))
	defer cancel()
	start := time.Now()
	done := make(chan Report, 1)
	go func() {
		done <- judge(ctx, d, o)
	}()
	var r Report
	select {
	case r = <-done:
	case <-ctx.Done():
		r = Report{Device: d.name, Why: context.Cause(ctx).Error()}
	}
	r.Took = time.Since(start)
	return r
}

// judge tries matrix products first, and attention if they are right.
func judge(ctx context.Context, d device, o Options) Report {
	r := Report{Device: d.name}
	var err error
	if r.Speed, err = smoke(ctx, d, o); err == nil {
		r.Why, err = smokeAttention(ctx, d, o)
		r.attentionOnCPU = r.Why != ""
	}
	if err != nil {
		r.Why = reason(err)
	}
	r.Works = err == nil
	return r
}

// reason is why a trial failed, without what is the same for every trial.
func reason(err error) string {
	text := oneLine(err)
	for _, prefix := range []string{"trial: ", infer.ErrGraph.Error() + ": ", infer.ErrRun.Error() + ": "} {
		if len(text) > len(prefix) && text[:len(prefix)] == prefix {
			text = text[len(prefix):]
		}
	}
	return text
}

// smoke squares two matrices on d: a small one, whose product is known, and a
// large one twice, because the first time compiles kernels. It returns operations
// per second in the last.
func smoke(ctx context.Context, d device, o Options) (float64, error) {
	r := newRuntime(d, o)
	r.only = true
	s, err := r.Open(ctx, squareGraph())
	if err != nil {
		return 0, err
	}
	defer s.Close()
	got, _, err := square(ctx, s, smokeSide)
	if err != nil {
		return 0, err
	}
	for i, v := range got.Data {
		if want := product(smokeSide, i); math.Abs(float64(v-want)) > 0.01 {
			return 0, fmt.Errorf("it computes wrong numbers: %g where %g is right", v, want)
		}
	}
	_, _, first := square(ctx, s, raceSide)
	_, took, second := square(ctx, s, raceSide)
	return 2 * math.Pow(raceSide, 3) / took.Seconds(), errors.Join(first, second)
}

// square runs the trial graph once and says how long that took.
func square(ctx context.Context, s infer.Session, side int) (*tensor.Float, time.Duration, error) {
	in, out := tensor.NewFloat(side, side), tensor.NewFloat(side, side)
	for i := range in.Data {
		in.Data[i] = entry(i)
	}
	start := time.Now()
	err := s.Run(ctx, map[string]infer.Value{"x": in}, map[string]*tensor.Float{"y": out})
	return out, time.Since(start), err
}

// entry is what stands at place i of the trial matrix: small whole numbers, so
// that half precision gives the exact product too.
func entry(i int) float32 { return float32(i*7%5 - 2) }

// product is what the square of the side×side trial matrix has at place i.
func product(side, i int) float32 {
	row, col, sum := i/side, i%side, float32(0)
	for k := range side {
		sum += entry(row*side+k) * entry(k*side+col)
	}
	return sum
}

// squareGraph is one node: y = x·x.
func squareGraph() infer.Graph {
	port := func(name string) []infer.Port {
		return []infer.Port{{Name: name, Type: infer.Float32, Shape: []int{-1, -1}}}
	}
	m := onnxgraph.Model{Opset: 17, Graph: onnxgraph.Graph{
		Name:    "trial",
		Nodes:   []onnxgraph.Node{{Op: "MatMul", In: []string{"x", "x"}, Out: []string{"y"}}},
		Inputs:  port("x"),
		Outputs: port("y"),
	}}
	return infer.Graph{Name: "trial", Data: m.Marshal()}
}
