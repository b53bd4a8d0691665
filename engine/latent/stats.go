package latent

import "fmt"

// Stats is the distribution of an autoencoder's latents, per channel. Empty Mean
// stands for zeros, empty Std for ones and Scale 0 for 1.
type Stats struct {
	Mean, Std []float32
	Scale     float64
}

// Check returns an error where the statistics are not for so many channels or a
// deviation is not above 0.
func (s Stats) Check(channels int) error {
	if n := len(s.Mean); n != 0 && n != channels {
		return fmt.Errorf("latent: %d means for %d channels", n, channels)
	}
	if n := len(s.Std); n != 0 && n != channels {
		return fmt.Errorf("latent: %d deviations for %d channels", n, channels)
	}
	for i, v := range s.Std {
		if !(v > 0) {
			return fmt.Errorf("latent: the deviation of channel %d is %v", i, v)
		}
	}
	return nil
}

// Normalise turns raw latents into the transformer's: (x - mean)·scale/std, in place.
// data is [channels, n] row-major.
func (s Stats) Normalise(data []float32, channels int) {
	s.each(data, channels, func(x []float32, mean, std, scale float64) {
		k := scale / std
		for i, v := range x {
			x[i] = float32((float64(v) - mean) * k)
		}
	})
}

// Denormalise is the inverse of Normalise: x·std/scale + mean, in place.
func (s Stats) Denormalise(data []float32, channels int) {
	s.each(data, channels, func(x []float32, mean, std, scale float64) {
		k := std / scale
		for i, v := range x {
			x[i] = float32(float64(float64(v)*k) + mean)
		}
	})
}

func (s Stats) each(data []float32, channels int, apply func(x []float32, mean, std, scale float64)) {
	n, scale := len(data)/channels, s.Scale
	if scale == 0 {
		scale = 1
	}
	for c := range channels {
		mean, std := 0.0, 1.0
		if len(s.Mean) > 0 {
			mean = float64(s.Mean[c])
		}
		if len(s.Std) > 0 {
			std = float64(s.Std[c])
		}
		apply(data[c*n:(c+1)*n], mean, std, scale)
	}
}
