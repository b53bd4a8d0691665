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

// transport is the row of buttons under the picture.
type transport struct {
	v            *Viewer
	time         *timecode
	length, late *kit.Text
	play         *kit.Button
	first, back  *kit.Button
	on, last     *kit.Button
	loop, zoom   *kit.Button
	screen       *kit.Button
	views        [3]*kit.Toggle
	ground       *kit.Surface // in full screen
	root         *fyne.Container
}

func newTransport(v *Viewer) *transport {
	c := v.params.Commands
	t := &transport{v: v, time: newTimecode(v), length: kit.NewText("", kit.Code, theme.Secondary), late: kit.NewText("", kit.Small, theme.Warning)}
	t.first, t.back = t.icon(icons.First, 16, v.First), t.icon(icons.Rewind, 17, func() { c.Shuttle(-1) })
	t.play = t.icon(icons.Play, 21, c.PlayPause)
	t.on, t.last = t.icon(icons.FastForward, 17, func() { c.Shuttle(1) }), t.icon(icons.Last, 16, v.Last)
	t.loop, t.zoom = t.icon(icons.Loop, 16, func() { c.SetLoop(!v.shown.Loop) }), t.icon(icons.ZoomFit, 16, v.zoomMenu)
	t.screen = t.icon(icons.Fullscreen, 16, v.askFullScreen)
	for i, view := range []app.View{app.ViewShot, app.ViewBoard, app.ViewTimeline} {
		t.views[i] = kit.NewToggle("", "", func() { c.SetView(view) })
		t.views[i].Forward = v.params.Forward
	}
	t.ground = kit.NewSurface(theme.Shade, theme.ChipRound)
	t.ground.Hide()
	middle := container.New(playLayout{}, t.first, t.back, t.play, t.on, t.last)
	right := kit.Columns(6, kit.Middle(t.views[0]), kit.Middle(t.views[1]), kit.Middle(t.views[2]), t.screen)
	t.root = container.New(&rowLayout{t}, t.ground, t.time, t.length, t.late, middle, right, kit.Columns(0, t.loop, t.zoom))
	t.label()
	t.enable(false)
	return t
}

func (t *transport) icon(svg string, side float32, tap func()) *kit.Button {
	b := kit.NewIconButton(svg, 30, side, kit.Bare, tap)
	b.Forward = t.v.params.Forward
	return b
}

// label writes all words in the language that holds, and the keys.
func (t *transport) label() {
	for i, name := range []string{lang.L("Shot"), lang.L("Storyboard"), lang.L("Timeline")} {
		t.views[i].SetText(name)
	}
	t.views[0].Tip = t.tip(lang.L("The shot that is selected"), "view.shot")
	t.views[1].Tip = t.tip(lang.L("All shots of the storyboard, one after the other"), "view.board")
	t.views[2].Tip = t.tip(lang.L("The timeline"), "view.timeline")
	t.first.Tip, t.last.Tip = t.tip(lang.L("First frame"), "play.first"), t.tip(lang.L("Last frame"), "play.last")
	t.back.Tip = t.tip(lang.L("Play backwards, again for faster"), "play.backwards")
	t.on.Tip = t.tip(lang.L("Play, again for faster"), "play.forward")
	t.play.Tip = t.tip(lang.L("Play or pause"), "play.toggle")
	t.loop.Tip, t.zoom.Tip = t.tip(lang.L("Loop"), "play.loop"), lang.L("Scale and safe areas")
	t.screen.Tip = t.tip(lang.L("Full screen"), "view.viewerFull")
	t.time.Tip = t.tip(lang.L("Go to a time: 00:00:01:08, +12 or a frame"), "play.goTo")
}

// tip is what a button does, and its keys.
func (t *transport) tip(text, action string) string {
	if t.v.params.Keys == nil {
		return text
	}
	if keys := t.v.params.Keys(action); keys != "" {
		return text + "   " + keys
	}
	return text
}

// draw shows what a snapshot says.
func (t *transport) draw(s app.Snapshot) {
	t.loop.SetOn(s.Loop)
	for i, view := range t.views {
		view.SetOn(app.View(i) == s.View)
	}
}

// drawState shows where the player is.
func (t *transport) drawState(s player.State) {
	t.enable(s.Frames > 0)
	sign := icons.Play
	if s.Playing {
		sign = icons.Pause
	}
	t.play.SetIcon(sign)
	t.time.set(s.Frame, rateOf(s))
	length, late := "", ""
	if s.Frames > 0 {
		length = "/ " + words.Timecode(s.Frames, rateOf(s))
	}
	if s.Dropped > 0 {
		late = fmt.Sprintf(lang.L("%d late"), s.Dropped)
	}
	if length != t.length.Text() || late != t.late.Text() {
		t.length.SetText(length)
		t.late.SetText(late)
		kit.Relayout(t.root)
	}
}

// rateOf is how timecodes are counted.
func rateOf(s player.State) rational.Rat {
	if s.Rate.Zero() {
		return rational.Int(25)
	}
	return s.Rate
}

func (t *transport) enable(has bool) {
	for _, b := range []*kit.Button{t.first, t.back, t.play, t.on, t.last} {
		b.SetEnabled(has)
	}
}

// rowLayout puts the time at the left end, the buttons that play in the middle and the
// others at the right end. Where that is too much, what is least needed is left out: the
// length, then loop and scale, which the menus have too, then the time, then the buttons
// beside the one that plays, and at last the views.
type rowLayout struct{ t *transport }

// MinSize is called by Fyne.
func (l *rowLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[4].MinSize().Width, barHeight)
}

// Layout is called by Fyne.
func (l *rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	t, middle, right, extras := l.t, o[4], o[5], o[6]
	pad := float32(0)
	if t.v.full {
		pad = theme.Inset
	}
	put(t.ground, 0, 0, size.Width, size.Height)
	room := size.Width - 2*pad
	ends := l.views(right, pad, room, size.Height, middle)
	playing, time := playWidth(middle.(*fyne.Container).Objects, ends-12-pad), t.time.MinSize().Width
	if more := ends - extrasGap - extras.MinSize().Width; more-12-playing-8-time >= pad {
		ends = more
		center(extras, ends, size.Height)
	} else {
		away(extras)
	}
	last := ends - 12 - playing
	play := max(min((size.Width-playing)/2, last), min(pad+time+8, last))
	x := l.fits(t.time, pad, play, size.Height)
	x = l.fits(t.length, x, play, size.Height)
	l.fits(t.late, x, play, size.Height)
	put(middle, play, (size.Height-middle.MinSize().Height)/2, playing, middle.MinSize().Height)
}

// views puts the views at the right end where that leaves room for what plays, and says
// where the rest ends; without them loop and scale end where the row does.
func (l *rowLayout) views(right fyne.CanvasObject, pad, room, height float32, middle fyne.CanvasObject) float32 {
	ends := pad + room - right.MinSize().Width
	if ends-12-pad < middle.MinSize().Width {
		away(right)
		return pad + room + extrasGap
	}
	center(right, ends, height)
	return ends
}

// playLayout puts the buttons that play beside each other, as many of those around the
// middle one as there is room for.
type playLayout struct{}

// playGap is between two of the buttons.
const playGap float32 = 4

// MinSize is that of the button in the middle. It is called by Fyne.
func (playLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[len(o)/2].MinSize() }

// Layout is called by Fyne.
func (playLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	out := outside(o, size.Width)
	x := float32(0)
	for i, b := range o {
		if i < out || i >= len(o)-out {
			away(b)
			continue
		}
		center(b, x, size.Height)
		x += b.MinSize().Width + playGap
	}
}

// playWidth is the width of the buttons that fit into so much.
func playWidth(o []fyne.CanvasObject, room float32) float32 {
	out := outside(o, room)
	return widthOf(o[out : len(o)-out])
}

// outside is how many buttons do not fit on either side.
func outside(o []fyne.CanvasObject, room float32) int {
	out := 0
	for out < len(o)/2 && widthOf(o[out:len(o)-out]) > room {
		out++
	}
	return out
}

func widthOf(o []fyne.CanvasObject) float32 {
	width := -playGap
	for _, b := range o {
		width += b.MinSize().Width + playGap
	}
	return width
}

// extrasGap is between loop and scale and the views.
const extrasGap float32 = 6

// fits shows an object at x where it ends before the buttons, and says where the next begins.
func (l *rowLayout) fits(o fyne.CanvasObject, x, end, height float32) float32 {
	width := o.MinSize().Width
	if x+width+8 > end {
		away(o)
		return end
	}
	center(o, x, height)
	return x + width + 12
}

// away puts an object where it is not seen: Layout must not show and hide.
func away(o fyne.CanvasObject) {
	o.Resize(fyne.Size{})
	o.Move(fyne.NewPos(-1000, 0))
}

// center puts an object of its own size at x, in the middle of a row.
func center(o fyne.CanvasObject, x, height float32) {
	size := o.MinSize()
	put(o, x, (height-size.Height)/2, size.Width, size.Height)
}
