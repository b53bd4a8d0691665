package timeline

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/projects"
)

// gesture is something that goes on while a button of the mouse is down. What it would do
// is drawn as it goes; one command is done in the end.
type gesture interface {
	// drag follows the pointer, within the lanes.
	drag(at fyne.Position)
	// done does it.
	done()
	// drop leaves all as it was. The film that is drawn is put back by the caller.
	drop()
}

// press is a button of the mouse that went down: it becomes a drag or a click.
type press struct {
	at    fyne.Position
	begin func() gesture // nil where nothing can be dragged
	click func()         // nil where letting go does nothing
	pans  bool           // it moves the view, which needs no help at the edges

	scrub *scrub // where it moves the playhead
}

// start is called when the button goes down.
func (t *Timeline) start(p *press) {
	t.stop(false)
	t.pressed = p
}

// drag is called when the pointer moves with the button down. at is within the lanes.
func (t *Timeline) drag(at fyne.Position) {
	if t.pressed == nil {
		return
	}
	if t.gesture == nil {
		if t.pressed.begin == nil {
			return
		}
		t.pressed.click = nil
		if t.gesture = t.pressed.begin(); t.gesture == nil {
			t.pressed.begin = nil
			return
		}
	}
	t.gesture.drag(at)
	if !t.pressed.pans {
		t.follow.at(at)
	}
}

// release is called when the button goes up without a drag.
func (t *Timeline) release() {
	if t.gesture != nil || t.pressed == nil {
		return
	}
	click, scrub := t.pressed.click, t.pressed.scrub
	t.pressed = nil
	if scrub != nil {
		scrub.done()
	}
	if click != nil {
		click()
	}
}

// stop ends a drag: with its command, or as if it had never been.
func (t *Timeline) stop(do bool) {
	g := t.gesture
	t.gesture, t.pressed = nil, nil
	t.follow.rest()
	if g == nil {
		return
	}
	t.guide = -1
	t.lanes.readout.Hide()
	if do {
		g.done()
	} else {
		g.drop()
	}
	t.preview(t.snapshot.Film)
}

// show draws a film, which may be what a drag would make of it.
func (t *Timeline) show(f projects.Film) {
	t.film = f
	t.lanes.arrange()
}

// tell says beside the pointer by how many frames something was dragged.
func (t *Timeline) tell(at fyne.Position, by int64) {
	sign, second := "+", t.second()
	if by < 0 {
		sign, by = "−", -by
	}
	o := t.lanes.readout
	o.SetText(fmt.Sprintf("%s%d:%02d", sign, by/second, by%second))
	size := o.MinSize()
	x := max(0, min(at.X+readoutAway, t.view.width-size.Width))
	y := max(0, min(at.Y-size.Height-readoutAway, t.lanes.room()-size.Height))
	place(o, x, y, size.Width, size.Height)
	o.Show()
}

// readoutAway is how far from the pointer the readout stands.
const readoutAway float32 = 8

// held reports whether modifiers are down now.
func (t *Timeline) held(m fyne.KeyModifier) bool { return t.params.Modifiers()&m != 0 }

// additive reports whether a click adds to the selection.
func (t *Timeline) additive() bool {
	return t.held(fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift)
}

// between reports whether what is dropped makes room for itself.
func (t *Timeline) between() bool { return t.ripple || t.held(fyne.KeyModifierShortcutDefault) }

// pusher scrolls while something is dragged near an edge of the lanes.
type pusher struct {
	t    *Timeline
	last fyne.Position
	run  *fyne.Animation
	on   bool
}

func newPusher(t *Timeline) *pusher {
	p := &pusher{t: t}
	p.run = fyne.NewAnimation(time.Second, func(float32) { p.push() })
	p.run.RepeatCount = fyne.AnimationRepeatForever
	return p
}

const (
	pushZone float32 = 28 // units from an edge
	pushMost float32 = 22 // units at a time
)

// at notes where the pointer is.
func (p *pusher) at(at fyne.Position) {
	p.last = at
	near := p.speed() != 0
	if near && !p.on {
		p.on = true
		p.run.Start()
	} else if !near {
		p.rest()
	}
}

func (p *pusher) rest() {
	if p.on {
		p.on = false
		p.run.Stop()
	}
}

// speed is how far to scroll: further, the further out the pointer is.
func (p *pusher) speed() float32 {
	x, width := p.last.X, p.t.view.width
	switch {
	case x < pushZone && p.t.view.left > 0:
		return -min(pushMost, (pushZone-x)/2)
	case x > width-pushZone:
		return min(pushMost, (x-width+pushZone)/2)
	}
	return 0
}

func (p *pusher) push() {
	if by := p.speed(); p.on && by != 0 && p.t.gesture != nil {
		p.t.scrollBy(by, 0)
		p.t.gesture.drag(p.last)
	}
}

// clicks tells a double click from two.
type clicks struct {
	at   fyne.Position
	when time.Time
}

// again reports whether a click is the second of a double click.
func (c *clicks) again(at fyne.Position) bool {
	near := at.Subtract(c.at)
	soon := time.Since(c.when) < fyne.CurrentApp().Driver().DoubleTapDelay()
	double := soon && max(near.X, -near.X, near.Y, -near.Y) < 4
	*c = clicks{at, time.Now()}
	if double {
		c.when = time.Time{}
	}
	return double
}

// cursorOf is how the pointer looks over a place.
func (t *Timeline) cursorOf(h hit) desktop.Cursor {
	edge := h.kind == hitStart || h.kind == hitEnd || h.kind == hitFade
	switch {
	case t.tool == Blade && h.onAClip():
		return desktop.CrosshairCursor
	case t.tool == Slip && h.onAClip(), t.tool == Trim && h.onAClip(), edge && t.tool != Slide:
		return desktop.HResizeCursor
	case h.kind == hitOffer:
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
