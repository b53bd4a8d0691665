package timeline

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
	"kinora/ui/kit"
)

// MouseDown is called by Fyne: on a mark it may be dragged, elsewhere the playhead comes.
func (r *ruler) MouseDown(e *desktop.MouseEvent) {
	kit.TipOut(r)
	letGo(r)
	m, again := r.markAt(e.Position), r.clicks.again(e.Position)
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		r.t.rulerMenu(m, r.t.view.cut(e.Position.X), e.AbsolutePosition)
	case e.Button == desktop.MouseButtonTertiary:
		r.t.start(&press{at: e.Position, pans: true, begin: func() gesture { return newPan(r.t, e.Position) }})
	case m.kind == aMarker && again:
		// Fyne takes the keyboard away behind a press: the field opens when it is let go.
		r.t.start(&press{at: e.Position, click: func() { r.t.renameMarker(m.id) }})
	case m.kind != noMark:
		r.t.start(&press{at: e.Position, begin: func() gesture { return newMarkDrag(r, m, e.Position) }})
	default:
		s := &scrub{t: r.t, at: -1}
		r.t.start(&press{at: e.Position, scrub: s, begin: func() gesture { return s }})
		s.drag(e.Position)
	}
}

// MouseUp is called by Fyne.
func (r *ruler) MouseUp(*desktop.MouseEvent) { r.t.release() }

// Dragged is called by Fyne.
func (r *ruler) Dragged(e *fyne.DragEvent) { r.t.drag(e.Position) }

// DragEnd is called by Fyne.
func (r *ruler) DragEnd() { r.t.stop(true) }

// Scrolled is called by Fyne.
func (r *ruler) Scrolled(e *fyne.ScrollEvent) { r.t.wheel(e) }

// MouseIn is called by Fyne.
func (r *ruler) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved is called by Fyne.
func (r *ruler) MouseMoved(e *desktop.MouseEvent) {
	if m := r.markAt(e.Position); m != r.over {
		kit.TipOut(r)
		r.over = m
		kit.TipIn(r, e)
		return
	}
	kit.TipMoved(r, e)
}

// MouseOut is called by Fyne.
func (r *ruler) MouseOut() {
	kit.TipOut(r)
	r.over = mark{}
}

// Cursor is called by Fyne.
func (r *ruler) Cursor() desktop.Cursor {
	if r.over.kind != noMark {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// Tooltip is the name of the mark under the pointer.
func (r *ruler) Tooltip() string {
	at := timecode(r.frameOf(r.over), r.t.film.Head.Rate)
	switch r.over.kind {
	case markIn:
		return fmt.Sprintf(lang.L("In %s"), at)
	case markOut:
		return fmt.Sprintf(lang.L("Out %s"), at)
	case aMarker:
		name := r.t.markerName(r.over.id)
		if name == "" {
			name = lang.L("Marker")
		}
		return name + " · " + at
	}
	return ""
}

// scrub takes the playhead along. It is drawn together with the frame that it has gone to:
// painting the window once for the one and once for the other takes twice the time. Where
// the frame is long in coming, the playhead goes ahead.
type scrub struct {
	t    *Timeline
	at   int64  // where it was taken last
	stop func() // of the wait for the frame; nil where there is none
}

// alone is how long the playhead waits for its frame: less than is seen.
const alone = 40 * time.Millisecond

func (s *scrub) drag(at fyne.Position) {
	frame := s.t.view.frame(at.X)
	if frame == s.at {
		return
	}
	s.at = frame
	s.t.params.Commands.MovePlayhead(frame)
	if s.t.params.After == nil {
		s.t.setPlayhead(frame)
	} else if s.stop == nil {
		s.stop = s.t.params.After(alone, s.done)
	}
}

// arrived is told which frame is shown.
func (s *scrub) arrived(frame int64) {
	if frame == s.at {
		s.done()
	}
}

// done has the playhead where it was taken.
func (s *scrub) done() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	s.t.setPlayhead(s.at)
}

func (s *scrub) drop() { s.done() }

// markDrag moves a marker, or in or out.
type markDrag struct {
	r    *ruler
	mark mark
	held float32 // how far right of the mark it was taken hold of: at its name, say
}

func newMarkDrag(r *ruler, m mark, at fyne.Position) *markDrag {
	return &markDrag{r: r, mark: m, held: at.X - r.t.view.x(r.frameOf(m))}
}

func (d *markDrag) drag(at fyne.Position) {
	t := d.r.t
	d.r.moved = moved{d.mark, t.snapped(t.view.cut(at.X-d.held), []projects.ID{d.mark.id})}
	d.r.arrange()
}

func (d *markDrag) done() {
	frame := d.r.moved.frame
	d.drop()
	switch c := d.r.t.params.Commands; d.mark.kind {
	case aMarker:
		c.MoveMarker(d.mark.id, frame)
	case markIn:
		c.SetIn(frame)
	case markOut:
		c.SetOut(frame)
	}
}

func (d *markDrag) drop() {
	d.r.moved = moved{}
	d.r.arrange()
}
