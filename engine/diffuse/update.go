package diffuse

import (
	"kinora/engine/noise"
	"kinora/engine/plan"
	"kinora/engine/sched"
)

// update moves a window's tokens from one noise level to the next, free ones and
// known ones, by the pack's update rule.
type update struct {
	state    *state
	schedule sched.Schedule
	cond     condRules
	seed     uint64
	movers   []mover
	input    []float32 // what the model sees; x itself but for "replace"
	times    []float32 // per token
	scratch  []float32 // image noise
}

// condRules is the knobs of pack.Conditioning that the loop needs.
type condRules struct {
	timestep, update string
	imageNoise       float64
}

// mover is a solver over a run of tokens.
type mover struct {
	span
	solver sched.Solver
}

func newUpdate(p plan.Plan, s *state) (*update, error) {
	c := p.Pack.Cond
	u := &update{
		state: s, schedule: p.Schedule, seed: p.Recipe.Seed, input: s.x,
		cond: condRules{c.TimestepRule, c.Update, c.ImageNoiseScale}, times: make([]float32, s.total),
	}
	runs := []span{{to: s.total}}
	if u.cond.update == "per_token" {
		runs = append(s.free(), s.known...)
	} else if u.cond.update == "replace" && len(s.known) > 0 {
		u.input = make([]float32, len(s.x))
	}
	for _, r := range runs {
		if r.strength == 1 {
			continue // never moves
		}
		solver, err := sched.NewSolver(p.Pack.Schedule.Solver, p.Schedule.Path(u.cond.timestep, r.strength))
		if err != nil {
			return nil, err
		}
		u.movers = append(u.movers, mover{r, solver})
	}
	return u, nil
}

// see prepares step i: image noise on the fully known, the model's input, and every
// token's timestep, t for free ones.
func (u *update) see(i int) (x, times []float32) {
	s, t := u.state, u.schedule.Timesteps[i]
	u.renoise(i, t/1000)
	if u.cond.update == "replace" && len(s.known) > 0 {
		copy(u.input, s.x)
		u.impose(u.input)
	}
	for k := range u.times {
		u.times[k] = float32(t)
	}
	for _, r := range s.known {
		known := float32(1000 * sched.Level(u.cond.timestep, t/1000, r.strength))
		for k := r.from; k < r.to; k++ {
			u.times[k] = known
		}
	}
	return u.input, u.times
}

// hard is the strength from which a token counts as fully known.
const hard = 1 - 1e-6

// renoise puts fresh noise of scale·level² on the fully known tokens, as LTX-Video's
// condition pipeline does (diffusers, add_noise_to_image_conditioning_latents).
func (u *update) renoise(i int, level float64) {
	if u.cond.imageNoise <= 0 {
		return
	}
	k := float32(u.cond.imageNoise * level * level)
	for _, r := range u.state.known {
		if r.strength < hard {
			continue
		}
		x, clean := u.state.values(u.state.x, r), u.state.values(u.state.clean, r)
		if len(u.scratch) < len(x) {
			u.scratch = make([]float32, len(x))
		}
		e := u.scratch[:len(x)]
		noise.Fill(e, u.seed, noise.Stream(noise.Image, i), uint64(r.from*u.state.width))
		for j := range x {
			x[j] = clean[j] + float32(k*e[j])
		}
	}
}

// impose mixes the known latents into x by their strength.
func (u *update) impose(x []float32) {
	for _, r := range u.state.known {
		mix(u.state.values(x, r), u.state.values(u.state.clean, r), r.strength)
	}
}

// step moves the state by velocity v, which is scratch afterwards.
func (u *update) step(i int, v []float32) {
	if u.cond.update == "x0_blend" {
		u.blendX0(u.schedule.Sigmas[i], v)
	}
	for _, m := range u.movers {
		m.solver.Step(i, u.state.values(u.state.x, m.span), u.state.values(v, m.span))
	}
}

// blendX0 pulls the prediction of known tokens to what is known of them, by their
// strength, and expresses it as a velocity of the common level: LTX-2's rule
// (diffusers, pipeline_ltx2_condition.py; there the prediction itself is taken at the
// common level too, which is the same for strengths 0 and 1 and misses for others).
func (u *update) blendX0(level float64, v []float32) {
	for _, r := range u.state.known {
		x, clean, vel := u.state.values(u.state.x, r), u.state.values(u.state.clean, r), u.state.values(v, r)
		own := float32(sched.Level(u.cond.timestep, level, r.strength))
		keep, pull, all := float32(1-r.strength), float32(r.strength), float32(level)
		for j := range x {
			x0 := x[j] - float32(own*vel[j])
			x0 = float32(keep*x0) + float32(pull*clean[j])
			vel[j] = (x[j] - x0) / all
		}
	}
}

// finish leaves fully known tokens exactly what they were given as, and under
// "replace" the others mixed once more.
func (u *update) finish() {
	if u.cond.update == "replace" {
		u.impose(u.state.x)
	}
	for _, r := range u.state.known {
		if r.strength >= hard {
			copy(u.state.values(u.state.x, r), u.state.values(u.state.clean, r))
		}
	}
}

// estimate is x₀ of every token if v at step i is right.
func (u *update) estimate(v []float32) []float32 {
	out := make([]float32, len(u.input))
	for k, t := range u.times {
		level := t / 1000
		for j := k * u.state.width; j < (k+1)*u.state.width; j++ {
			out[j] = u.input[j] - level*v[j]
		}
	}
	return out
}
