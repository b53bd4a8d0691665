package sched

// FlowShift is n levels evenly from 1 to 1/1000 (the end left out), bent by shift:
//
//	σ = shift·s / (1 + (shift-1)·s)
//
// and then 0. It is Wan's schedule (diffusers, scheduling_unipc_multistep.py with
// use_flow_sigmas); shift 0 stands for 1, which bends nothing.
func FlowShift(n int, shift float64) []float64 {
	if shift == 0 {
		shift = 1
	}
	sigmas := make([]float64, n+1)
	for i := range n {
		s := 1 - float64(i)*(1-1.0/1000)/float64(n)
		sigmas[i] = shift * s / (1 + (shift-1)*s)
	}
	return sigmas
}
