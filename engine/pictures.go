package engine

import (
	"context"
	"image"

	"golang.org/x/image/draw"

	"kinora/engine/assemble"
	"kinora/engine/diffuse"
	"kinora/engine/footage"
	"kinora/projects"
	"kinora/projects/rational"
)

// pictures finds the frames of conditions, at a take's rate and size.
func (m Media) pictures(rate rational.Rat) diffuse.Pictures {
	return func(ctx context.Context, c projects.Condition, n int, size projects.Size) ([]*image.RGBA, error) {
		var out []*image.RGBA
		want := assemble.Stretch{Asset: c.Asset, From: c.From, Count: min(n, c.Frames), Rate: rate, Size: size, Fit: c.Fit}
		err := m.read(ctx, want, func(img *image.RGBA) error {
			out = append(out, img)
			return nil
		})
		return out, err
	}
}

// read gives pictures of a file, which are the receiver's.
func (m Media) read(ctx context.Context, want assemble.Stretch, yield assemble.Yield) error {
	clip, err := footage.Open(ctx, m[want.Asset])
	if err != nil {
		return err
	}
	req := footage.Request{From: want.From, Count: want.Count, Rate: want.Rate, Size: want.Size, Fit: footage.Fit(want.Fit)}
	if want.Fit == projects.Stretch {
		req.Fit, req.Size = footage.Crop, sameShape(clip.Size, want.Size)
	}
	return clip.Each(ctx, req, func(p footage.Picture) error { return yield(stretched(p.Image, want.Size)) })
}

// sameShape is a size of a clip's own shape, as large as the wanted one needs it, so
// that what is left to stretch is one side, and by little.
func sameShape(clip, want projects.Size) projects.Size {
	if clip.Width*want.Height > want.Width*clip.Height {
		return projects.Size{Width: (clip.Width*want.Height + clip.Height/2) / clip.Height, Height: want.Height}
	}
	return projects.Size{Width: want.Width, Height: (clip.Height*want.Width + clip.Width/2) / clip.Width}
}

// stretched is a picture in another size, without regard to its shape.
func stretched(img *image.RGBA, to projects.Size) *image.RGBA {
	rect := image.Rect(0, 0, to.Width, to.Height)
	if img.Rect == rect {
		return img
	}
	out := image.NewRGBA(rect)
	draw.CatmullRom.Scale(out, rect, img, img.Rect, draw.Src, nil)
	return out
}
