package plan

import (
	"slices"

	"kinora/engine/latent"
)

// direction is how the windows of a long take follow each other: always away from what a
// person gave, so that each has something true beside it, or something made from it.
//
// Forward, the usual way, goes on from the take's beginning. Backward is its mirror, for
// takes of which only the end is known: what leads to a clip. Inward is for takes whose
// two ends are known: what fills, retakes, connects and loops. Windows come from the left
// and from the right in turn, and the last one, in the middle, knows frames on both of its
// sides. Rolled forward, it would be the last one alone that has to arrive at the clip on
// the right, from a beginning that has drifted over all the others. So each half drifts
// half as far, and the two meet where no clip is near to compare them with.
type direction int

const (
	forward direction = iota
	backward
	inward
)

// direction is that of a take whose known frames have been placed in one window.
func (p *Plan) direction(whole Window) direction {
	begins, ends := false, false
	for _, k := range whole.Known {
		if from, to := p.covers(k); !k.refers() {
			begins, ends = begins || from == 0, ends || to >= p.Grid.Frames
		}
	}
	switch {
	case begins && ends:
		return inward
	case ends:
		return backward
	}
	return forward
}

// covers is the latent frames of the take at which known ones of one window of it lie.
func (p *Plan) covers(k Known) (from, to int) {
	from = k.At
	if k.Extra {
		from = latent.FrameAt(p.Pack.Geometry, k.Offset)
	}
	return from, from + k.Frames
}

// order is that in which n windows are denoised, as their places in time.
func (d direction) order(n int) []int {
	var out []int
	for left, right := 0, n-1; left <= right; {
		if fromRight := d == backward || d == inward && len(out)%2 == 1; fromRight {
			out = append(out, right)
			right--
		} else {
			out = append(out, left)
			left++
		}
	}
	return out
}

// rollOut puts windows of up to size latent frames in the place of the whole take.
func (p *Plan) rollOut(whole Window, size int) {
	d, all, k := p.direction(whole), p.Grid.Frames, p.overlap()
	n := (all - k + size - k - 1) / (size - k) // as many as it takes
	if d == inward {
		// No longer than needed: else the left and the right would overlap in the middle,
		// and there would be no room to bring them together.
		size = (all + (n-1)*k + n - 1) / n
	}
	p.Windows = nil
	r := roller{p: p, whole: whole, made: make([]bool, all), shown: p.beginning(whole, d)}
	for _, i := range d.order(n) {
		r.add((i*(all-size)+(n-1)/2)/(n-1), size)
	}
	p.Streams = d == forward && p.weights(Transformer)+p.weights(VAEDecoder) <= streamBytes
}

// beginning is what windows after the first are shown, so that subjects stay who they
// are: the take's first frame, or where that comes last, the first picture of the clip
// that it leads to. It has no frames where there is no place for it.
func (p *Plan) beginning(whole Window, d direction) Known {
	at, ok := p.free(whole)
	if !ok {
		return Known{}
	}
	k := Known{Source: OfTake, Frames: 1, Extra: true, Offset: at, Strength: 1}
	if d == backward {
		i := slices.IndexFunc(whole.Known, func(k Known) bool { _, to := p.covers(k); return to >= p.Grid.Frames })
		k.Source = len(p.Sources)
		p.Sources = append(p.Sources, Source{
			Condition: p.Sources[whole.Known[i].Source].Condition, Frames: latent.PixelFrames(p.Pack.Geometry, 1),
		})
	}
	return k
}

// roller makes windows one after the other.
type roller struct {
	p     *Plan
	whole Window
	made  []bool // the take's latent frames that earlier windows have made
	shown Known  // to all windows but the first
}

// add appends the window at a latent frame of the take, unless others have made it all.
func (r *roller) add(start, size int) {
	if !slices.Contains(r.made[start:start+size], false) {
		return
	}
	w := Window{Start: start, Frames: size, Known: r.before(start, size)}
	for _, k := range r.whole.Known {
		if k.refers() { // a reference belongs to every window
			w.Known = append(w.Known, k)
			continue
		}
		w.Known = append(w.Known, r.part(k, start, size)...)
	}
	if len(r.p.Windows) > 0 && r.shown.Frames > 0 {
		w.Known = append(w.Known, r.shown)
	}
	for f := start; f < start+size; f++ {
		r.made[f] = true
	}
	r.p.Windows = append(r.p.Windows, w)
}

// before is what earlier windows have made of a stretch.
func (r *roller) before(start, size int) []Known {
	var out []Known
	for f := start; f < start+size; f++ {
		n := len(out)
		switch {
		case !r.made[f]:
		case n > 0 && out[n-1].From+out[n-1].Frames == f:
			out[n-1].Frames++
		default:
			out = append(out, Known{Source: OfTake, From: f, Frames: 1, At: f - start, Strength: 1})
		}
	}
	return out
}

// part is as much of a known span of the whole take as a window is the first to have.
func (r *roller) part(k Known, start, size int) []Known {
	from, to := r.p.covers(k)
	if k.Extra {
		if from < start || from >= start+size || r.made[from] {
			return nil
		}
		k.Offset -= r.p.origin(start)
		return []Known{k}
	}
	var out []Known
	for f := max(from, start); f < min(to, start+size); f++ {
		n := len(out)
		switch {
		case r.made[f]:
		case n > 0 && start+out[n-1].At+out[n-1].Frames == f:
			out[n-1].Frames++
		default:
			out = append(out, Known{Source: k.Source, From: k.From + f - from, Frames: 1, At: f - start, Strength: k.Strength})
		}
	}
	return out
}
