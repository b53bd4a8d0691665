package diffuse

import (
	"math"

	"kinora/engine/latent"
	"kinora/engine/plan"
)

// add puts the current window into the take and goes on to the next. What it shares with
// earlier ones goes over from theirs to its own, linearly, where it was aligned: else the
// two are the same.
func (r *run) add(c latent.Clip) {
	w := r.plan.Windows[r.window]
	r.window++
	if r.window == 1 {
		r.first = momentsOf(c)
	} else if r.plan.Pack.Window.Align > 0 {
		c = r.align(w, c)
		r.fade(w, c)
	}
	head := w.Head()
	r.out.CopyFrames(w.Start+head, c, head, c.Frames-head-w.Tail())
}

// fade mixes a window into what earlier ones have made of its two ends: the nearer to its
// middle, the more.
func (r *run) fade(w plan.Window, c latent.Clip) {
	for f := range w.Head() {
		mixFrame(r.out.Clip, w.Start+f, c, f, float64(f+1)/float64(w.Head()+1))
	}
	for f := range w.Tail() {
		at := w.Frames - 1 - f
		mixFrame(r.out.Clip, w.Start+at, c, at, float64(f+1)/float64(w.Tail()+1))
	}
}

// align brings the mean and deviation of every channel of a window to those of the
// first one, by the pack's share: adaptive instance normalisation as in diffusers'
// pipeline_ltx_i2v_long_multi_prompt.py. Frames that a person gave stay as they are.
func (r *run) align(w plan.Window, c latent.Clip) latent.Clip {
	share := r.plan.Pack.Window.Align
	out, own := latent.NewClip(c.Grid), momentsOf(c)
	n := c.Frames * c.Grid.Plane()
	for ch := range c.Channels {
		scale := r.first.deviation[ch] / math.Max(own.deviation[ch], 1e-6)
		for i, v := range c.Data[ch*n : (ch+1)*n] {
			aligned := (float64(v)-own.mean[ch])*scale + r.first.mean[ch]
			out.Data[ch*n+i] = float32(float64(v) + share*(aligned-float64(v)))
		}
	}
	for _, k := range w.Known {
		if !k.Extra && k.Source != plan.OfTake && k.Strength >= hard {
			out.CopyFrames(k.At, c, k.At, k.Frames)
		}
	}
	return out
}

// moments is the mean and the deviation of each channel.
type moments struct{ mean, deviation []float64 }

func momentsOf(c latent.Clip) moments {
	var m moments
	n := c.Frames * c.Grid.Plane()
	for ch := range c.Channels {
		mean, square := 0.0, 0.0
		for _, v := range c.Data[ch*n : (ch+1)*n] {
			mean += float64(v)
			square += float64(v) * float64(v)
		}
		mean /= float64(n)
		m.mean = append(m.mean, mean)
		m.deviation = append(m.deviation, math.Sqrt(math.Max(0, square/float64(n)-mean*mean)))
	}
	return m
}
