package timeline

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// pulled is the offer to make what an edge was pulled past the end of its media for.
type pulled struct {
	clip   projects.Clip // as it was then; without ID for no offer
	edge   app.Edge
	frames int64
}

// stretch is frames of a row.
type stretch struct {
	row      int
	from, to int64
}

// pulledStretch is where the offer lies; false where there is none any more.
func (t *Timeline) pulledStretch() (stretch, bool) {
	c, index, ok := t.film.Timeline.Clip(t.pulled.clip.ID)
	if !ok || t.pulled.frames <= 0 {
		return stretch{}, false
	}
	s := stretch{row: t.rowOf(t.film.Timeline.Tracks[index].ID), from: c.End(), to: c.End() + t.pulled.frames}
	if t.pulled.edge == app.EdgeStart {
		s.from, s.to = c.Start-t.pulled.frames, c.Start
	}
	return s, true
}

// mendOffer drops an offer that nobody means any more: its clip has gone or changed, another
// thing is selected, or the history was gone back or on in.
func (t *Timeline) mendOffer(before app.Snapshot) {
	if t.pulled.clip.ID == 0 || t.gesture != nil {
		return
	}
	now, was := t.snapshot.Selection, before.Selection
	c, _, ok := t.snapshot.Film.Timeline.Clip(t.pulled.clip.ID)
	other := !slices.Equal(now.Clips, was.Clips) || now.Pane != was.Pane || now.Card != was.Card
	kept := now.Pane == app.PaneTimeline && slices.Contains(now.Clips, c.ID)
	if !ok || c != t.pulled.clip || t.snapshot.Turns != before.Turns || other && !kept {
		t.pulled = pulled{}
		t.lanes.arrange()
	}
}

// Offered reports whether an edge was pulled past the end of its media.
func (t *Timeline) Offered() bool {
	_, ok := t.pulledStretch()
	return ok
}

// Accept makes what is offered: the stretch that an edge was pulled for, or else the gap
// that is selected; it tries again what failed where that is the clip that is selected.
// It reports whether there was anything.
func (t *Timeline) Accept() bool {
	if t.Offered() {
		p := t.pulled
		t.pulled = pulled{}
		t.params.Commands.Extend(p.clip.ID, p.edge, p.frames)
		t.lanes.arrange()
		return true
	}
	if t.gap.track != 0 {
		return t.FillGap()
	}
	return t.retry()
}

// retry orders the selected clip's take again where nothing came of it.
func (t *Timeline) retry() bool {
	clips := t.snapshot.Selection.Clips
	if len(clips) != 1 {
		return false
	}
	c, _, ok := t.film.Timeline.Clip(clips[0])
	if !ok || c.Source.Take == 0 || !t.lookOf(c.Source).failed() {
		return false
	}
	t.params.Commands.RetryTake(c.Source.Take)
	return true
}

// FillGap makes what is missing in the gap that is selected, in that under the pointer, or
// in that at the playhead. It reports whether there was one.
func (t *Timeline) FillGap() bool {
	for _, s := range t.gapSpots() {
		if g, ok := t.gapAt(s); ok {
			t.gap = spot{}
			t.params.Commands.FillGap(g.Track, g.Start)
			return true
		}
	}
	return false
}

// gapSpots is the places whose gaps are of interest, the nearest at hand first.
func (t *Timeline) gapSpots() []spot {
	spots := []spot{t.gap}
	if t.hover.kind == hitGap {
		spots = append(spots, spot{t.hover.track.ID, t.hover.frame})
	}
	spots = append(spots, spot{t.snapshot.Selection.Track, t.playhead})
	if clips := t.snapshot.Selection.Clips; len(clips) == 1 {
		if c, i, ok := t.film.Timeline.Clip(clips[0]); ok {
			track := t.film.Timeline.Tracks[i].ID
			spots = append(spots, spot{track, c.End()}, spot{track, c.Start - 1})
		}
	}
	return spots
}

// gapAt is the gap at a place that generation could fill.
func (t *Timeline) gapAt(s spot) (edit.Gap, bool) {
	track, ok := t.film.Timeline.Track(s.track)
	if !ok || track.Kind != projects.PictureTrack || track.Locked {
		return edit.Gap{}, false
	}
	g, ok := edit.GapAt(t.film, s.track, s.frame)
	return g, ok && g.Left != 0
}

// Busy reports whether Escape would give up more than a selection of clips: a drag, an
// offer, a gap.
func (t *Timeline) Busy() bool { return t.gesture != nil || t.Offered() || t.gap.track != 0 }

// Escape gives up what is going on: a drag, an offer, a selection. It reports whether there
// was anything.
func (t *Timeline) Escape() bool {
	switch {
	case t.gesture != nil:
		t.stop(false)
	case t.Offered():
		t.pulled = pulled{}
	case t.gap.track != 0:
		t.gap = spot{}
	case len(t.snapshot.Selection.Clips) > 0:
		t.params.Commands.SelectClips()
	default:
		return false
	}
	t.lanes.arrange()
	return true
}

// arrangeOffers places the hatched stretches.
func (l *lanes) arrangeOffers() {
	t, used := l.t, 0
	out, offered := t.pulledStretch()
	if s := out; offered {
		seconds := t.film.Seconds(s.to - s.from).Float()
		long, short := fmt.Sprintf(lang.L("extend %.1f s"), seconds), fmt.Sprintf(lang.L("%.1f s"), seconds)
		l.offer(&used, s, true, t.keyed(long, ActAccept), t.keyed(short, ActAccept), t.keys(ActAccept))
	}
	if t.gesture == nil {
		l.offerGaps(&used, func(g edit.Gap) bool {
			return offered && t.rowOf(g.Track) == out.row && g.Start < out.to && out.from < g.End()
		})
	}
	for _, o := range l.offers[used:] {
		o.Hide()
	}
}

// offerGaps shows the gaps that could be filled and are not covered, and the one that is
// selected, whatever can be done with it.
func (l *lanes) offerGaps(used *int, covered func(edit.Gap) bool) {
	t := l.t
	if g, ok := t.chosenGap(); ok && !covered(g) {
		if _, fills := t.gapAt(t.gap); !fills {
			l.offer(used, stretch{t.rowOf(g.Track), g.Start, g.End()}, true)
		}
	}
	var shown []edit.Gap
	for _, s := range t.gapSpots() {
		g, ok := t.gapAt(s)
		if ok && !covered(g) && !slices.Contains(shown, g) {
			shown = append(shown, g)
			l.offer(used, stretch{t.rowOf(g.Track), g.Start, g.End()}, sameGap(g, t.gap), t.keyed(lang.L("fill gap"), ActFill), t.keys(ActFill))
		}
	}
}

// offer shows a hatched stretch, as far as it is within sight, with the first of some words
// that fits: what is drawn depends on its size.
func (l *lanes) offer(used *int, s stretch, hot bool, texts ...string) {
	from, to := max(-20, l.t.view.x(s.from)), min(l.t.view.width+20, l.t.view.x(s.to))
	if s.row < 0 || to-from < 3 {
		return
	}
	if *used == len(l.offers) {
		l.offers = append(l.offers, kit.NewHatch(""))
	}
	o := l.offers[*used]
	*used++
	o.SetText(firstFitting(texts, to-from-2))
	o.SetHot(hot)
	place(o, from+1, l.t.rowTop(s.row)+clipInset, to-from-2, rowHeight-2*clipInset)
	o.Show()
}

func firstFitting(texts []string, width float32) string {
	for _, text := range texts {
		if fyne.MeasureText(text, theme.Type(theme.SizeLabel), fyne.TextStyle{Bold: true}).Width+2*theme.Gap <= width {
			return text
		}
	}
	return ""
}
