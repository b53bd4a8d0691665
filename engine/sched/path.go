package sched

import "math"

// Path is the noise levels that one token goes through: step i takes it from From[i]
// to To[i]. Where both are equal the token is held.
type Path struct {
	From, To []float64
}

// Path is the way of a token that is known with the given strength, 0…1, under a
// pack's timestep rule. Strength 0 is a free token, and its path is the schedule
// itself; strength 1 is held at 0 from first to last.
//
// Under "scale" a token is (1-strength) as noisy as a free one throughout. Under
// "min" it waits at level 1-strength until the free ones come down to it, and each
// of its steps goes to the next lower level of the schedule (LTX-Video; diffusers,
// scheduling_flow_match_euler_discrete.py with per_token_timesteps, and the hold of
// pipeline_ltx_condition.py). Unlike there, a token that still waits before the last
// step takes that step, so that none is left with noise in it.
func (s Schedule) Path(rule string, strength float64) Path {
	n := s.Steps()
	p := Path{make([]float64, n), make([]float64, n)}
	for i := range n {
		p.From[i] = Level(rule, s.Sigmas[i], strength)
		p.To[i] = (1 - strength) * s.Sigmas[i+1]
		if rule != "min" {
			continue
		}
		p.To[i] = p.From[i]
		if s.Sigmas[i]-nearLevel < 1-strength {
			p.To[i] = Below(s.Sigmas, p.From[i])
		}
	}
	if rule == "min" {
		p.To[n-1] = 0
	}
	return p
}

// Level is the noise level, or in the same units the timestep, that a token known
// with strength has while free ones are at level. For timesteps multiply by 1000.
func Level(rule string, level, strength float64) float64 {
	if rule == "min" {
		return math.Min(level, 1-strength)
	}
	return level * (1 - strength)
}

// nearLevel is how close two levels are taken to be the same.
const nearLevel = 1e-6

// Below is the highest of the levels that lies below s, and 0 where none does.
func Below(sigmas []float64, s float64) float64 {
	next := 0.0
	for _, v := range sigmas {
		if v < s-nearLevel {
			next = math.Max(next, v)
		}
	}
	return next
}
