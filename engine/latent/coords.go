package latent

import "kinora/engine/pack"

// Coords says where the tokens of a grid lie: what a transformer's rotary embedding
// sees. Time is in seconds (pixel frames over Rate) or in pixel frames, space in pixels.
type Coords struct {
	Geometry pack.Geometry
	Rate     float64 // pixel frames per second
	Lead     int     // how many latent frames of its time lie before the take's own grid
}

// Rank is the number of values per axis: 2, [start, end), where the pack wants bounds,
// else 1, the start.
func (c Coords) Rank() int {
	if c.Geometry.Coords.Bounds {
		return 2
	}
	return 1
}

// Fill writes the coordinates of g's tokens into dst, which is [3, total] or
// [3, total, 2], beginning at token first. Rows are time, y, x. The grid's first
// pixel frame lies at pixel frame offset of the take.
//
//	start = max(0, f·Time + 1 - Time) with the causal fix, f·Time without; + offset
//	y = h·Space·ph,  x = w·Space·pw
//
// f counts from Lead on in the take's own grid, from 0 in others.
// A grid that is not part of the take's own (own false) in a pack with bounds keeps
// its frames evenly spaced, and a single frame is one pixel frame long: that is how
// LTX-2 places keyframes. The other packs give both kinds the same times.
func (c Coords) Fill(dst []float32, total, first int, g Grid, offset int, own bool) {
	patch, space := c.Geometry.Patch, c.Geometry.Compression.Space
	rows, cols := g.Height/patch[1], g.Width/patch[2]
	token := first
	for f := range g.Frames / patch[0] {
		t0, t1 := c.span(f, g.Frames, own)
		time := [2]float64{c.unit(t0 + offset), c.unit(t1 + offset)}
		for h := range rows {
			y := extent(h, space*patch[1])
			for w := range cols {
				x := extent(w, space*patch[2])
				for axis, v := range [3][2]float64{time, y, x} {
					c.put(dst, axis*total+token, v)
				}
				token++
			}
		}
	}
}

// span is [start, end) in pixel frames of patch row f, before any offset.
func (c Coords) span(f, frames int, own bool) (int, int) {
	step := c.Geometry.Compression.Time
	pt := c.Geometry.Patch[0]
	start, end := f*pt*step, (f+1)*pt*step
	if !own && c.Geometry.Coords.Bounds {
		if frames == 1 {
			end = start + 1
		}
		return start, end
	}
	if own {
		start, end = start+c.Lead*pt*step, end+c.Lead*pt*step
	}
	if c.Geometry.CausalFix {
		start, end = max(0, start+1-step), max(0, end+1-step)
	}
	return start, end
}

func (c Coords) unit(frame int) float64 {
	if c.Geometry.Coords.Unit == "seconds" {
		return float64(frame) / c.Rate
	}
	return float64(frame)
}

func (c Coords) put(dst []float32, at int, v [2]float64) {
	if c.Rank() == 1 {
		dst[at] = float32(v[0])
		return
	}
	dst[2*at], dst[2*at+1] = float32(v[0]), float32(v[1])
}

func extent(i, pixels int) [2]float64 {
	return [2]float64{float64(i * pixels), float64((i + 1) * pixels)}
}
