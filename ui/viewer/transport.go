package viewer

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/app/player"
	"kinora/assets/icons"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// transport is the row of buttons under the picture, with the scrubber above it.
type transport struct {
	scrubber          *kit.Scrubber
	now, length, late *kit.Text
	play              *kit.Button
	loop, save, reuse *kit.Button
	first, back       *kit.Button
	forward, last     *kit.Button
	root              fyne.CanvasObject
}

func newTransport(v *Viewer) *transport {
	c := v.params.Commands
	t := &transport{
		scrubber: kit.NewScrubber(c.GoTo, c.Step),
		now:      kit.NewText(words.Timecode(0, rational.Int(25)), kit.Code, theme.Text),
		length:   kit.NewText("", kit.Code, theme.Faint), late: kit.NewText("", kit.Small, theme.Secondary),
		play:  icon(icons.Play, 22, c.PlayPause),
		first: icon(icons.First, 16, v.First), back: icon(icons.Back, 16, func() { c.Step(-1) }),
		forward: icon(icons.Forward, 16, func() { c.Step(1) }), last: icon(icons.Last, 16, v.Last),
		loop:  icon(icons.Loop, 17, func() { c.SetLoop(!v.loop) }),
		reuse: icon(icons.Reuse, 17, v.params.Reuse), save: icon(icons.Save, 17, v.params.Save),
	}
	t.scrubber.Forward = v.params.Forward
	for _, b := range t.buttons() {
		b.Forward = v.params.Forward
	}
	left := kit.Middle(kit.Columns(8, t.now, t.length, t.late))
	middle := kit.Columns(6, t.first, t.back, t.play, t.forward, t.last)
	right := kit.Columns(4, t.reuse, t.loop, t.save)
	t.root = kit.Rows(2, t.scrubber, container.New(threeWay{}, left, middle, right))
	t.enable(false)
	return t
}

func (t *transport) buttons() []*kit.Button {
	return []*kit.Button{t.first, t.back, t.play, t.forward, t.last, t.loop, t.reuse, t.save}
}

func icon(svg string, side float32, tap func()) *kit.Button {
	return kit.NewIconButton(svg, 34, side, kit.Bare, tap)
}

// drawButtons shows what a snapshot allows.
func (t *transport) drawButtons(s app.Snapshot) {
	t.loop.SetOn(s.Loop)
	take, open := s.OpenTake()
	t.save.SetEnabled(open)
	t.reuse.SetEnabled(open && take.Recipe != nil)
}

// drawState shows where the player is.
func (t *transport) drawState(s player.State) {
	t.enable(s.Frames > 0)
	sign := icons.Play
	if s.Playing {
		sign = icons.Pause
	}
	t.play.SetIcon(sign)
	rate := s.Rate
	if rate.Zero() {
		rate = rational.Int(25)
	}
	t.now.SetText(words.Timecode(s.Frame, rate))
	t.length.SetText("")
	t.late.SetText("")
	if s.Frames > 0 {
		t.length.SetText("/ " + words.Timecode(s.Frames, rate))
	}
	if s.Dropped > 0 {
		t.late.SetText(fmt.Sprintf(lang.L("%d late"), s.Dropped))
	}
	t.scrubber.Set(s.Frame, s.Frames, rate.Float())
}

func (t *transport) enable(has bool) {
	for _, b := range []*kit.Button{t.first, t.back, t.play, t.forward, t.last} {
		b.SetEnabled(has)
	}
}

// badgeText is what is said on the picture while it is being made.
func badgeText(s app.Snapshot) string {
	j := s.Job
	if j == nil || s.Watching != app.WatchPreview {
		return ""
	}
	if j.Stopping {
		return lang.L("Stopping…")
	}
	return words.Progress(*j)
}

// threeWay puts one object at the left end, one in the middle and one at the right.
type threeWay struct{}

// MinSize is called by Fyne.
func (threeWay) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		min := o.MinSize()
		size = fyne.NewSize(size.Width+min.Width, max(size.Height, min.Height))
	}
	return size
}

// Layout is called by Fyne.
func (threeWay) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for i, o := range objects {
		min := o.MinSize()
		x := (size.Width - min.Width) * float32(i) / 2
		o.Move(fyne.NewPos(x, (size.Height-min.Height)/2))
		o.Resize(min)
	}
}
