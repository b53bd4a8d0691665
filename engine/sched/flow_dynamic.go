package sched

import (
	"math"

	"kinora/engine/pack"
)

// FlowDynamic is n levels evenly from 1 to 1/n, bent the more the longer the sequence
// is, and then 0 (diffusers, pipeline_ltx.py and scheduling_flow_match_euler_discrete.py):
//
//	μ = MaxShift and BaseShift, linear in tokens between MaxTokens and BaseTokens
//	σ = e^μ / (e^μ + 1/s - 1)
//
// With Terminal above 0, 1-σ is stretched so that the last level is Terminal.
func FlowDynamic(n, tokens int, spec pack.Schedule) []float64 {
	bend := math.Exp(Shift(tokens, spec))
	sigmas := make([]float64, n+1)
	for i := range n {
		s := 1.0
		if n > 1 {
			s = 1 - float64(i)*(1-1/float64(n))/float64(n-1)
		}
		sigmas[i] = bend / (bend + 1/s - 1)
	}
	if last := 1 - sigmas[n-1]; spec.Terminal > 0 && last > 0 {
		for i := range n {
			sigmas[i] = 1 - (1-sigmas[i])*(1-spec.Terminal)/last
		}
	}
	return sigmas
}

// Shift is μ of FlowDynamic for a sequence of so many tokens.
func Shift(tokens int, spec pack.Schedule) float64 {
	span := float64(spec.MaxTokens - spec.BaseTokens)
	if span == 0 {
		return spec.BaseShift
	}
	slope := (spec.MaxShift - spec.BaseShift) / span
	return spec.BaseShift + slope*float64(tokens-spec.BaseTokens)
}
