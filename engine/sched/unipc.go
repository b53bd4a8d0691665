package sched

import "math"

// UniPC is the second-order predictor-corrector "bh2" in x₀ form, with lower orders
// in the first and last steps (Zhao et al., "UniPC", 2023; diffusers,
// scheduling_unipc_multistep.py with flow sigmas). The exported fields beside Path
// are all its state: copied and put back, they resume a run.
type UniPC struct {
	Path  Path
	Moved int // steps taken since the path began to move
	Order int // order of the last prediction
	// Last is the state before the last prediction, X0 and Older the two newest
	// predictions of x₀. They are nil until needed.
	Last, X0, Older []float32
}

// State is UniPC's fields.
func (u *UniPC) State() State {
	return State{Moved: u.Moved, Order: u.Order, Last: u.Last, X0: u.X0, Older: u.Older}
}

// Restore takes the fields back.
func (u *UniPC) Restore(s State, n int) bool {
	for _, x := range [][]float32{s.Last, s.X0, s.Older} {
		if len(x) != n && (s.Moved > 0 || x != nil) {
			return false
		}
	}
	if s.Moved < 0 || s.Order < 0 || s.Order > 2 || s.Order > s.Moved {
		return false
	}
	u.Moved, u.Order = s.Moved, s.Order
	u.Last, u.X0, u.Older = s.Last, s.X0, s.Older
	return true
}

// Step is Solver's. Steps in which the path holds still are not counted.
func (u *UniPC) Step(i int, x, v []float32) {
	if u.Path.From[i] == u.Path.To[i] {
		return
	}
	if u.Last == nil {
		u.Last, u.X0, u.Older = make([]float32, len(x)), make([]float32, len(x)), make([]float32, len(x))
	}
	x0 := v // the velocity is not needed once x₀ is known
	sigma := float32(u.Path.From[i])
	for k := range x {
		x0[k] = x[k] - float32(sigma*v[k])
	}
	if u.Moved > 0 {
		u.correct(i, x, x0)
	}
	u.Older, u.X0 = u.X0, u.Older
	copy(u.X0, x0)
	copy(u.Last, x)
	u.Order = min(2, len(u.Path.From)-i, u.Moved+1)
	u.Moved++
	u.predict(i, x)
}

// correct replaces the state at step i, which the last step predicted, by one that
// also knows x₀ there.
func (u *UniPC) correct(i int, x, x0 []float32) {
	c := u.between(u.Path.From[i-1], u.Path.From[i])
	old, rho, slope := 0.0, 0.5, 0.0
	if u.Order == 2 {
		rk := (lambda(u.Path.From[i-2]) - lambda(u.Path.From[i-1])) / c.h
		// Solve [1 1; rk 1]·ρ = b for the two divided differences.
		b1 := (c.phi/c.hh - 1) / c.phi
		b2 := ((c.phi/c.hh-1)/c.hh - 0.5) * 2 / c.phi
		r0 := (b2 - b1) / (rk - 1)
		rho, slope = b1-r0, r0/rk
	}
	old = -slope - rho
	blend(x, c.ratio, u.Last, c.step*(1+old), u.X0, c.step*slope, u.Older, c.step*rho, x0)
}

// predict moves x from From[i] to To[i]. At level 0 the state is x₀ itself.
func (u *UniPC) predict(i int, x []float32) {
	if u.Path.To[i] == 0 {
		copy(x, u.X0)
		return
	}
	c := u.between(u.Path.From[i], u.Path.To[i])
	slope := 0.0
	if u.Order == 2 {
		rk := (lambda(u.Path.From[i-1]) - lambda(u.Path.From[i])) / c.h
		slope = 0.5 / rk
	}
	blend(x, c.ratio, u.Last, c.step*(1-slope), u.X0, c.step*slope, u.Older, 0, u.X0)
}

// interval is the constants of a step from level s to level t: h is the rise of
// lambda, hh = -h, phi = e^hh - 1, ratio = t/s and step = -(1-t)·phi, the weight of x₀.
type interval struct{ h, hh, phi, ratio, step float64 }

func (u *UniPC) between(s, t float64) interval {
	h := lambda(t) - lambda(s)
	phi := math.Expm1(-h)
	return interval{h, -h, phi, t / s, -(1 - t) * phi}
}

// lambda is half the logarithm of the signal-to-noise ratio, ln((1-σ)/σ).
func lambda(sigma float64) float64 {
	sigma = math.Min(sigma, 1-nearOne)
	return math.Log(1-sigma) - math.Log(sigma)
}

// blend writes a·p + b·q + c·r + d·s into x, element by element.
func blend(x []float32, a float64, p []float32, b float64, q []float32, c float64, r []float32, d float64, s []float32) {
	af, bf, cf, df := float32(a), float32(b), float32(c), float32(d)
	for k := range x {
		x[k] = float32(af*p[k]) + float32(bf*q[k]) + float32(cf*r[k]) + float32(df*s[k])
	}
}
