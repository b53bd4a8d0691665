package timeline

import (
	"math"

	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
)

// trim drags an edge of a clip. Past the end of the media it leaves an offer.
type trim struct {
	t       *Timeline
	clip    projects.Clip
	edge    app.Edge
	from    float64 // frame that was pressed
	leave   []projects.ID
	to      int64
	ripple  bool
	trimmed edit.Trimmed
	before  pulled
}

func newTrim(t *Timeline, c projects.Clip, edge app.Edge, at fyne.Position) gesture {
	return &trim{
		t: t, clip: c, edge: edge, from: t.view.at(at.X), before: t.pulled,
		leave: edit.Linked(t.snapshot.Film, []projects.ID{c.ID}),
	}
}

func (g *trim) place() int64 {
	if g.edge == app.EdgeEnd {
		return g.clip.End()
	}
	return g.clip.Start
}

func (g *trim) drag(at fyne.Position) {
	t := g.t
	by := t.hold(int64(math.Round(t.view.at(at.X)-g.from)), g.leave, g.place())
	g.to, g.ripple = g.place()+by, t.ripple
	film, trimmed, err := app.TrimOf(t.snapshot.Film, g.clip.ID, g.edge, g.to, g.ripple)
	if err != nil {
		return
	}
	g.trimmed = trimmed
	t.pulled = g.offer(film)
	t.tell(at, trimmed.By)
	t.show(film)
	if c, _, ok := film.Timeline.Clip(g.clip.ID); ok {
		t.showFrame(c.Source, c, edgeFrame(c, g.edge))
	}
}

// offer is what the edge was pulled past its media for.
func (g *trim) offer(f projects.Film) pulled {
	past := g.trimmed.Pull.Past()
	c, index, ok := f.Timeline.Clip(g.clip.ID)
	if past == 0 || !ok || f.Timeline.Tracks[index].Kind != projects.PictureTrack || g.t.lookOf(c.Source).state != projects.Done {
		return pulled{}
	}
	return pulled{c, g.edge, past}
}

func (g *trim) done() {
	g.t.hideFrame()
	if g.trimmed.By != 0 {
		g.t.params.Commands.Trim(g.clip.ID, g.edge, g.to, g.ripple)
	}
}

func (g *trim) drop() {
	g.t.pulled = g.before
	g.t.hideFrame()
}
