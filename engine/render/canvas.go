package render

import (
	"image"

	"kinora/engine/lend"
	"kinora/projects"
)

// canvases hands out pictures of one size to paint on.
func canvases(size projects.Size) *lend.Pool[*image.RGBA] {
	return &lend.Pool[*image.RGBA]{Make: func() *image.RGBA { return image.NewRGBA(rectOf(size)) }}
}
