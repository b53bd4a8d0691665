// Package timeline is the pane of the edit: a ruler, rows of clips, and the tools that
// move, trim and cut them. What generation can do is drawn hatched where it would lie.
// It draws what app publishes and changes nothing but through commands; it must not
// import engine.
package timeline

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
)

// Params is what a timeline needs.
type Params struct {
	Commands Commands
	Drag     *kit.Drag   // of the window; nil where nothing can be dropped
	Forward  kit.Forward // keys that mean nothing here
	// ShowFrame shows a source at a time, in seconds, while an edge is pulled; the zero
	// source is the end of that. It may be nil.
	ShowFrame func(source projects.Source, at rational.Rat)
	// ShowInLibrary shows where a source lies. It may be nil.
	ShowInLibrary func(projects.Source)
	// After runs a function on the goroutine of the window after a while, unless what it
	// returned is called. Where it is nil, nothing waits.
	After func(time.Duration, func()) func()
	// Keys is the keys of an action as people read them; nil for the usual ones.
	Keys func(action string) string
	// Modifiers says what is held down; nil takes it from the desktop.
	Modifiers func() fyne.KeyModifier
}

// Timeline is the pane.
type Timeline struct {
	params Params
	bar    *bar
	ruler  *ruler
	heads  *heads
	lanes  *lanes
	needle *needle
	slider *slider
	root   fyne.CanvasObject

	snapshot app.Snapshot
	film     projects.Film // what is drawn: snapshot's, or what a drag would make of it
	view     view
	rows     []row
	top      float32 // how far the rows are scrolled down

	tool         Tool
	snap, ripple bool
	playhead     int64

	pressed  *press
	gesture  gesture
	hover    hit // what the pointer is over
	pulled   pulled
	gap      spot                 // the gap that is selected
	marked   map[projects.ID]bool // clips that are drawn as selected
	guide    int64                // frame of the snap line, below 0 for none
	looks    map[projects.Source]look
	pictures pictures
	follow   *pusher
}

// New makes an empty timeline.
func New(p Params) *Timeline {
	if p.Modifiers == nil {
		p.Modifiers = kit.Held
	}
	t := &Timeline{params: p, snap: true, guide: -1, looks: map[projects.Source]look{}}
	t.view.perFrame = 4
	t.pictures.commands = p.Commands
	t.follow = newPusher(t)
	t.lanes, t.ruler, t.heads = newLanes(t), newRuler(t), newHeads(t)
	t.needle, t.slider, t.bar = newNeedle(t), newSlider(t), newBar(t)
	t.bar.drawTools()
	body := container.New(bodyLayout{t}, clipped(t.lanes), t.ruler, clipped(t.heads), t.slider, t.needle)
	t.root = container.NewBorder(t.bar.root, nil, nil, nil, body)
	if p.Drag != nil {
		p.Drag.Add(t.target())
	}
	return t
}

// clipped keeps an object within its place. Fyne's Clip takes no size before it has drawn
// itself unless it is told who it is.
func clipped(o fyne.CanvasObject) *container.Clip {
	c := container.NewClip(o)
	c.ExtendBaseWidget(c)
	return c
}

// Root is the pane for the window.
func (t *Timeline) Root() fyne.CanvasObject { return t.root }

// Places is the parts of the pane by name: "ruler", and "tracks", where the clips are.
func (t *Timeline) Places() map[string]fyne.CanvasObject {
	return map[string]fyne.CanvasObject{"ruler": t.ruler, "tracks": t.lanes}
}

// Place is where a clip lies in the part "tracks"; false where it is not to be seen.
func (t *Timeline) Place(clip projects.ID) (fyne.Position, fyne.Size, bool) {
	c, track, ok := t.film.Timeline.Clip(clip)
	if !ok {
		return fyne.Position{}, fyne.Size{}, false
	}
	at := fyne.NewPos(t.view.x(c.Start), t.rowTop(t.rowOf(t.film.Timeline.Tracks[track].ID)))
	size := fyne.NewSize(t.view.x(c.End())-at.X, rowHeight)
	seen := at.X < t.view.width && at.X+size.Width > 0
	return at, size, seen
}

// The measures of the pane, in units.
const (
	barHeight   float32 = 36
	rulerHeight float32 = 26
	headWidth   float32 = 108
	rowHeight   float32 = 46
	clipInset   float32 = 4 // above and below a clip
	leastHeight float32 = rulerHeight + 2*rowHeight
)

// bodyLayout puts the heads to the left of the lanes, the ruler above them, the slider at
// their foot, and the needle over all.
type bodyLayout struct{ t *Timeline }

// MinSize is called by Fyne.
func (l bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, leastHeight) }

// Layout is called by Fyne.
func (l bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	lanes, ruler, heads, slider, needle := objects[0], objects[1], objects[2], objects[3], objects[4]
	width, height := max(1, size.Width-headWidth), max(1, size.Height-rulerHeight)
	place(lanes, headWidth, rulerHeight, width, height)
	place(ruler, headWidth, 0, width, rulerHeight)
	place(heads, 0, rulerHeight, headWidth, height)
	place(slider, headWidth, size.Height-sliderHeight, width, sliderHeight)
	place(needle, headWidth, 0, width, size.Height)
	l.t.resized(width)
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
