package render

import (
	"context"
	"image"

	"kinora/engine/media"
)

// ply is a decoded layer.
type ply struct {
	over   picture
	under  *picture
	weight int
}

func (p ply) release() {
	p.over.release()
	if p.under != nil {
		p.under.release()
	}
}

// covers says that nothing below the layer is seen.
func (p ply) covers(film image.Rectangle) bool {
	if p.weight == whole {
		return p.over.covers(film)
	}
	return p.under != nil && p.over.covers(film) && p.under.covers(film)
}

// compose makes a frame of layers, of which the topmost comes first.
func (r *Reader) compose(ctx context.Context, layers []layer) (media.Frame, error) {
	plies, err := r.decode(ctx, layers)
	if err != nil {
		return media.Frame{}, err
	}
	if f, ok := asItIs(plies, rectOf(r.spec.Size)); ok {
		return f, nil
	}
	canvas := r.pool.Get()
	out := canvas.Thing
	if n := len(plies); n == 0 || !plies[n-1].covers(out.Rect) {
		black(out)
	}
	for i := len(plies) - 1; i >= 0; i-- {
		r.lay(out, plies[i])
		plies[i].release()
	}
	return media.Frame{Image: out, Release: canvas.Release}, nil
}

// decode decodes layers from the top down as far as they are seen.
func (r *Reader) decode(ctx context.Context, layers []layer) ([]ply, error) {
	var plies []ply
	for _, l := range layers {
		p, err := r.ply(ctx, l)
		if err != nil {
			for _, done := range plies {
				done.release()
			}
			return nil, err
		}
		if plies = append(plies, p); p.covers(rectOf(r.spec.Size)) {
			break
		}
	}
	return plies, nil
}

func (r *Reader) ply(ctx context.Context, l layer) (ply, error) {
	over, err := r.picture(ctx, l.over)
	if err != nil || l.under == nil {
		return ply{over: over, weight: l.weight}, err
	}
	under, err := r.picture(ctx, *l.under)
	if err != nil {
		over.release()
		return ply{}, err
	}
	return ply{over: over, under: &under, weight: l.weight}, nil
}

// asItIs is the decoder's own picture where it is the whole frame: nothing is copied.
func asItIs(plies []ply, film image.Rectangle) (media.Frame, bool) {
	if len(plies) != 1 || plies[0].weight != whole {
		return media.Frame{}, false
	}
	p := plies[0].over
	if p.done == nil || !p.is(film) {
		return media.Frame{}, false
	}
	return media.Frame{Image: p.img, Release: p.done}, true
}

// lay puts a layer over what the canvas shows. A dissolve is the mixture of two films, of
// which one shows the one picture over what lies below and one the other.
func (r *Reader) lay(out *image.RGBA, p ply) {
	film := out.Rect
	switch {
	case p.weight == whole:
		draw(out, p.over)
	case p.under != nil && p.under.is(film) && p.over.is(film):
		mix(out, p.under.img, p.over.img, p.weight)
	default:
		second := r.pool.Get()
		defer second.Release()
		copy(second.Thing.Pix, out.Pix)
		draw(second.Thing, p.over)
		if p.under != nil {
			draw(out, *p.under)
		}
		mix(out, out, second.Thing, p.weight)
	}
}
