package footage

import (
	"fmt"
	"image"
	"slices"

	"kinora/engine/media"
)

func (c *Clip) note(format string, args ...any) {
	c.Notes = append(c.Notes, fmt.Sprintf(format, args...))
}

// notes says what will be done to pictures of this kind.
func notes(v *media.VideoInfo) []string {
	var list []string
	switch v.Transfer {
	case transferPQ, transferHLG:
		list = append(list, "is HDR: it is brought down to ordinary brightness, with 203 nits as white")
	}
	if v.Interlaced {
		list = append(list, "is interlaced: both fields are shown as one frame; deinterlace it first for smoother edges")
	}
	return list
}

// noteAlpha looks for transparency in a picture.
func (c *Clip) noteAlpha(img *image.RGBA) {
	const opaque = 250 // a quick scaler may round below 255
	for i := 3; i < len(img.Pix); i += 4 {
		if img.Pix[i] < opaque {
			c.note("is transparent in places: it is laid over white")
			return
		}
	}
}

// noteEnd says where a file promises more than it holds.
func (c *Clip) noteEnd() {
	const usual = 0.5 // seconds that sound may go on, or a header be wrong
	if said := c.Info.Duration; said.Sub(c.Duration).Float() > usual {
		c.note("ends after %.2f s, though it says %.2f s: what is there is used", c.Duration.Float(), said.Float())
	}
}

// unread are FFmpeg's names of matrices that its scaler takes for others.
var unread = []string{
	"ictcp", "ipt-c2", "ycgco", "ycgco-re", "ycgco-ro", "bt2020c", "chroma-derived-nc", "chroma-derived-c", "smpte2085",
}

// checkColours refuses what would come out in wrong colours.
func checkColours(path string, v *media.VideoInfo) error {
	if slices.Contains(unread, v.Matrix) {
		return media.Errorf(media.Unsupported, path,
			"stores its colours as %s, which Kinora does not read: export it as BT.709, or BT.2020 for HDR", v.Matrix)
	}
	return nil
}
