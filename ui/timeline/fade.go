package timeline

import (
	"image"
	"math"

	"fyne.io/fyne/v2"

	"kinora/projects"
	"kinora/projects/edit"
)

// The handles of the fades stand at the top of a clip that is selected, where a fade ends;
// one that is not there yet has it in the corner.
const (
	handleWide  float32 = 9  // units across
	handleInset float32 = 13 // of its middle from the edge of the clip, which is for trimming
	handleReach float32 = 16 // down to which it is taken
	handleRoom  float32 = 64 // units that a clip must be wide to have them
)

// handle is where the handle of a fade stands, its middle, in units; ok where it has one.
func (t *Timeline) handle(c projects.Clip, end edit.End) (x float32, ok bool) {
	from, to := t.view.x(c.Start), t.view.x(c.End())
	if !t.marked[c.ID] || to-from < handleRoom {
		return 0, false
	}
	if end == edit.First {
		return max(from+handleInset, t.view.x(c.Start+c.FadeIn)), true
	}
	return min(to-handleInset, t.view.x(c.End()-c.FadeOut)), true
}

// onFade makes a place of a clip that of a handle, where one is there.
func (t *Timeline) onFade(h hit, at fyne.Position) hit {
	if t.tool != Select || h.kind != hitClip || at.Y > t.rowTop(h.row)+clipInset+handleReach {
		return h
	}
	best := handleWide/2 + 2
	for _, end := range []edit.End{edit.First, edit.Last} {
		x, ok := t.handle(h.clip, end)
		away := float32(math.Abs(float64(x - at.X)))
		if met := end == edit.Last && away == best && at.X >= x; ok && (away < best || met) {
			h.kind, h.end, best = hitFade, end, away
		}
	}
	return h
}

// fade drags how long a clip fades.
type fade struct {
	t    *Timeline
	clip projects.Clip
	end  edit.End
	from float64 // frame that was pressed
	to   int64   // frames
}

func newFade(t *Timeline, h hit, at fyne.Position) gesture {
	g := &fade{t: t, clip: h.clip, end: h.end, from: t.view.at(at.X)}
	g.to = g.length(h.clip)
	return g
}

// length is how long a clip fades at the end that is dragged.
func (g *fade) length(c projects.Clip) int64 {
	if g.end == edit.Last {
		return c.FadeOut
	}
	return c.FadeIn
}

func (g *fade) drag(at fyne.Position) {
	by := int64(math.Round(g.t.view.at(at.X) - g.from))
	if g.end == edit.Last {
		by = -by
	}
	film, err := edit.SetFade(g.t.snapshot.Film, []projects.ID{g.clip.ID}, g.end, g.length(g.clip)+by)
	if err != nil {
		return
	}
	if c, _, ok := film.Timeline.Clip(g.clip.ID); ok {
		g.to = g.length(c)
	}
	g.t.tell(at, g.to)
	g.t.show(film)
}

func (g *fade) done() {
	if g.to != g.length(g.clip) {
		g.t.params.Commands.FadeClip(g.clip.ID, g.end, g.to)
	}
}

func (g *fade) drop() {}

// fades draws the fades of a clip, and their handles.
func (s *strip) fades(r image.Rectangle, c projects.Clip) {
	shade, line := faded(s.inks.ground, 0.55), faded(s.inks.chosen, 0.7)
	if c.FadeIn > 0 {
		wedge(s.img, image.Rect(r.Min.X, r.Min.Y, s.frame(c.Start+c.FadeIn), r.Max.Y), false, shade, line)
	}
	if c.FadeOut > 0 {
		wedge(s.img, image.Rect(s.frame(c.End()-c.FadeOut), r.Min.Y, r.Max.X, r.Max.Y), true, shade, line)
	}
}

func (s *strip) handles(r image.Rectangle, c projects.Clip) {
	if s.t.tool != Select {
		return
	}
	for _, end := range []edit.End{edit.First, edit.Last} {
		if x, ok := s.t.handle(c, end); ok {
			half, at := s.pixel(float64(handleWide/2)), s.pixel(float64(x))
			dot := image.Rect(at-half, r.Min.Y+half/2, at+half, r.Min.Y+half/2+2*half)
			disc(s.img, dot.Inset(-1), s.inks.deep)
			disc(s.img, dot, s.inks.chosen)
		}
	}
}

// frame is where a frame begins, in pixels.
func (s *strip) frame(n int64) int { return s.pixel(float64(s.t.view.x(n))) }
