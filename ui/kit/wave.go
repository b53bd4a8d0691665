package kit

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

// Wave draws how loud a sound is from its beginning to its end, on a clear ground of so
// many pixels; peaks are 0…1, what is beyond counts as 1, and none is a flat line.
func Wave(peaks []float32, width, height int, ink color.Color) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	fill, middle := image.NewUniform(ink), float64(height)/2
	for x := range width {
		loud := max(1, Loudest(peaks, float64(x*len(peaks))/float64(width), float64((x+1)*len(peaks))/float64(width))*middle*0.9)
		bar := image.Rect(x, int(middle-loud), x+1, int(math.Ceil(middle+loud)))
		draw.Draw(img, bar, fill, image.Point{}, draw.Src)
	}
	return img
}

// Loudest is the loudest of the peaks from one to another, in either direction, at most 1.
func Loudest(peaks []float32, from, to float64) float64 {
	if from > to {
		from, to = to, from
	}
	var most float32
	for i := max(0, int(from)); i <= int(to) && i < len(peaks); i++ {
		if peaks[i] > most { // never for what is no number
			most = peaks[i]
		}
	}
	return float64(min(1, most))
}
