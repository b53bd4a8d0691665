package engine

import (
	"context"
	"fmt"
	"image"

	"golang.org/x/image/draw"

	"kinora/engine/diffuse"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects"
	"kinora/projects/rational"
)

// pictures finds the frames of conditions, at a take's rate and size.
func (m Media) pictures(rate rational.Rat) diffuse.Pictures {
	return func(ctx context.Context, c projects.Condition, n int, size projects.Size) ([]*image.RGBA, error) {
		r, err := av.Open(ctx, m[c.Asset], av.Options{})
		if err != nil {
			return nil, err
		}
		defer r.Close()
		var out []*image.RGBA
		for i := range min(n, c.Frames) {
			f, err := r.At(ctx, c.From.Add(rational.Int(int64(i)).Div(rate)))
			if err != nil {
				return nil, fmt.Errorf("frame %d: %w", i, err)
			}
			out = append(out, fitted(f, size, c.Fit))
		}
		return out, nil
	}
}

// fitted is a frame brought to a size; the frame is given back.
func fitted(f media.Frame, size projects.Size, fit projects.Fit) *image.RGBA {
	defer f.Release()
	dst := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
	draw.Draw(dst, dst.Rect, image.Black, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(dst, placed(f.Image.Rect.Size(), dst.Rect, fit), f.Image, f.Image.Rect, draw.Over, nil)
	return dst
}

// placed is where a picture of a size lies over the frame.
func placed(from image.Point, frame image.Rectangle, fit projects.Fit) image.Rectangle {
	if fit == projects.Stretch {
		return frame
	}
	w, h := frame.Dx(), frame.Dy()
	wide := from.X*h > from.Y*w // wider than the frame
	if wide == (fit == projects.Pad) {
		h = (w*from.Y + from.X/2) / from.X
	} else {
		w = (h*from.X + from.Y/2) / from.Y
	}
	at := image.Pt((frame.Dx()-w)/2, (frame.Dy()-h)/2)
	return image.Rectangle{Max: image.Pt(w, h)}.Add(at)
}
