package timeline

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/words"
)

var (
	_ fyne.Draggable     = (*lanes)(nil)
	_ fyne.Scrollable    = (*lanes)(nil)
	_ fyne.Focusable     = (*lanes)(nil)
	_ desktop.Mouseable  = (*lanes)(nil)
	_ desktop.Hoverable  = (*lanes)(nil)
	_ desktop.Cursorable = (*lanes)(nil)
	_ kit.Tipped         = (*lanes)(nil)
)

// MouseDown is called by Fyne.
func (l *lanes) MouseDown(e *desktop.MouseEvent) {
	kit.TipOut(l)
	letGo(l)
	h := l.t.hitAt(e.Position)
	switch e.Button {
	case desktop.MouseButtonPrimary:
		l.t.press(h, e)
	case desktop.MouseButtonTertiary:
		l.t.start(&press{at: e.Position, pans: true, begin: func() gesture { return newPan(l.t, e.Position) }})
	case desktop.MouseButtonSecondary:
		l.t.menu(h, e.AbsolutePosition)
	}
}

// MouseUp is called by Fyne.
func (l *lanes) MouseUp(*desktop.MouseEvent) { l.t.release() }

// Dragged is called by Fyne.
func (l *lanes) Dragged(e *fyne.DragEvent) { l.t.drag(e.Position) }

// DragEnd is called by Fyne.
func (l *lanes) DragEnd() { l.t.stop(true) }

// Scrolled is called by Fyne: along the film, with Shift across the rows, with Ctrl
// nearer or further.
func (l *lanes) Scrolled(e *fyne.ScrollEvent) { l.t.wheel(e) }

func (t *Timeline) wheel(e *fyne.ScrollEvent) {
	along, across := e.Scrolled.DX+e.Scrolled.DY, float32(0)
	switch {
	case t.held(fyne.KeyModifierShortcutDefault):
		t.zoomAt(t.view.perFrame*zoomOf(along), e.Position.X)
		return
	case t.held(fyne.KeyModifierShift):
		along, across = 0, along
	}
	t.scrollBy(-2*along, -across)
}

// zoomOf is how much nearer a turn of the wheel goes; 25 units are about a quarter.
func zoomOf(units float32) float64 {
	if units < 0 {
		return 1 / zoomOf(-units)
	}
	return 1 + min(1, float64(units)/100)
}

// MouseIn is called by Fyne.
func (l *lanes) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved is called by Fyne.
func (l *lanes) MouseMoved(e *desktop.MouseEvent) {
	before := l.t.hover
	l.t.hover = l.t.hitAt(e.Position)
	l.t.aim(e.Position)
	if before.same(l.t.hover) {
		kit.TipMoved(l, e)
		return
	}
	kit.TipOut(l)
	kit.TipIn(l, e)
	if before.kind == hitGap || l.t.hover.kind == hitGap {
		l.arrange()
	}
}

// MouseOut is called by Fyne.
func (l *lanes) MouseOut() {
	kit.TipOut(l)
	l.t.hover = hit{}
	if l.t.gesture == nil {
		l.t.guide = -1
	}
	l.arrange()
}

// Cursor is called by Fyne.
func (l *lanes) Cursor() desktop.Cursor { return l.t.cursorOf(l.t.hover) }

// Tooltip explains what is under the pointer where it does not speak for itself.
func (l *lanes) Tooltip() string {
	switch h := l.t.hover; {
	case h.kind == hitFade && h.end == edit.First:
		return lang.L("Drag: the clip fades in.")
	case h.kind == hitFade:
		return lang.L("Drag: the clip fades out.")
	case h.onAClip():
		return l.t.clipTip(h.clip)
	case h.kind == hitOffer:
		return fmt.Sprintf(lang.L("%s or a double click makes these frames; %s drops the offer."), l.t.keys(ActAccept), l.t.keys(ActEscape))
	case h.kind == hitGap:
		return l.t.gapTip(spot{h.track.ID, h.frame})
	}
	return ""
}

// clipTip says why a clip does not show what it should, or the name that it is too narrow
// for.
func (t *Timeline) clipTip(c projects.Clip) string {
	k := t.lookOf(c.Source)
	if tip := k.tip(); tip != "" {
		return tip
	}
	if t.view.x(c.End())-t.view.x(c.Start) < 120 {
		return k.name
	}
	return ""
}

// gapTip says how a gap is filled, or why it cannot be.
func (t *Timeline) gapTip(s spot) string {
	g, ok := t.gapAt(s)
	if !ok {
		return ""
	}
	some := rational.New(1, 2)
	_, _, err := edit.SpanBefore(t.film, g.Track, g.Start, some)
	if err == nil {
		_, _, err = edit.SpanAfter(t.film, g.Track, g.End(), some)
	}
	if err != nil {
		return words.Translate(err.Error())
	}
	return fmt.Sprintf(lang.L("%s or a double click makes what is missing here."), t.keys(ActFill))
}

// FocusGained is called by Fyne.
func (l *lanes) FocusGained() { l.focus(true) }

// FocusLost is called by Fyne.
func (l *lanes) FocusLost() { l.focus(false) }

func (l *lanes) focus(has bool) {
	l.focused = has
	l.t.needle.arrange()
}

// TypedRune is called by Fyne.
func (l *lanes) TypedRune(rune) {}

// TypedKey is called by Fyne. All but Return and Escape are actions of the window.
func (l *lanes) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.t.Accept() {
			return
		}
	case fyne.KeyEscape:
		if l.t.Escape() {
			return
		}
	}
	if l.t.params.Forward != nil {
		l.t.params.Forward(e)
	}
}

// letGo takes the keyboard from whatever field had it: Fyne leaves it there where what was
// clicked could have it, and a letter would go on into the prompt.
func letGo(o fyne.CanvasObject) {
	if c := canvasOf(o); c != nil && c.Focused() != nil {
		c.Unfocus()
	}
}

// canvasOf is the canvas that o is in, nil for none. Fyne's test driver panics where there
// is no window.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if len(driver.AllWindows()) == 0 {
		return nil
	}
	return driver.CanvasForObject(o)
}
