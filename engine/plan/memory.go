package plan

import (
	"kinora/engine/latent"
	"kinora/engine/pack"
)

// Fit chooses tiles for decoding that so many bytes of memory hold, with the program, and
// notes where they are smaller than they would be; and stages stay loaded only where all of
// them fit. 0 bytes are no bound. Where even the least tiles are too large they are taken all
// the same, for the forecast is an estimate; and denoising cannot be cut, so Forecast.Bytes
// may still be above the bound.
func (p *Plan) Fit(bytes int64) {
	if bytes <= 0 {
		return
	}
	least := programBytes + p.weights(VAEDecoder)
	whole := least+p.decoding() <= bytes
	for t := p.tile(); least+p.decoding() > bytes && t.cut(p.Pack.VAE.Context); {
		p.Pack.VAE.Tile = t.pixels(p.Pack.Geometry)
	}
	p.bound = bytes
	if p.Forecast.Bytes, p.Forecast.Resident = p.peak(); whole {
		return
	}
	t := p.tile()
	p.note("decoded in tiles of %d pixels a side and %s, to fit %d MB of memory", t.side*p.Pack.Geometry.Compression.Space,
		count(latent.PixelFrames(p.Pack.Geometry, t.frames), "frame"), bytes>>20)
}

// tile is how much is decoded at once, in latents.
type tile struct{ frames, side int }

// The least tiles: smaller ones would be all seam.
const (
	leastFrames = 4
	leastSide   = 8
)

// tile is that of the pack, or of what was fitted; at most the whole take.
func (p *Plan) tile() tile {
	v, c := p.Pack.VAE.Tile, p.Pack.Geometry.Compression
	t := tile{p.Grid.Frames, max(p.Grid.Height, p.Grid.Width)}
	if v.Frames > 0 {
		t.frames = min(t.frames, max(1, v.Frames/c.Time))
	}
	if v.Pixels > 0 {
		t.side = min(t.side, max(1, v.Pixels/c.Space))
	}
	return t
}

// cut makes a tile a quarter smaller, in that direction in which more is left of what it
// needs to come out as of the whole: twice what the autoencoder looks back, four times
// what it looks to a side. Where that is not known it is first cut in time, where there is
// less to be seen of a seam. False says that it is as small as it gets.
func (t *tile) cut(c pack.Context) bool {
	time, space := t.frames > leastFrames, t.side > leastSide
	if known := c.Frames > 0 && c.Side > 0; known && time && space {
		time = t.frames*4*c.Side > t.side*2*c.Frames
	}
	switch {
	case time:
		t.frames = max(leastFrames, t.frames*3/4)
	case space:
		t.side = max(leastSide, t.side*3/4)
	}
	return time || space
}

// pixels is the tile as packs have it; where it is blended, a quarter is shared.
func (t tile) pixels(g pack.Geometry) pack.Tile {
	return pack.Tile{
		Pixels: t.side * g.Compression.Space, Stride: (t.side - t.side/4) * g.Compression.Space,
		Frames: t.frames * g.Compression.Time, FrameStride: (t.frames - t.frames/4) * g.Compression.Time,
	}
}

// decoding is what the decoder keeps alive of a tile, and the frames of the stretch that tiles
// are put together to, in three colours of float32.
func (p *Plan) decoding() int64 {
	t, r := p.tile(), p.Recipe
	space := p.Pack.Geometry.Compression.Space
	n := t.frames
	if p.Pack.VAE.Context.Frames == 0 && p.Pack.Geometry.CausalFix {
		n++ // one that is dropped
	}
	frames := int64(min(r.Frames, latent.PixelFrames(p.Pack.Geometry, n)))
	of := func(w, h int) int64 { return int64(w) * int64(h) * frames }
	bytes := of(min(r.Size.Width, t.side*space), min(r.Size.Height, t.side*space)) * p.Pack.VAE.PixelBytes()
	if t.side*space < max(r.Size.Width, r.Size.Height) {
		bytes += of(r.Size.Width, r.Size.Height) * 3 * 4
	}
	return bytes
}
