// Package drift measures how far stretches of a take are from one another, in what the
// model sees and in what a person sees. It is pure, and imports latents and the document
// only.
package drift

import (
	"image"
	"math"

	"kinora/engine/latent"
	"kinora/projects"
)

// Look is what a stretch of a take looks like: statistics, no pictures. The zero value
// has seen nothing.
type Look struct {
	colours [3][256]float64 // how many pixels have each value of each colour
	sum     []float64       // of the latents, per channel
	square  []float64
	count   float64 // latents per channel
}

// Picture adds a picture.
func (l *Look) Picture(img *image.RGBA) {
	w := img.Rect.Dx()
	for y := range img.Rect.Dy() {
		row := img.Pix[y*img.Stride:][:4*w]
		for x := 0; x < len(row); x += 4 {
			for c := range l.colours {
				l.colours[c][row[x+c]]++
			}
		}
	}
}

// Latents adds n latent frames of a clip from one on.
func (l *Look) Latents(c latent.Clip, from, n int) {
	if l.sum == nil {
		l.sum, l.square = make([]float64, c.Channels), make([]float64, c.Channels)
	}
	for ch := range c.Channels {
		for f := from; f < from+n; f++ {
			for _, v := range c.Plane(ch, f) {
				l.sum[ch] += float64(v)
				l.square[ch] += float64(v) * float64(v)
			}
		}
	}
	l.count += float64(n * c.Grid.Plane())
}

// Between is the distance of two looks that have seen something, of one pack's latents.
func Between(a, b *Look) projects.Drift {
	return projects.Drift{Colour: colour(a, b), Identity: identity(a, b)}
}

// colour is the earth mover's distance between the histograms of a colour, the mean of
// the three: by how many of 255 levels the pixels of one would have to change, at least
// and on average, to have the other's histogram,
//
//	⅓ Σ_c Σ_v |A_c(v) - B_c(v)|
//
// where A_c(v) is the share of pixels whose colour c is at most v.
func colour(a, b *Look) float64 {
	total := 0.0
	for c := range a.colours {
		all, other := sum(a.colours[c]), sum(b.colours[c])
		if all == 0 || other == 0 {
			return 0
		}
		gap := 0.0
		for v := range a.colours[c] {
			gap += a.colours[c][v]/all - b.colours[c][v]/other
			total += math.Abs(gap)
		}
	}
	return total / 3
}

// identity is the Fréchet distance between the latents of each channel taken as a
// normal distribution, as a mean over channels,
//
//	√(1/C Σ_c (μ_c - μ'_c)² + (σ_c - σ'_c)²)
//
// in the latents' own deviation, which normalised ones have 1 of: 0 is the same
// subject in the same place, 1 is another picture.
func identity(a, b *Look) float64 {
	total := 0.0
	for c := range min(len(a.sum), len(b.sum)) {
		m, s := a.moments(c)
		n, t := b.moments(c)
		total += (m-n)*(m-n) + (s-t)*(s-t)
	}
	return math.Sqrt(total / float64(max(1, len(a.sum))))
}

// moments is the mean and the deviation of a channel.
func (l *Look) moments(c int) (mean, deviation float64) {
	mean = l.sum[c] / l.count
	return mean, math.Sqrt(math.Max(0, l.square[c]/l.count-mean*mean))
}

func sum(x [256]float64) float64 {
	total := 0.0
	for _, v := range x {
		total += v
	}
	return total
}
