package footage

import (
	"context"
	"errors"
	"image"
	"io"
	"slices"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// Picture is one frame of a take, opaque and of the requested size.
type Picture struct {
	Image *image.RGBA
	Time  rational.Rat // of the clip's frame that it shows, in seconds from the first
}

// Frames reads frames into memory: as many as were asked for, or fewer where the clip
// ends before, but at least one. Errors are *media.Error, of kind TooLarge where
// they would take more than MaxBytes and Invalid where the request makes no sense, or
// the context's.
func (c *Clip) Frames(ctx context.Context, req Request) ([]*image.RGBA, error) {
	settled, err := c.settle(req)
	if err != nil {
		return nil, err
	}
	if err := c.checkBudget(settled); err != nil {
		return nil, err
	}
	var list []*image.RGBA
	err = c.Each(ctx, settled, func(p Picture) error {
		list = append(list, p.Image)
		return nil
	})
	return list, err
}

// Each reads frames one by one and gives them to do, which may keep them; the memory
// it takes does not depend on how many there are. It stops with do's error.
func (c *Clip) Each(ctx context.Context, req Request, do func(Picture) error) error {
	req, err := c.settle(req)
	if err != nil {
		return err
	}
	f, err := c.fitter(req)
	if err != nil {
		return err
	}
	r, err := av.Open(ctx, c.Path, f.options)
	if err != nil {
		return err
	}
	defer r.Close()
	if req.Rate.Zero() || c.Still {
		return c.own(ctx, r, f, req, do)
	}
	return c.resampled(ctx, r, f, req, do)
}

// own gives the clip's frames as they come.
func (c *Clip) own(ctx context.Context, r media.Reader, f *fitter, req Request, do func(Picture) error) error {
	frame, err := r.At(ctx, req.From)
	for n := 1; err == nil; n++ {
		var p Picture
		if p, err = f.picture(ctx, frame); err == nil {
			err = do(p)
		}
		if err != nil || n == req.Count {
			return err
		}
		frame, err = r.Next(ctx)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, media.Truncated) {
		return nil // Notes tell of a missing end
	}
	return err
}

// resampled gives, for every frame of the take, the clip's nearest.
func (c *Clip) resampled(ctx context.Context, r media.Reader, f *fitter, req Request, do func(Picture) error) error {
	grace := c.grace(req.Rate)
	var last Picture
	for n := range c.available(req) {
		at := req.From.Add(rational.Int(int64(n)).Div(req.Rate))
		frame, err := r.At(ctx, at.Add(grace))
		if err != nil {
			return err
		}
		if last.Image != nil && frame.Time == last.Time {
			frame.Release()
			last.Image = copyOf(last.Image)
		} else if last, err = f.picture(ctx, frame); err != nil {
			return err
		}
		if err := do(last); err != nil {
			return err
		}
	}
	return nil
}

func copyOf(img *image.RGBA) *image.RGBA {
	out := *img
	out.Pix = slices.Clone(img.Pix)
	return &out
}
