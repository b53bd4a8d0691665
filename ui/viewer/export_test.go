package viewer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/ui/kit"
)

// Strip is what is dragged and clicked to scrub.
type Strip interface {
	fyne.Draggable
	fyne.Scrollable
	desktop.Mouseable
}

// Stage is what shows the picture.
type Stage interface {
	fyne.Tappable
	fyne.Draggable
	fyne.Scrollable
	desktop.Hoverable
}

// Filmstrip is the strip of a viewer, and its width.
func (v *Viewer) Filmstrip() (Strip, float32) { return v.strip, v.strip.Size().Width }

// Stage is the stage of a viewer.
func (v *Viewer) Stage() Stage { return v.stage }

// Place is where the picture lies in the stage.
func (v *Viewer) Place() (fyne.Position, fyne.Size) { return v.stage.place() }

// Sharp reports whether the picture is drawn with care.
func (v *Viewer) Sharp() bool { return v.stage.sharp }

// Buttons are those of the transport, and the chips of the views.
func (v *Viewer) Buttons() ([]*kit.Button, []*kit.Toggle) {
	b := v.bar
	return []*kit.Button{b.first, b.back, b.play, b.on, b.last, b.loop, b.screen}, b.views[:]
}

// Field is the field of the timecode, and whether it is one now.
func (v *Viewer) Field() (*kit.Entry, bool) { return v.bar.time.field, v.bar.time.editing }

// Says is the words on the stage.
func (v *Viewer) Says() (title, text string, fraction float64) {
	return v.words.now.title, v.words.now.text, v.words.now.fraction
}

// Labels are what is written on the picture.
func (v *Viewer) Labels() (badge, speed string) { return v.badge.Text(), v.speed.Text() }

// BarShown reports whether the transport is seen.
func (v *Viewer) BarShown() bool { return v.bar.root.Visible() }

// BarParts are what stands in the transport, from left to right where all fits: the time,
// its length, the buttons that play, loop and scale, the views.
func (v *Viewer) BarParts() []fyne.CanvasObject {
	o := v.bar.root.Objects
	return []fyne.CanvasObject{o[1], o[2], o[4], o[6], o[5]}
}
