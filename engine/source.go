package engine

import (
	"context"
	"image"

	"kinora/engine/assemble"
	"kinora/engine/decode"
	"kinora/engine/frame"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/media"
)

// source gives the pictures of a job: those of its files, and those of its takes,
// decoded as they are asked for.
type source struct {
	e       *Engine
	job     Job
	takes   []latent.Clip
	decoder infer.Session
}

// frames writes everything, in order.
func (s source) frames(ctx context.Context, w media.Writer, report *reporter) error {
	done, all := 0, s.job.Frames()
	report.stage(StageDecode, 0, all)
	write := func(img *image.RGBA) error {
		done++
		report.stage(StageDecode, done, all)
		return w.Write(ctx, img)
	}
	if s.job.Assembly == nil {
		return s.Take(ctx, 0, write)
	}
	return assemble.Write(ctx, *s.job.Assembly, s, write)
}

// Take decodes a take.
func (s source) Take(ctx context.Context, take int, yield assemble.Yield) error {
	p := s.job.Plans[take]
	spec := decode.Spec{Geometry: p.Pack.Geometry, VAE: p.Pack.VAE, Latents: s.e.pack.Latents, Seed: p.Recipe.Seed}
	img := image.NewRGBA(image.Rect(0, 0, p.Recipe.Size.Width, p.Recipe.Size.Height))
	return decode.Frames(ctx, s.takes[take], s.decoder, spec, func(f frame.Frame) error {
		frame.ToRGBA(img, f)
		return yield(img)
	})
}

// File reads a stretch of a file.
func (s source) File(ctx context.Context, want assemble.Stretch, yield assemble.Yield) error {
	return s.job.Media.read(ctx, want, yield)
}
