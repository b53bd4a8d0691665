package timeline

import (
	"math"

	"fyne.io/fyne/v2"

	"kinora/projects"
	"kinora/projects/edit"
)

// inside drags what changes within and beside a clip that stays in its place, or between
// its neighbours: slip, slide and roll.
type inside struct {
	t    *Timeline
	id   projects.ID
	from float64 // frame that was pressed
	by   int64
	// want is by how many frames for a way of the pointer.
	want func(way int64) int64
	// try is the film after so many frames, and how many could be done.
	try func(f projects.Film, by int64) (projects.Film, int64, error)
	// shown is the frame that the viewer shows, of a film that try has made.
	shown  func(c projects.Clip) int64
	commit func(id projects.ID, by int64)
}

func newSlip(t *Timeline, c projects.Clip, at fyne.Position) gesture {
	return &inside{
		t: t, id: c.ID, from: t.view.at(at.X), commit: t.params.Commands.Slip,
		want: func(way int64) int64 { return -way }, // what is pulled to the right was further left
		try: func(f projects.Film, by int64) (projects.Film, int64, error) {
			return edit.Slip(f, c.ID, by, edit.Together)
		},
		shown: func(c projects.Clip) int64 { return c.Start },
	}
}

func newSlide(t *Timeline, c projects.Clip, at fyne.Position) gesture {
	leave := edit.Linked(t.snapshot.Film, []projects.ID{c.ID})
	return &inside{
		t: t, id: c.ID, from: t.view.at(at.X), commit: t.params.Commands.Slide,
		want: func(way int64) int64 { return t.hold(way, leave, c.Start, c.End()) },
		try: func(f projects.Film, by int64) (projects.Film, int64, error) {
			return edit.Slide(f, c.ID, by, edit.Together)
		},
		shown: func(c projects.Clip) int64 { return c.Start },
	}
}

// newRoll rolls the cut at the edge of a clip; nil where no clip touches it there.
func newRoll(t *Timeline, h hit, at fyne.Position) gesture {
	c, clips := h.clip, h.track.Clips
	if h.kind == hitEnd {
		if h.index+1 >= len(clips) || clips[h.index+1].Start != c.End() {
			return nil
		}
		c = clips[h.index+1]
	}
	leave := edit.Linked(t.snapshot.Film, []projects.ID{c.ID})
	if i := h.index; h.kind == hitStart && i > 0 {
		leave = append(leave, clips[i-1].ID)
	} else {
		leave = append(leave, h.clip.ID)
	}
	return &inside{
		t: t, id: c.ID, from: t.view.at(at.X), commit: t.params.Commands.Roll,
		want: func(way int64) int64 { return t.hold(way, leave, c.Start) },
		try: func(f projects.Film, by int64) (projects.Film, int64, error) {
			film, trimmed, err := edit.Roll(f, c.ID, by, edit.Together)
			return film, trimmed.By, err
		},
		shown: func(c projects.Clip) int64 { return c.Start },
	}
}

func (g *inside) drag(at fyne.Position) {
	want := g.want(int64(math.Round(g.t.view.at(at.X) - g.from)))
	film, by, err := g.try(g.t.snapshot.Film, want)
	if err != nil {
		film, by = g.t.snapshot.Film, 0
	}
	if by != want {
		g.t.guide = -1
	}
	g.by = by
	g.t.tell(at, by)
	g.t.show(film)
	if c, _, ok := film.Timeline.Clip(g.id); ok && err == nil {
		g.t.showFrame(c.Source, c, g.shown(c))
	}
}

func (g *inside) done() {
	g.t.hideFrame()
	if g.by != 0 {
		g.commit(g.id, g.by)
	}
}

func (g *inside) drop() { g.t.hideFrame() }
