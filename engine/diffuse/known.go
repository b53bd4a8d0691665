package diffuse

import (
	"context"
	"fmt"
	"image"

	"kinora/engine/decode"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/plan"
	"kinora/projects"
)

// encodeKnown gives the normalised latents of every source of the plan.
func encodeKnown(ctx context.Context, p plan.Plan, in Inputs, on Observer) ([]latent.Clip, error) {
	if len(p.Sources) == 0 {
		return nil, nil
	}
	var out []latent.Clip
	err := stage(ctx, in, plan.VAEEncoder, func(session infer.Session) error {
		for i, s := range p.Sources {
			on.tell(Event{Stage: plan.VAEEncoder, Step: i, Steps: len(p.Sources)})
			c, err := encodeSource(ctx, p, in, session, s)
			if err != nil {
				return fmt.Errorf("%s: %w", nameOf(s), err)
			}
			out = append(out, c)
		}
		on.tell(Event{Stage: plan.VAEEncoder, Step: len(p.Sources), Steps: len(p.Sources)})
		return nil
	})
	return out, err
}

func nameOf(s plan.Source) string {
	if s.Condition == plan.OfBasis {
		return "the clip to start from"
	}
	return fmt.Sprintf("condition %d", s.Condition+1)
}

// encodePictures gives the latents of a condition's pictures; part tells the pieces of a
// source apart.
func encodePictures(
	ctx context.Context, p plan.Plan, in Inputs, session infer.Session, s plan.Source, c projects.Condition, part int,
) (latent.Clip, error) {
	got, err := in.Pictures(ctx, c, s.Frames, p.Recipe.Size)
	if err != nil {
		return latent.Clip{}, err
	}
	if len(got) == 0 {
		return latent.Clip{}, ErrPictures
	}
	spec := decode.Spec{Geometry: p.Pack.Geometry, VAE: p.Pack.VAE, Latents: in.Latents, Seed: p.Recipe.Seed}
	return decode.Encode(ctx, sequence(got, s), session, spec, part<<24+s.Condition)
}

// sequence is what the source asks for: the first picture Lead times more, then
// Frames pictures, the last one repeated where there are fewer.
func sequence(got []*image.RGBA, s plan.Source) []*image.RGBA {
	out := make([]*image.RGBA, 0, s.Lead+s.Frames)
	for range s.Lead {
		out = append(out, got[0])
	}
	for i := range s.Frames {
		out = append(out, got[min(i, len(got)-1)])
	}
	return out
}
