// Package sched is the arithmetic of sampling: noise schedules, solvers and guidance,
// one file per algorithm. It is pure: no I/O, no goroutines, no clock. It imports
// pack's plain types only and must not import anything that runs a model.
//
// A model gives the velocity v = ε - x₀ of x_σ = (1-σ)·x₀ + σ·ε. Sampling is
//
//	schedule, err := sched.New(spec, steps, tokens)
//	solver, err := sched.NewSolver(spec.Solver, schedule.Path("", 0))
//	for i, t := range schedule.Timesteps {
//		v := model(x, t)
//		solver.Step(i, x, v)
//	}
package sched

import (
	"errors"
	"fmt"
	"math"

	"kinora/engine/pack"
)

// ErrSchedule says that a schedule or a solver cannot be made from what was asked.
var ErrSchedule = errors.New("no such schedule")

// Schedule is the noise levels of a run. Sigmas has one more entry than there are
// steps, falls from at most 1 and ends with 0. Timesteps is what the model is told
// at each step, in 0…1000.
type Schedule struct {
	Sigmas    []float64
	Timesteps []float64
}

// New makes the schedule that a pack asks for, in so many steps. tokens is the
// length of the sequence, on which "flow_dynamic" depends. A "list" has its own
// number of steps, and any other is an error that wraps ErrSchedule.
func New(spec pack.Schedule, steps, tokens int) (Schedule, error) {
	if steps < 1 {
		return Schedule{}, fmt.Errorf("sched: %d steps: %w", steps, ErrSchedule)
	}
	var sigmas []float64
	switch spec.Kind {
	case "flow_shift":
		sigmas = FlowShift(steps, spec.Shift)
	case "flow_dynamic":
		sigmas = FlowDynamic(steps, tokens, spec)
	case "linear_quadratic":
		sigmas = LinearQuadratic(steps, spec.Threshold)
	case "list":
		sigmas = List(spec.Sigmas)
	default:
		return Schedule{}, fmt.Errorf("sched: kind %q: %w", spec.Kind, ErrSchedule)
	}
	if spec.Solver == "unipc" && math.Abs(sigmas[0]-1) < nearOne {
		sigmas[0] -= nearOne
	}
	return finish(sigmas, steps, spec.TimestepRound == "trunc")
}

// nearOne keeps the first level off 1, where UniPC's ln(1-σ) has no value
// (diffusers, scheduling_unipc_multistep.py, set_timesteps).
const nearOne = 1e-6

// finish checks the levels and derives the timesteps.
func finish(sigmas []float64, steps int, trunc bool) (Schedule, error) {
	if len(sigmas) != steps+1 {
		return Schedule{}, fmt.Errorf("sched: the list has %d steps, not %d: %w", len(sigmas)-1, steps, ErrSchedule)
	}
	s := Schedule{sigmas, make([]float64, steps)}
	for i := range steps {
		if !(sigmas[i] > sigmas[i+1] && sigmas[i] <= 1) {
			return Schedule{}, fmt.Errorf("sched: level %d is %v, after it %v: %w", i, sigmas[i], sigmas[i+1], ErrSchedule)
		}
		s.Timesteps[i] = 1000 * sigmas[i]
		if trunc {
			s.Timesteps[i] = math.Trunc(s.Timesteps[i])
		}
	}
	return s, nil
}

// Steps is the number of steps.
func (s Schedule) Steps() int { return len(s.Timesteps) }

// From is the end of the schedule for starting at latents that are known: strength 1
// runs all N steps, less runs the last min(⌊N·strength⌋, N). The start is then
// Sigmas[0]·noise + (1-Sigmas[0])·latents (diffusers, pipeline_ltx_condition.py).
func (s Schedule) From(strength float64) Schedule {
	n := s.Steps()
	start := n - max(0, min(int(float64(n)*strength), n))
	return Schedule{s.Sigmas[start:], s.Timesteps[start:]}
}
