package diffuse

import (
	"context"
	"fmt"

	"kinora/engine/latent"
	"kinora/engine/plan"
)

// basis is the latents that the take starts from, without data where there are none.
func basis(ctx context.Context, p plan.Plan, in Inputs, known []latent.Clip, on Observer) (latent.Clip, error) {
	switch b := p.Basis; {
	case b == nil:
		return latent.Clip{}, nil
	case b.Source >= 0:
		return known[b.Source], nil
	case b.Draft != nil:
		in.Final = nil
		if in.Keeper != nil {
			in.Keeper = in.Keeper.Draft()
		}
		draft, err := Run(ctx, *b.Draft, in, on)
		if err != nil {
			return latent.Clip{}, fmt.Errorf("draft: %w", err)
		}
		return latent.Resize(draft.Clip, p.Grid), nil
	}
	return blend(p, known), nil
}

// blend goes evenly from each known latent frame to the next known one; before the
// first and after the last there is that one.
func blend(p plan.Plan, known []latent.Clip) latent.Clip {
	out := latent.NewClip(p.Grid)
	set := make([]bool, p.Grid.Frames)
	for _, w := range p.Windows {
		for _, k := range w.Known {
			at := p.Place(w, k)
			n := min(k.Frames, p.Grid.Frames-at)
			if k.Source == plan.OfTake || k.Offset < 0 || n < 1 {
				continue
			}
			out.CopyFrames(at, known[k.Source], k.From, n)
			for f := range n {
				set[at+f] = true
			}
		}
	}
	for f := range set {
		if !set[f] {
			between(out, f, nearest(set, f, -1), nearest(set, f, 1))
		}
	}
	return out
}

// nearest is the first known frame from f on in a direction, or -1.
func nearest(set []bool, f, step int) int {
	for ; f >= 0 && f < len(set); f += step {
		if set[f] {
			return f
		}
	}
	return -1
}

// between fills frame f by its place between frames a and b, of which -1 is none.
func between(c latent.Clip, f, a, b int) {
	switch {
	case a < 0 && b < 0:
		return
	case a < 0:
		a = b
	case b < 0:
		b = a
	}
	weight := 0.0
	if a != b {
		weight = float64(f-a) / float64(b-a)
	}
	for ch := range c.Channels {
		copy(c.Plane(ch, f), c.Plane(ch, a))
	}
	mixFrame(c, f, c, b, weight)
}
