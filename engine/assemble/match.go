package assemble

import "image"

// offset is what is added to new frames beside a file's own, in levels of 255 per pixel
// and colour, so that they go on from where the file ends; nil is nothing. It is faded
// out from frame to frame.
type offset []float32

// reach is the radius, in pixels of the take, of the surroundings that decide together
// how much of an offset is added.
const reach = 3

// usual is how far an autoencoder's colours may be off, in levels of 255, as the length
// of the difference of two colours.
const usual = 16

// match is the offset for the new frame beside a known one: own is the file's, made is
// what the autoencoder gave back of it. Their difference is added as far as it brings
// the new frame nearer to the file's: k·(own-made) with the k in 0…1 that minimises
// |new + k·(own-made) - own|² around each pixel. So a shift of colours or a loss of
// sharpness, which the new frame shares, is undone, and a thing that the autoencoder
// misplaced leaves no ghost where the new frame has it right. A difference of more than
// a few levels is such a thing, and counts for less the larger it is.
func match(own, made, fresh *image.RGBA) offset {
	w, h := made.Rect.Dx(), made.Rect.Dy()
	o := make(offset, len(made.Pix))
	gain, norm := make([]float32, w*h), make([]float32, w*h)
	for i := range gain {
		for c := 4 * i; c < 4*i+3; c++ {
			o[c] = float32(own.Pix[c]) - float32(made.Pix[c])
			gain[i] += o[c] * (float32(own.Pix[c]) - float32(fresh.Pix[c]))
			norm[i] += o[c] * o[c]
		}
	}
	spread(gain, w, h)
	spread(norm, w, h)
	for i := range gain {
		k := max(0, min(1, gain[i]/max(norm[i], 1e-3))) * min(1, usual*usual/max(norm[i], 1e-3))
		o[4*i], o[4*i+1], o[4*i+2] = k*o[4*i], k*o[4*i+1], k*o[4*i+2]
	}
	return o
}

// spread averages a plane over squares of 2·reach+1 pixels, smaller at the edges.
func spread(x []float32, w, h int) {
	for y := range h {
		line(x, y*w, 1, w)
	}
	for c := range w {
		line(x, c, w, h)
	}
}

// line averages n values, step apart from the first on.
func line(x []float32, first, step, n int) {
	sum := make([]float64, n+1)
	for i := range n {
		sum[i+1] = sum[i] + float64(x[first+i*step])
	}
	for i := range n {
		a, b := max(0, i-reach), min(n, i+reach+1)
		x[first+i*step] = float32((sum[b] - sum[a]) / float64(b-a))
	}
}

// fade is the weight of a join's offset i frames after it.
func fade(i, over int) float32 {
	if i >= over {
		return 0
	}
	return 1 - float32(i)/float32(over)
}

// add adds the offset with a weight.
func (o offset) add(img *image.RGBA, weight float32) {
	if weight == 0 {
		return
	}
	for i, v := range o {
		if i%4 != 3 {
			img.Pix[i] = uint8(max(0, min(255, float32(img.Pix[i])+weight*v+0.5)))
		}
	}
}
