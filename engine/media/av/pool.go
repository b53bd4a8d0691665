package av

import (
	"image"

	"kinora/engine/lend"
	"kinora/engine/media"
)

// lent is a pooled picture of either depth: one of the two has none.
type lent struct {
	img  image.RGBA
	wide image.RGBA64 // 16 bits per sample
	deep bool
}

// picturePool hands out pictures of one size.
func picturePool(width, height int, deep bool) *lend.Pool[*lent] {
	return &lend.Pool[*lent]{Make: func() *lent {
		l := &lent{deep: deep}
		if deep {
			l.wide = *image.NewRGBA64(image.Rect(0, 0, width, height))
		} else {
			l.img = *image.NewRGBA(image.Rect(0, 0, width, height))
		}
		return l
	}}
}

// bytes are the samples, of whichever depth.
func (l *lent) bytes() []byte {
	if l.deep {
		return l.wide.Pix
	}
	return l.img.Pix
}

func (l *lent) frame(release func()) media.Frame {
	if l.deep {
		return media.Frame{Deep: &l.wide, Release: release}
	}
	return media.Frame{Image: &l.img, Release: release}
}
