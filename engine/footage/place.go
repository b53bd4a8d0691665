package footage

import (
	"image"

	"kinora/engine/media"
	"kinora/projects"
)

// Fit says what becomes of a picture of another shape than the take's; "" is Crop.
type Fit = projects.Fit

// Crop fills the take and cuts off what is outside, equally at both sides. Pad shows
// the whole picture, centred; each bar beside it has the mean colour, in linear light,
// of the edge it touches, because black bars would be known frames that a model
// goes on drawing. Stretch shows the whole picture in the take's shape.
const (
	Crop    = projects.Crop
	Pad     = projects.Pad
	Stretch = projects.Stretch
)

// Area is a part of a picture, in its pixels as shown.
type Area struct{ X, Y, Width, Height float64 }

// Placement says which part of a picture is seen where in the take.
type Placement struct {
	Source Area
	Target image.Rectangle // what is outside is padding
}

// Place is the placement of a picture of one size in a take of another. Sizes are in
// pixels, at least 1 by 1.
func Place(from, to projects.Size, fit Fit) Placement {
	w, h := float64(from.Width), float64(from.Height)
	x, y := float64(to.Width)/w, float64(to.Height)/h
	switch fit {
	case Stretch:
		return Placement{Area{0, 0, w, h}, image.Rect(0, 0, to.Width, to.Height)}
	case Pad:
		scale := min(x, y)
		return Placement{Area{0, 0, w, h}, centred(to, w*scale, h*scale)}
	}
	scale := max(x, y)
	seenW, seenH := float64(to.Width)/scale, float64(to.Height)/scale
	return Placement{Area{(w - seenW) / 2, (h - seenH) / 2, seenW, seenH}, image.Rect(0, 0, to.Width, to.Height)}
}

// centred is a rectangle of about w by h pixels in the middle of a picture.
func centred(in projects.Size, w, h float64) image.Rectangle {
	width := min(max(int(w+0.5), 1), in.Width)
	height := min(max(int(h+0.5), 1), in.Height)
	at := image.Pt((in.Width-width)/2, (in.Height-height)/2)
	return image.Rectangle{at, at.Add(image.Pt(width, height))}
}

func checkFit(path string, fit Fit) error {
	switch fit {
	case "", Crop, Pad, Stretch:
		return nil
	}
	return media.Errorf(media.Invalid, path, "cannot be fitted by %q: choose %s, %s or %s", string(fit), Crop, Pad, Stretch)
}
