package latent

// Resize brings a clip to another height and width, linearly between the centres of
// latents; channels and frames are those of c. It is what a cheap take's latents go
// through before they are denoised again in a larger size.
func Resize(c Clip, to Grid) Clip {
	out := NewClip(Grid{c.Channels, c.Frames, to.Height, to.Width})
	ys, xs := taps(c.Height, to.Height), taps(c.Width, to.Width)
	for ch := range c.Channels {
		for f := range c.Frames {
			from, dst := c.Plane(ch, f), out.Plane(ch, f)
			for y, v := range ys {
				top, bottom := from[v.a*c.Width:], from[v.b*c.Width:]
				for x, h := range xs {
					upper := top[h.a] + float32(h.w*(top[h.b]-top[h.a]))
					lower := bottom[h.a] + float32(h.w*(bottom[h.b]-bottom[h.a]))
					dst[y*to.Width+x] = upper + float32(v.w*(lower-upper))
				}
			}
		}
	}
	return out
}

// tap is a place between two neighbours: a·(1-w) + b·w.
type tap struct {
	a, b int
	w    float32
}

func taps(from, to int) []tap {
	out := make([]tap, to)
	for i := range out {
		at := max(0, (float64(i)+0.5)*float64(from)/float64(to)-0.5)
		a := min(int(at), from-1)
		out[i] = tap{a, min(a+1, from-1), float32(at - float64(a))}
	}
	return out
}
