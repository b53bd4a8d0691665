package diffuse

import (
	"context"

	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/plan"
	"kinora/projects/rational"
)

// piece is a stretch of a long source that is encoded by itself: its latent frames from
// one on, of which the first lead are only there for the others to have a past.
type piece struct{ from, frames, lead int }

// pieces cuts a source, so that the memory that encoding takes does not grow with it: a
// window's length of latents at a time, and before each as many as the autoencoder looks
// back. Where the pack does not say how far it does, half a window is read again.
func pieces(p plan.Plan, s plan.Source) []piece {
	n, size := s.Latents(p.Pack.Geometry), p.Windows[0].Frames
	if n <= size || s.Lead > 0 || s.Skip > 0 {
		return []piece{{frames: n}}
	}
	context := p.Pack.VAE.Context.Frames
	if context == 0 {
		context = max(1, size/2)
	}
	var out []piece
	for at := 0; at < n; at += size {
		lead := min(at, context)
		out = append(out, piece{from: at - lead, frames: lead + min(size, n-at), lead: lead})
	}
	return out
}

// encodeSource gives the latents of a source, piece by piece.
func encodeSource(ctx context.Context, p plan.Plan, in Inputs, session infer.Session, s plan.Source) (latent.Clip, error) {
	if in.Pictures == nil {
		return latent.Clip{}, ErrPictures
	}
	all := pieces(p, s)
	out := latent.NewClip(p.Grid.WithFrames(s.Latents(p.Pack.Geometry)))
	for i, part := range all {
		c, err := encodePiece(ctx, p, in, session, s, part, i)
		if err != nil {
			return latent.Clip{}, err
		}
		drop := s.Skip + part.lead
		out.CopyFrames(part.from+part.lead, c, drop, c.Frames-drop)
	}
	return out, nil
}

// encodePiece gives all latents of a piece, those that are dropped among them. Its first
// one is a single picture with the causal fix: the last one of its latent frame.
func encodePiece(ctx context.Context, p plan.Plan, in Inputs, session infer.Session, s plan.Source, part piece, i int) (latent.Clip, error) {
	c, g := p.Given(s), p.Pack.Geometry
	if part.from > 0 {
		c.From = c.From.Add(rational.Int(int64(part.from * g.Compression.Time)).Div(p.Recipe.Rate))
	}
	if s.Lead == 0 && s.Skip == 0 {
		s.Frames = latent.PixelFrames(g, part.frames)
	}
	return encodePictures(ctx, p, in, session, s, c, i)
}
