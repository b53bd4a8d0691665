package sched_test

import (
	"math"
	"testing"

	"kinora/engine/pack"
	"kinora/engine/sched"
)

func schedule(t *testing.T, kind, solver string, n int) sched.Schedule {
	t.Helper()
	s, err := sched.New(pack.Schedule{Kind: kind, Solver: solver, Shift: 3}, n, 0)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Where all of the data is one point, v = (x-point)/σ exactly, and every solver must
// land on the point whatever it starts from.
func TestEverySolverReachesAPointMassAlongEveryPath(t *testing.T) {
	const point = 0.75
	for _, kind := range []string{"euler", "unipc"} {
		for _, rule := range []string{"min", "scale"} {
			for _, strength := range []float64{0, 0.3, 0.97} {
				p := schedule(t, "flow_shift", kind, 20).Path(rule, strength)
				solver, err := sched.NewSolver(kind, p)
				if err != nil {
					t.Fatal(err)
				}
				x, v := []float32{2, -5, 0.75}, make([]float32, 3)
				for i, level := range p.From {
					for k := range x {
						v[k] = (x[k] - point) / float32(level)
					}
					solver.Step(i, x, v)
				}
				close(t, kind+" "+rule, x, []float64{point, point, point}, 1e-5)
			}
		}
	}
}

// For Gaussian data N(0, d²) the flow is known: at level σ the deviation is
// sqrt((1-σ)²d² + σ²), and every state stays the same multiple of it. The last step is
// first order in both solvers, so they are compared before it.
func TestUniPCIsMoreExactThanEulerOnAGaussian(t *testing.T) {
	const d, n = 0.5, 12
	deviation := func(s float64) float64 { return math.Sqrt((1-s)*(1-s)*d*d + s*s) }
	miss := map[string]float64{}
	for _, kind := range []string{"euler", "unipc"} {
		s := schedule(t, "flow_shift", kind, n)
		solver, err := sched.NewSolver(kind, s.Path("scale", 0))
		if err != nil {
			t.Fatal(err)
		}
		x := []float32{float32(deviation(s.Sigmas[0]))}
		for i, level := range s.Sigmas[:n-1] {
			v := (level - (1-level)*d*d) / (deviation(level) * deviation(level))
			solver.Step(i, x, []float32{float32(v) * x[0]})
		}
		miss[kind] = math.Abs(float64(x[0])/deviation(s.Sigmas[n-1]) - 1)
	}
	if miss["unipc"] > 0.005 || miss["unipc"] > miss["euler"]/5 {
		t.Errorf("missed by %v", miss)
	}
}

func TestFullyKnownTokensAreHeld(t *testing.T) {
	for _, rule := range []string{"min", "scale"} {
		p := schedule(t, "linear_quadratic", "euler", 10).Path(rule, 1)
		for i := range p.From {
			if p.From[i] != 0 || p.To[i] != 0 {
				t.Errorf("rule %s step %d goes from %v to %v", rule, i, p.From[i], p.To[i])
			}
		}
	}
}

func TestScaledPathsHaveNoGaps(t *testing.T) {
	p := schedule(t, "flow_shift", "unipc", 10).Path("scale", 0.4)
	for i := 1; i < len(p.From); i++ {
		if math.Abs(p.From[i]-p.To[i-1]) > 1e-12 {
			t.Errorf("step %d ends at %v, the next begins at %v", i-1, p.To[i-1], p.From[i])
		}
	}
}

func TestStartingFromLatentsTakesTheLastSteps(t *testing.T) {
	s := schedule(t, "flow_shift", "euler", 10)
	for strength, want := range map[float64]int{1: 10, 0.999: 9, 0.6: 6, 0.05: 0, 0: 0} {
		got := s.From(strength)
		if got.Steps() != want || len(got.Sigmas) != want+1 || got.Sigmas[want] != 0 {
			t.Errorf("strength %v: %d steps, levels %v", strength, got.Steps(), got.Sigmas)
		}
	}
}

func BenchmarkUniPCStep(b *testing.B) {
	s, err := sched.New(pack.Schedule{Kind: "flow_shift", Solver: "unipc", Shift: 3}, 20, 0)
	if err != nil {
		b.Fatal(err)
	}
	x, v := make([]float32, 5280*128), make([]float32, 5280*128)
	for b.Loop() {
		solver := &sched.UniPC{Path: s.Path("scale", 0)}
		for i := range 3 {
			solver.Step(i, x, v)
		}
	}
}

func BenchmarkEulerStep(b *testing.B) {
	e := sched.Euler{Path: sched.Path{From: []float64{1}, To: []float64{0.9}}}
	x, v := make([]float32, 5280*128), make([]float32, 5280*128)
	for b.Loop() {
		e.Step(0, x, v)
	}
}
