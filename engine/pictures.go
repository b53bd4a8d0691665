package engine

import (
	"context"
	"image"

	"kinora/engine/assemble"
	"kinora/engine/diffuse"
	"kinora/engine/footage"
	"kinora/projects"
	"kinora/projects/rational"
)

// pictures finds the frames of a take's conditions, at its rate and size. Takes that it is
// to look like are made first where they are not there yet.
func (s *source) pictures(ctx context.Context, take int) (diffuse.Pictures, error) {
	files := s.job.Media.pictures(s.job.Plans[take].Recipe.Rate)
	shown, err := s.earlier(ctx, take)
	if err != nil || len(shown) == 0 {
		return files, err
	}
	return func(ctx context.Context, c projects.Condition, n int, size projects.Size) ([]*image.RGBA, error) {
		if c.Take == "" {
			return files(ctx, c, n, size)
		}
		return []*image.RGBA{assemble.Scaled(shown[momentOf(c)], size)}, nil
	}, nil
}

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
	return clip.Each(ctx, req, func(p footage.Picture) error { return yield(p.Image) })
}
