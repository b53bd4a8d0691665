package viewer

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/ui/kit"
)

// quiet is how long the pointer has to rest until the transport of the full screen goes.
const quiet = 2500 * time.Millisecond

// SetFullScreen says that nothing but the viewer is seen: the picture has all the room, and
// the transport lies over it until the pointer rests. The owner of the window puts Root
// alone into it.
func (v *Viewer) SetFullScreen(full bool) {
	if v.full == full {
		return
	}
	v.full = full
	shown(v.strip, !full)
	shown(v.bar.ground, full)
	v.rouse()
	kit.Relayout(v.panes)
	kit.Relayout(v.bar.root)
	v.stage.Refresh()
	if full {
		v.wake()
	}
}

// FullScreen reports whether nothing but the viewer is seen.
func (v *Viewer) FullScreen() bool { return v.full }

func (v *Viewer) askFullScreen() {
	if v.params.FullScreen != nil {
		v.params.FullScreen()
	}
}

// wake brings the transport of the full screen back and lets it go after a while.
func (v *Viewer) wake() {
	if !v.full {
		return
	}
	if v.asleep {
		v.rouse()
	}
	v.drowse()
	v.drowse = v.params.After(quiet, v.sleep)
}

// rouse shows the transport.
func (v *Viewer) rouse() {
	v.drowse()
	v.asleep = false
	v.bar.root.Show()
	kit.Relayout(v.panes)
}

// sleep lets the transport go out of the picture, unless somebody writes in it.
func (v *Viewer) sleep() {
	if !v.full || v.asleep || v.bar.time.editing {
		return
	}
	v.asleep = true
	from := v.bar.root.Position()
	a := canvas.NewPositionAnimation(from, from.AddXY(0, barHeight+40), glide, func(at fyne.Position) {
		if v.asleep {
			v.bar.root.Move(at)
		}
	})
	a.Curve = fyne.AnimationEaseIn
	a.Start()
	v.params.After(glide, func() {
		if v.asleep {
			v.bar.root.Hide()
		}
	})
}

// glide is how long the transport takes to go.
const glide = 120 * time.Millisecond

func shown(o fyne.CanvasObject, is bool) {
	if is {
		o.Show()
	} else {
		o.Hide()
	}
}
