package assemble

import (
	"image"

	"golang.org/x/image/draw"

	"kinora/projects"
)

// Scaled is a picture in another size, without regard to its shape; img itself where it
// has that size.
func Scaled(img *image.RGBA, to projects.Size) *image.RGBA {
	rect := image.Rect(0, 0, to.Width, to.Height)
	if img.Rect == rect {
		return img
	}
	out := image.NewRGBA(rect)
	draw.CatmullRom.Scale(out, rect, img, img.Rect, draw.Src, nil)
	return out
}
