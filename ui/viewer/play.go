package viewer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/ui/kit"
)

// First shows the first frame.
func (v *Viewer) First() { v.params.Commands.GoTo(0) }

// Last shows the last frame.
func (v *Viewer) Last() { v.params.Commands.GoTo(max(0, v.state.Frames-1)) }

// Seconds goes whole seconds on or back.
func (v *Viewer) Seconds(n int64) { v.params.Commands.Step(n * max(1, v.state.Rate.Round())) }

// Shuttle is what J (-1) and L (1) do: play, faster each time; and single frames while K
// is held, as on a jog wheel.
func (v *Viewer) Shuttle(direction int) {
	if v.params.Held != nil && v.params.Held(fyne.KeyK) {
		v.params.Commands.Step(int64(direction))
		return
	}
	v.params.Commands.Shuttle(direction)
}

// EditTimecode makes the timecode a field.
func (v *Viewer) EditTimecode() {
	v.wake()
	v.bar.time.edit()
}

// Relabel writes what has keys in it anew, after keys were changed.
func (v *Viewer) Relabel() { v.bar.label() }

// zoomMenu offers scales and safe areas.
func (v *Viewer) zoomMenu() {
	zoom := func(text string, scale float32) kit.MenuItem {
		return kit.MenuItem{Text: text, On: v.stage.zoom == scale, Do: func() { v.Zoom(scale) }}
	}
	keys := func(item kit.MenuItem, action string) kit.MenuItem {
		if v.params.Keys != nil {
			item.Keys = v.params.Keys(action)
		}
		return item
	}
	kit.ShowMenuUnder(v.bar.zoom, []kit.MenuItem{
		keys(zoom(lang.L("As large as it fits"), 0), "view.fit"), zoom("50 %", 0.5), keys(zoom("100 %", 1), "view.fullSize"), zoom("200 %", 2), zoom("400 %", 4),
		{},
		keys(kit.MenuItem{Text: lang.L("Safe areas"), On: v.stage.safe, Do: v.ToggleSafeAreas}, "view.safeAreas"),
	}, nil)
}

// unfocus gives the keyboard back to the window.
func (v *Viewer) unfocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.panes); c != nil {
		c.Unfocus()
	}
}
