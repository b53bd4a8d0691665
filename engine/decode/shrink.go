package decode

import (
	"context"
	"errors"

	"kinora/engine/infer"
	"kinora/engine/latent"
)

// fit is decodeSpan. Where the memory runs out it is tried again with smaller tiles, which
// the spans after it keep. Spans in time stay as they are: the next one is blended with
// what this one leaves.
func (d *decoder) fit(ctx context.Context, raw latent.Clip, t span) error {
	for {
		err := d.decodeSpan(ctx, raw, t)
		if !errors.Is(err, infer.ErrMemory) || !d.shrink() {
			return err
		}
	}
}

// leastSide is that of the smallest tiles, in latents: less would be all seam.
const leastSide = 8

// shrink halves the sides of the tiles, down to leastSide; false says that they are there.
func (d *decoder) shrink() bool {
	side := max(d.tiling.rows[0].n, d.tiling.cols[0].n)
	if side <= leastSide {
		return false
	}
	side = max(leastSide, (side+1)/2)
	stride := clampStride(side-max(1, side/4), side)
	d.tiling.rows, d.tiling.cols = d.spec.inSpace(d.grid.Height, side, stride), d.spec.inSpace(d.grid.Width, side, stride)
	d.tile = nil
	if d.spec.Smaller != nil {
		d.spec.Smaller(side * d.spec.Geometry.Compression.Space)
	}
	return true
}
