package render

import (
	"image"

	"kinora/projects"
)

// near is how little, one part in so many, a picture's shape may differ from the film's
// and still be stretched to it: nobody sees that, but everybody sees a bar of one pixel.
const near = 200

// place is the size to which a picture is scaled and where its top left corner then lies
// in the film's picture. Pad shows all of it, Crop fills everything, Stretch does both.
func place(film, shown projects.Size, fit projects.Fit) (projects.Size, image.Point) {
	wide, high := shown.Width*film.Height, shown.Height*film.Width
	switch {
	case fit == projects.Stretch || abs(wide-high)*near <= max(wide, high):
		return film, image.Point{}
	case (fit == projects.Crop) == (wide > high): // its height is the film's
		return centred(film, projects.Size{Width: over(wide, shown.Height), Height: film.Height})
	default:
		return centred(film, projects.Size{Width: film.Width, Height: over(high, shown.Width)})
	}
}

func centred(film, scaled projects.Size) (projects.Size, image.Point) {
	return scaled, image.Pt(half(film.Width-scaled.Width), half(film.Height-scaled.Height))
}

// half rounds downwards for both signs.
func half(n int) int { return n >> 1 }

// over is a/b to the nearest, at least 1.
func over(a, b int) int { return max(1, (a+b/2)/max(1, b)) }

func abs(n int) int { return max(n, -n) }
