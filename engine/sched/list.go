package sched

// List is explicit levels, as distilled models have them, with 0 at the end. It
// copies; a list that already ends with 0 is taken as it is.
func List(levels []float64) []float64 {
	sigmas := append([]float64(nil), levels...)
	if n := len(sigmas); n == 0 || sigmas[n-1] != 0 {
		sigmas = append(sigmas, 0)
	}
	return sigmas
}
