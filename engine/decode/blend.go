package decode

import (
	"context"
	"slices"

	"kinora/engine/frame"
	"kinora/engine/latent"
	"kinora/engine/tensor"
)

// decodeSpan fills d.span with all pixels of some latent frames, tile by tile. Where what
// is kept of tiles overlaps, linear ramps that add up to 1 blend them.
func (d *decoder) decodeSpan(ctx context.Context, raw latent.Clip, t span) error {
	rows, cols := d.tiling.rows, d.tiling.cols
	if len(rows) == 1 && len(cols) == 1 {
		return d.run(ctx, raw, t, rows[0].span, cols[0].span, &d.span)
	}
	s := d.spec.Geometry.Compression.Space
	reuse(&d.span, 1, 3, latent.PixelFrames(d.spec.Geometry, t.n), d.grid.Height*s, d.grid.Width*s)
	clear(d.span.Data)
	for i, y := range rows {
		for j, x := range cols {
			if err := d.run(ctx, raw, t, y.span, x.span, &d.tile); err != nil {
				return err
			}
			addTile(d.span, d.tile, y.at*s, x.at*s, ramp(rows, i, s), ramp(cols, j, s))
		}
	}
	return nil
}

// ramp is the weight of each pixel of spans[i] along its axis: 0 where it is dropped,
// rising where it overlaps the one before, falling where it overlaps the one behind, else 1.
func ramp(spans []stretch, i, pixels int) []float32 {
	w := make([]float32, spans[i].n*pixels)
	from, to := spans[i].kept()
	inside := w[(from-spans[i].at)*pixels : (to-spans[i].at)*pixels]
	for k := range inside {
		inside[k] = 1
	}
	if i > 0 {
		_, end := spans[i-1].kept()
		n := (end - from) * pixels
		for k := range n {
			inside[k] = rise(k, n)
		}
	}
	if i < len(spans)-1 {
		begin, _ := spans[i+1].kept()
		n := (to - begin) * pixels
		for k := range n {
			inside[len(inside)-n+k] = 1 - rise(k, n)
		}
	}
	return w
}

// rise is the weight of the newer of two tiles at place k of the n they share.
func rise(k, n int) float32 { return (float32(k) + 0.5) / float32(n) }

// addTile adds a tile, weighted, at row y0 and column x0.
func addTile(dst, tile *tensor.Float, y0, x0 int, wy, wx []float32) {
	planes, h, w := tile.Shape[1]*tile.Shape[2], tile.Shape[3], tile.Shape[4]
	height, width := dst.Shape[3], dst.Shape[4]
	for p := range planes {
		for y := range h {
			from := tile.Data[(p*h+y)*w:][:w]
			to := dst.Data[(p*height+y0+y)*width+x0:][:w]
			for x, v := range from {
				to[x] += float32(v * float32(wy[y]*wx[x]))
			}
		}
	}
}

// emit yields the frames of stretch i that no later one touches, after blending those
// it shares with the one before, and keeps the rest for the next.
func (d *decoder) emit(i int, yield func(frame.Frame) error) error {
	t := d.tiling.time[i]
	total := d.span.Shape[2]
	first := latent.PixelFrames(d.spec.Geometry, t.lead)
	d.blendTail(first)
	keep := 0
	if i < len(d.tiling.time)-1 {
		next, _ := d.tiling.time[i+1].kept()
		keep = (t.end() - next) * d.spec.Geometry.Compression.Time
	}
	for f := first; f < total-keep; f++ {
		if err := yield(d.frame(d.span, f)); err != nil {
			return err
		}
	}
	d.keep(keep)
	return nil
}

// keep remembers the last n frames of the span.
func (d *decoder) keep(n int) {
	d.shared = n
	if n == 0 {
		return
	}
	total, h, w := d.span.Shape[2], d.span.Shape[3], d.span.Shape[4]
	reuse(&d.tail, 1, 3, n, h, w)
	for c := range 3 {
		copy(d.tail.Data[c*n*h*w:(c+1)*n*h*w], d.span.Data[(c*total+total-n)*h*w:])
	}
}

// reuse makes a tensor of a shape, of the memory of the one that is there where it has
// the same. A minute of spans would else leave a minute of pictures to be collected.
func reuse(t **tensor.Float, shape ...int) {
	if *t == nil || !slices.Equal((*t).Shape, shape) {
		*t = tensor.NewFloat(shape...)
	}
}

// blendTail mixes the last span's final frames into this one's, from frame first on.
func (d *decoder) blendTail(first int) {
	if d.shared == 0 {
		return
	}
	plane := d.span.Shape[3] * d.span.Shape[4]
	now := d.span.Shape[2]
	for c := range 3 {
		for k := range d.shared {
			older := d.tail.Data[(c*d.shared+k)*plane:][:plane]
			newer := d.span.Data[(c*now+first+k)*plane:][:plane]
			w := rise(k, d.shared)
			for i, v := range newer {
				newer[i] = older[i] + float32(w*(v-older[i]))
			}
		}
	}
}

// frame is frame f of a span as planes in place.
func (d *decoder) frame(t *tensor.Float, f int) frame.Frame {
	n, h, w := t.Shape[2], t.Shape[3], t.Shape[4]
	plane := func(c int) []float32 { return t.Data[(c*n+f)*h*w:][:h*w] }
	out := frame.Frame{Index: d.next, Width: w, Height: h, R: plane(0), G: plane(1), B: plane(2)}
	d.next++
	return out
}
