package sched

import "math"

// Guide writes classifier-free guidance into dst:
//
//	v = uncond + scale·(cond - uncond)
//
// and, for rescale in (0,1], mixes in by that much the same v brought to the standard
// deviation of cond over all of its elements (Lin et al., "Common diffusion noise
// schedules and sample steps are flawed", 2023). dst may be one of the inputs.
func Guide(dst, uncond, cond []float32, scale, rescale float64) {
	target := 0.0
	if rescale > 0 {
		target = deviation(cond)
	}
	g := float32(scale)
	uncond, cond = uncond[:len(dst)], cond[:len(dst)]
	for i := range dst {
		dst[i] = uncond[i] + float32(g*(cond[i]-uncond[i]))
	}
	if rescale <= 0 {
		return
	}
	if own := deviation(dst); own > 0 {
		k := float32(rescale*target/own + 1 - rescale)
		for i := range dst {
			dst[i] *= k
		}
	}
}

// deviation is the standard deviation over all of x, in one pass with four sums side
// by side: in float64 the difference of the two moments loses nothing that matters.
func deviation(x []float32) float64 {
	var sum, square [4]float64
	n := len(x)
	for ; len(x) >= 4; x = x[4:] {
		for k, v := range [4]float32(x) {
			sum[k] += float64(v)
			square[k] += float64(v) * float64(v)
		}
	}
	for _, v := range x {
		sum[0] += float64(v)
		square[0] += float64(v) * float64(v)
	}
	mean := (sum[0] + sum[1] + sum[2] + sum[3]) / float64(n)
	return math.Sqrt(max(0, (square[0]+square[1]+square[2]+square[3])/float64(n)-mean*mean))
}
