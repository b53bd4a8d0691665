package footage

import (
	"fmt"
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
	if v.Alpha && v.Codec != "gif" && v.PixelFormat != "pal8" && v.PixelFormat != "gbrap" {
		list = append(list, "may be transparent in places: they are laid over white")
	}
	if v.Interlaced {
		list = append(list, "is interlaced: both fields are shown as one frame; deinterlace it first for smoother edges")
	}
	return list
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
