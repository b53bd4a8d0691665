package render

import (
	"image"
	"image/color"

	"kinora/projects"
)

// The tones of the card that stands for what cannot be shown: dark and bluish, so that it
// is taken neither for black film nor for a picture.
var (
	cardGround = color.RGBA{R: 28, G: 31, B: 36, A: 255}
	cardStripe = color.RGBA{R: 32, G: 35, B: 41, A: 255}
	cardEdge   = color.RGBA{R: 46, G: 50, B: 58, A: 255}
)

// card draws the placeholder: broad slanted stripes that hardly differ, inside a thin
// frame. It depends on nothing but the size.
func card(size projects.Size) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
	unit := max(2, min(size.Width, size.Height)/24)
	line := max(1, unit/20)
	for y := range size.Height {
		for x := range size.Width {
			img.SetRGBA(x, y, cardTone(x, y, size, unit, line))
		}
	}
	return img
}

func cardTone(x, y int, size projects.Size, unit, line int) color.RGBA {
	edge := min(x, y, size.Width-1-x, size.Height-1-y)
	switch {
	case edge >= unit && edge < unit+line:
		return cardEdge
	case (x+y)/unit%2 == 1:
		return cardStripe
	}
	return cardGround
}
