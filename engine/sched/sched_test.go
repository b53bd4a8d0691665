package sched_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"testing"

	"kinora/engine/pack"
	"kinora/engine/sched"
)

// formulas is testdata/formulas.json, worked out with numpy by formulas.py.
type formulas struct {
	Schedules []struct {
		pack.Schedule
		Tokens int
	}
	Model struct{ A, B, C []float64 }
	Start []float64
	Runs  []struct {
		Solver string
		Sigmas []float64
		States [][]float64
	}
	Guidance struct {
		Uncond, Cond []float32
		Out          []struct {
			Scale, Rescale float64
			V              []float64
		}
	}
}

// reference is testdata/reference.json, what the schedulers of diffusers give.
type reference struct {
	Runs []struct {
		Name              string
		Sigmas, Timesteps []float64
		States, Levels    [][]float64
		Tokens            int
		Shift             float64
		Strengths         []float64
	}
	LinearQuadratic map[int][]float64 `json:"linear_quadratic"`
}

func read[T any](t *testing.T, path string) (v T) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func golden(t *testing.T) formulas {
	t.Helper()
	return read[formulas](t, "testdata/formulas.json")
}

func (f formulas) start() []float32 { return narrow(f.Start) }

// velocity is a·x + b·σ + c; level has one σ for every len(x)/len(level) elements.
func (f formulas) velocity(x []float32, level ...float64) []float32 {
	v := make([]float32, len(x))
	for k := range x {
		s := level[k*len(level)/len(x)]
		v[k] = float32(f.Model.A[k]*float64(x[k]) + f.Model.B[k]*s + f.Model.C[k])
	}
	return v
}

func narrow(x []float64) []float32 {
	y := make([]float32, len(x))
	for i, v := range x {
		y[i] = float32(v)
	}
	return y
}

func close[A, B float32 | float64](t *testing.T, what string, got []A, want []B, tol float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i := range got {
		if d := math.Abs(float64(got[i]) - float64(want[i])); !(d <= tol*max(1, math.Abs(float64(want[i])))) {
			t.Fatalf("%s: value %d is %v, want %v", what, i, got[i], want[i])
		}
	}
}

func TestSchedulesFollowTheirFormulas(t *testing.T) {
	for _, want := range golden(t).Schedules {
		levels := want.Sigmas
		want.Sigmas = nil
		s, err := sched.New(want.Schedule, len(levels)-1, want.Tokens)
		if err != nil {
			t.Fatal(err)
		}
		name := fmt.Sprintf("%s in %d steps", want.Kind, s.Steps())
		close(t, name, s.Sigmas, levels, 1e-12)
		for i, v := range s.Timesteps {
			if v != 1000*s.Sigmas[i] {
				t.Errorf("%s: timestep %d is %v at level %v", name, i, v, s.Sigmas[i])
			}
		}
	}
}

func TestSolversFollowTheirFormulas(t *testing.T) {
	f := golden(t)
	for _, want := range f.Runs {
		s, err := sched.New(pack.Schedule{Kind: "list", Solver: want.Solver, Sigmas: want.Sigmas}, len(want.Sigmas)-1, 0)
		if err != nil {
			t.Fatal(err)
		}
		f.follow(t, fmt.Sprintf("%s in %d steps", want.Solver, s.Steps()), want.Solver, s, want.States, 2e-6)
	}
}

// follow runs a solver from the golden start and compares every state on the way.
func (f formulas) follow(t *testing.T, name, kind string, s sched.Schedule, states [][]float64, tol float64) {
	t.Helper()
	solver, err := sched.NewSolver(kind, s.Path("scale", 0))
	if err != nil {
		t.Fatal(err)
	}
	x := f.start()
	for i, want := range states {
		solver.Step(i, x, f.velocity(x, s.Sigmas[i]))
		close(t, fmt.Sprintf("%s: state after step %d", name, i), x, want, tol)
	}
}

func TestSchedulersOfDiffusersAgree(t *testing.T) {
	f := golden(t)
	for _, want := range read[reference](t, "testdata/reference.json").Runs {
		spec := pack.Schedule{Kind: want.Name, Solver: "euler"}
		switch want.Name {
		case "flow_dynamic":
			spec.BaseShift, spec.MaxShift, spec.BaseTokens, spec.MaxTokens, spec.Terminal = 0.95, 2.05, 1024, 4096, 0.1
		case "unipc":
			spec = pack.Schedule{Kind: "flow_shift", Solver: "unipc", Shift: want.Shift, TimestepRound: "trunc"}
		default:
			continue
		}
		name := fmt.Sprintf("%s in %d steps", want.Name, len(want.Timesteps))
		s, err := sched.New(spec, len(want.Timesteps), want.Tokens)
		if err != nil {
			t.Fatal(err)
		}
		close(t, name+": levels", s.Sigmas, want.Sigmas, 5e-7)
		close(t, name+": timesteps", s.Timesteps, want.Timesteps, 5e-7)
		f.follow(t, name, spec.Solver, s, want.States, 5e-6)
	}
}

func TestLinearQuadraticOfDiffusersAgrees(t *testing.T) {
	for n, want := range read[reference](t, "testdata/reference.json").LinearQuadratic {
		got := sched.LinearQuadratic(n, 0)
		close(t, fmt.Sprintf("%d steps", n), got[:n], want[:n], 2e-7)
	}
}

func TestPerTokenStepsOfDiffusersAgree(t *testing.T) {
	f := golden(t)
	for _, want := range read[reference](t, "testdata/reference.json").Runs {
		if want.Name != "per_token" {
			continue
		}
		n := len(want.Timesteps)
		s, err := sched.New(pack.Schedule{Kind: "linear_quadratic"}, n, 0)
		if err != nil {
			t.Fatal(err)
		}
		var solvers []sched.Solver
		for _, m := range want.Strengths {
			solvers = append(solvers, sched.Euler{Path: s.Path("min", m)})
		}
		x := f.start()
		width := len(x) / len(solvers)
		for i := range n {
			v := f.velocity(x, want.Levels[i]...)
			for k, solver := range solvers {
				level := sched.Level("min", s.Sigmas[i], want.Strengths[k])
				close(t, "level", []float64{level}, want.Levels[i][k:k+1], 2e-7)
				solver.Step(i, x[k*width:(k+1)*width], v[k*width:(k+1)*width])
			}
			// Ours take the last step where the reference leaves a waiting token noisy.
			for k, m := range want.Strengths {
				if waits := s.Sigmas[i] > 1-m; !waits || i < n-1 {
					name := fmt.Sprintf("%d steps: token %d after step %d", n, k, i)
					close(t, name, x[k*width:(k+1)*width], want.States[i][k*width:(k+1)*width], 2e-6)
				}
			}
		}
	}
}

func TestGuidanceFollowsItsFormula(t *testing.T) {
	g := golden(t).Guidance
	for _, want := range g.Out {
		v := make([]float32, len(g.Cond))
		sched.Guide(v, g.Uncond, g.Cond, want.Scale, want.Rescale)
		close(t, fmt.Sprintf("scale %v rescale %v", want.Scale, want.Rescale), v, want.V, 2e-6)
		inPlace := append([]float32(nil), g.Cond...)
		sched.Guide(inPlace, g.Uncond, inPlace, want.Scale, want.Rescale)
		close(t, "in place of the conditional", inPlace, v, 0)
	}
}

func TestImpossibleSchedulesAreRefused(t *testing.T) {
	cases := map[string]struct {
		spec  pack.Schedule
		steps int
	}{
		"no steps":                       {pack.Schedule{Kind: "flow_shift"}, 0},
		"unknown kind":                   {pack.Schedule{Kind: "cosine"}, 4},
		"list of another length":         {pack.Schedule{Kind: "list", Sigmas: []float64{1, 0.5}}, 3},
		"list that rises":                {pack.Schedule{Kind: "list", Sigmas: []float64{0.5, 0.6}}, 2},
		"list above one":                 {pack.Schedule{Kind: "list", Sigmas: []float64{1.5, 0.6}}, 2},
		"list with something not finite": {pack.Schedule{Kind: "list", Sigmas: []float64{1, math.NaN()}}, 2},
		"empty list":                     {pack.Schedule{Kind: "list"}, 1},
	}
	for name, c := range cases {
		if _, err := sched.New(c.spec, c.steps, 100); !errors.Is(err, sched.ErrSchedule) {
			t.Errorf("%s: %v, want ErrSchedule", name, err)
		}
	}
	if _, err := sched.NewSolver("heun", sched.Path{}); !errors.Is(err, sched.ErrSchedule) {
		t.Errorf("unknown solver: %v, want ErrSchedule", err)
	}
}

func TestAListMayOrMayNotEndWithZero(t *testing.T) {
	for _, list := range [][]float64{{1, 0.9, 0.4}, {1, 0.9, 0.4, 0}} {
		s, err := sched.New(pack.Schedule{Kind: "list", Sigmas: list}, 3, 0)
		if err != nil {
			t.Fatal(err)
		}
		close(t, "levels", s.Sigmas, []float64{1, 0.9, 0.4, 0}, 0)
	}
}
