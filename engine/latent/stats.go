package latent

import "kinora/engine/pack"

// Normalise turns the autoencoder's raw latents into the transformer's, in place:
// (x - mean)·scale/std per channel. data is [channels, n] row-major, with as many
// channels as l has values.
func Normalise(l pack.Latents, data []float32) {
	n := len(data) / max(1, len(l.Mean))
	for c, mean := range l.Mean {
		k := l.Scale / l.Std[c]
		for i, v := range data[c*n : (c+1)*n] {
			data[c*n+i] = float32((float64(v) - mean) * k)
		}
	}
}

// Denormalise is the inverse of Normalise: x·std/scale + mean, in place.
func Denormalise(l pack.Latents, data []float32) {
	n := len(data) / max(1, len(l.Mean))
	for c, mean := range l.Mean {
		k := l.Std[c] / l.Scale
		for i, v := range data[c*n : (c+1)*n] {
			data[c*n+i] = float32(float64(float64(v)*k) + mean)
		}
	}
}
