package plan

import "kinora/engine/latent"

// Stretch is latent frames of a take, From up to, not including, To.
type Stretch struct{ From, To int }

// Frames is its pixel frames, from up to, not including, to.
func (s Stretch) Frames(p Plan) (from, to int) {
	g := p.Pack.Geometry
	return latent.FirstPixel(g, s.From), latent.FirstPixel(g, s.To)
}

// Compared is what drift is measured between: what the take begins with, which is the
// clip that it continues or else its first window, and what each window adds to that.
// The clip's frames may lie behind those that are new. There are no others where
// nothing is to be compared.
func (p Plan) Compared() (first Stretch, others []Stretch) {
	first, ok := p.continued()
	for _, w := range p.Windows {
		s := Stretch{w.Start + w.Head(), w.Start + w.Frames - w.Tail()}
		for _, k := range w.firm() {
			at := Stretch{w.Start + k.At, w.Start + k.At + k.Frames}
			switch {
			case at.From <= s.From:
				s.From = max(s.From, at.To)
			case at.To >= s.To:
				s.To = min(s.To, at.From)
			}
		}
		if s.From < s.To {
			others = append(others, s)
		}
	}
	if !ok && len(others) > 0 {
		return others[0], others[1:]
	}
	return first, others
}

// continued is the known frames of a clip at the beginning of a take, or at its end.
func (p Plan) continued() (Stretch, bool) {
	for _, w := range p.Windows {
		for _, k := range w.firm() {
			at := w.Start + k.At
			if k.Frames > 1 && (at == 0 || at+k.Frames == p.Grid.Frames) {
				return Stretch{at, at + k.Frames}, true
			}
		}
	}
	return Stretch{}, false
}

// firm is the frames of sources that lie in a window and stay as they are.
func (w Window) firm() []Known {
	var out []Known
	for _, k := range w.Known {
		if !k.Extra && k.Source != OfTake && k.Strength == 1 {
			out = append(out, k)
		}
	}
	return out
}
