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

func deviation(x []float32) float64 {
	sum := 0.0
	for _, v := range x {
		sum += float64(v)
	}
	mean, square := sum/float64(len(x)), 0.0
	for _, v := range x {
		square += (float64(v) - mean) * (float64(v) - mean)
	}
	return math.Sqrt(square / float64(len(x)))
}
