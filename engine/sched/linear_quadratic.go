package sched

// LinearQuadratic is n levels that first fall linearly by threshold over n/2 steps
// and then quadratically, and then 0: the schedule of LTX-Video's condition pipeline
// (diffusers, pipeline_ltx_condition.py; from Genmo's Mochi). threshold 0 stands for
// 0.025. A single step goes from 1 to 0.
func LinearQuadratic(n int, threshold float64) []float64 {
	sigmas := make([]float64, n+1)
	sigmas[0] = 1
	if n == 1 {
		return sigmas
	}
	if threshold == 0 {
		threshold = 0.025
	}
	linear, all := float64(n/2), float64(n)
	rest := all - linear
	diff := linear - threshold*all
	a := diff / (linear * rest * rest)
	b := threshold/linear - 2*diff/(rest*rest)
	c := a * linear * linear
	for i := 1; i < n; i++ {
		x := float64(i)
		sigmas[i] = 1 - (a*x*x + b*x + c)
		if x < linear {
			sigmas[i] = 1 - x*threshold/linear
		}
	}
	return sigmas
}
