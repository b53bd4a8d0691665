package sched

import "fmt"

// Solver moves a state along a path. Step is called once for each step, in order; i
// counts from 0. x, the state at From[i], becomes the state at To[i]; v is the
// velocity that the model gave for x, and is scratch afterwards. Both keep their
// length from step to step.
type Solver interface {
	Step(i int, x, v []float32)
}

// NewSolver makes "euler" or "unipc". Another kind is an error that wraps ErrSchedule.
func NewSolver(kind string, p Path) (Solver, error) {
	switch kind {
	case "euler":
		return Euler{p}, nil
	case "unipc":
		return &UniPC{Path: p}, nil
	}
	return nil, fmt.Errorf("sched: solver %q: %w", kind, ErrSchedule)
}
