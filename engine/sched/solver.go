package sched

import "fmt"

// Solver moves a state along a path. Step is called once for each step, in order; i
// counts from 0. x, the state at From[i], becomes the state at To[i]; v is the
// velocity that the model gave for x, and is scratch afterwards. Both keep their
// length from step to step.
type Solver interface {
	Step(i int, x, v []float32)
	// State is what the solver remembers between steps; it shares its memory.
	State() State
	// Restore puts a state of n values back and reports whether it can be one of this
	// solver's: then the next step is as if the earlier ones had been its own.
	Restore(s State, n int) bool
}

// State is what a solver remembers. That of Euler is empty.
type State struct {
	Moved, Order    int       // UniPC's
	Last, X0, Older []float32 // UniPC's; nil, or as long as what it moves
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
