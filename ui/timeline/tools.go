package timeline

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
)

// Tool is what the mouse does to clips.
type Tool int

// The tools.
const (
	Select Tool = iota // moves clips, and trims by their edges
	Blade              // cuts
	Trim               // trims by whichever edge is nearer
	Slip               // moves what a clip shows
	Slide              // moves a clip between its neighbours
	Roll               // moves a cut
)

// Tool is the tool at hand.
func (t *Timeline) Tool() Tool { return t.tool }

// SetTool takes another tool.
func (t *Timeline) SetTool(tool Tool) {
	t.tool = tool
	t.guide = -1
	t.lanes.arrangeGuide()
	t.bar.drawTools()
}

// Snapping reports whether edges hold on to others.
func (t *Timeline) Snapping() bool { return t.snap }

// SetSnapping says whether edges hold on to others.
func (t *Timeline) SetSnapping(on bool) {
	t.snap = on
	t.bar.drawTools()
}

// Rippling reports whether what is behind an edit moves along.
func (t *Timeline) Rippling() bool { return t.ripple }

// SetRippling says whether what is behind an edit moves along.
func (t *Timeline) SetRippling(on bool) {
	t.ripple = on
	t.bar.drawTools()
}

// press is the primary button going down at a place of the lanes.
func (t *Timeline) press(h hit, e *desktop.MouseEvent) {
	again := t.lanes.clicks.again(e.Position)
	p := &press{at: e.Position}
	defer t.start(p)
	if h.kind != hitGap {
		t.gap = spot{}
	}
	switch {
	case h.kind == hitOffer:
		p.click = t.onSecond(again, func() { t.Accept() })
	case h.onAClip() && t.tool == Blade:
		p.click = func() { t.cutAt(h, e.Position.X) }
	case h.onAClip() && h.track.Locked:
		t.pick(h, p)
	case h.onAClip():
		t.pick(h, p)
		p.begin = t.dragOf(h, e.Position)
	default:
		t.pressEmpty(h, p, again)
	}
}

func (t *Timeline) onSecond(again bool, do func()) func() {
	if !again {
		return nil
	}
	return do
}

// pressEmpty begins a rubber band, or selects a gap.
func (t *Timeline) pressEmpty(h hit, p *press, again bool) {
	p.begin = func() gesture { return newBand(t, p.at) }
	p.click = func() {
		t.gap = spot{}
		if h.kind == hitGap {
			t.gap = spot{h.track.ID, h.frame} // before others are told of the selection: they ask for it
		}
		if !t.additive() {
			t.params.Commands.SelectClips()
		}
		if h.track.ID != 0 {
			t.params.Commands.SelectTrack(h.track.ID)
		}
		if h.kind == hitGap && again {
			t.FillGap()
		}
		t.lanes.arrange()
	}
}

// pick selects the clip that was pressed: at once, so that it is seen, but for one of
// several that are selected, which may be about to be dragged together.
func (t *Timeline) pick(h hit, p *press) {
	id, selected := h.clip.ID, t.snapshot.Selection.Clips
	among := slices.Contains(selected, id)
	switch {
	case t.additive() && among:
		p.click = func() { t.params.Commands.SelectClips(without(selected, id)...) }
	case t.additive():
		t.params.Commands.SelectClips(append(slices.Clone(selected), id)...)
	case !among:
		t.params.Commands.SelectClips(id)
	case len(selected) > 1:
		p.click = func() { t.params.Commands.SelectClips(id) }
	}
}

func without(ids []projects.ID, id projects.ID) []projects.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(x projects.ID) bool { return x == id })
}

// dragOf is what dragging from a place of a clip does with the tool at hand.
func (t *Timeline) dragOf(h hit, at fyne.Position) func() gesture {
	switch edge := h.kind == hitStart || h.kind == hitEnd; {
	case h.kind == hitFade:
		return func() gesture { return newFade(t, h, at) }
	case t.tool == Slip:
		return func() gesture { return newSlip(t, h.clip, at) }
	case t.tool == Slide:
		return func() gesture { return newSlide(t, h.clip, at) }
	case t.tool == Roll && edge:
		return func() gesture { return newRoll(t, h, at) }
	case t.tool == Trim, edge && t.tool == Select:
		return func() gesture { return newTrim(t, h.clip, h.edge(), at) }
	}
	return func() gesture { return newMove(t, h, at) }
}

// cutAt splits the clip at a place, with Shift all that lie there.
func (t *Timeline) cutAt(h hit, x float32) {
	frame := t.snapped(t.view.cut(x), nil)
	t.guide = -1
	if t.held(fyne.KeyModifierShift) {
		t.params.Commands.SplitAt(frame)
		return
	}
	t.params.Commands.SplitAt(frame, h.clip.ID)
}

// aim shows where the blade would cut.
func (t *Timeline) aim(at fyne.Position) {
	if t.tool != Blade || t.gesture != nil {
		return
	}
	t.guide = -1
	if t.hover.onAClip() {
		t.guide = t.snapped(t.view.cut(at.X), nil)
	}
	t.lanes.arrangeGuide()
}

// near is how far, in units, edges jump.
const near float32 = 8

// snapped is a frame, or what is near it to hold on to. Alt lets go.
func (t *Timeline) snapped(frame int64, leaveOut []projects.ID) int64 {
	to, _ := t.anchor(frame, leaveOut)
	return to
}

func (t *Timeline) anchor(frame int64, leaveOut []projects.ID) (int64, bool) {
	if !t.snap || t.held(fyne.KeyModifierAlt) {
		return frame, false
	}
	to, anchor := edit.Snap(t.snapshot.Film, frame, t.view.frames(near), leaveOut, t.playhead)
	return to, anchor.Kind != ""
}

// hold moves by some frames so that the nearest of some edges comes to lie on something to
// hold on to, which it shows.
func (t *Timeline) hold(by int64, leaveOut []projects.ID, edges ...int64) int64 {
	best, least := by, t.view.frames(near)+1
	t.guide = -1
	for _, e := range edges {
		to, ok := t.anchor(e+by, leaveOut)
		if far := max(to-e-by, e+by-to); ok && far < least {
			best, least, t.guide = to-e, far, to
		}
	}
	return best
}

// showFrame shows a source at a time in the viewer; the zero source ends that.
func (t *Timeline) showFrame(s projects.Source, c projects.Clip, frame int64) {
	if t.params.ShowFrame != nil {
		t.params.ShowFrame(s, c.At(frame, t.film.Head.Rate))
	}
}

func (t *Timeline) hideFrame() {
	if t.params.ShowFrame != nil {
		t.params.ShowFrame(projects.Source{}, projects.Clip{}.From)
	}
}

// edgeFrame is the frame of a clip that is seen at an edge.
func edgeFrame(c projects.Clip, edge app.Edge) int64 {
	if edge == app.EdgeEnd {
		return c.End() - 1
	}
	return c.Start
}
