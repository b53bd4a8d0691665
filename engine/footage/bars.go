package footage

import (
	"image"
	"image/color"
	"image/draw"

	"kinora/projects"
)

// bars paints what a padded picture leaves free: each bar in the mean colour, in
// linear light, of the edge that it touches.
type bars struct {
	target image.Rectangle
	size   projects.Size
	edges  [4][3]float64 // sums over the left, right, upper and lower edge
}

func newBars(target image.Rectangle, size projects.Size) *bars {
	return &bars{target: target, size: size}
}

// see is told of every line of the picture.
func (b *bars) see(y int, line []float32) {
	n := len(line)
	b.add(0, line[:3])
	b.add(1, line[n-3:])
	if y == 0 {
		b.add(2, line)
	}
	if y == b.target.Dy()-1 {
		b.add(3, line)
	}
}

func (b *bars) add(edge int, line []float32) {
	for i, v := range line {
		b.edges[edge][i%3] += float64(min(max(v, 0), 1))
	}
}

// paint fills the bars, of which there are two at most, opposite each other.
func (b *bars) paint(img *image.RGBA) {
	t, w, h := b.target, b.size.Width, b.size.Height
	for edge, r := range [4]image.Rectangle{
		image.Rect(0, 0, t.Min.X, h), image.Rect(t.Max.X, 0, w, h),
		image.Rect(0, 0, w, t.Min.Y), image.Rect(0, t.Max.Y, w, h),
	} {
		if !r.Empty() {
			draw.Draw(img, r, image.NewUniform(b.mean(edge)), image.Point{}, draw.Src)
		}
	}
}

func (b *bars) mean(edge int) color.RGBA {
	n := float64(b.target.Dy())
	if edge >= 2 {
		n = float64(b.target.Dx())
	}
	e, sum := encodings(), b.edges[edge]
	return color.RGBA{e.encode(float32(sum[0] / n)), e.encode(float32(sum[1] / n)), e.encode(float32(sum[2] / n)), 255}
}
