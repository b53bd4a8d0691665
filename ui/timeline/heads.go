package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// heads is what stands to the left of the rows: the names of tracks and their switches.
type heads struct {
	widget.BaseWidget
	t       *Timeline
	ground  *canvas.Rectangle
	heads   []*head
	objects []fyne.CanvasObject
}

func newHeads(t *Timeline) *heads {
	h := &heads{t: t, ground: canvas.NewRectangle(nil)}
	h.ExtendBaseWidget(h)
	return h
}

// draw shows the tracks of a film that has changed.
func (h *heads) draw() {
	for len(h.heads) < len(h.t.rows) {
		h.heads = append(h.heads, newHead(h.t))
	}
	h.heads = h.heads[:len(h.t.rows)]
	for i, one := range h.heads {
		one.set(h.t.track(i))
	}
	h.objects = append(h.objects[:0], h.ground)
	for _, one := range h.heads {
		h.objects = append(h.objects, one)
	}
	h.arrange()
	canvas.Refresh(h)
}

func (h *heads) arrange() {
	for i, one := range h.heads {
		place(one, 0, h.t.rowTop(i), headWidth, rowHeight)
		one.choose(h.t.snapshot.Selection.Track == one.track.ID)
	}
}

// CreateRenderer is called by Fyne.
func (h *heads) CreateRenderer() fyne.WidgetRenderer {
	r := &headsRenderer{h}
	r.Refresh()
	return r
}

type headsRenderer struct{ h *heads }

func (r *headsRenderer) MinSize() fyne.Size           { return fyne.NewSize(headWidth, 1) }
func (r *headsRenderer) Objects() []fyne.CanvasObject { return r.h.objects }
func (r *headsRenderer) Destroy()                     {}

// Layout is called by Fyne.
func (r *headsRenderer) Layout(size fyne.Size) {
	r.h.ground.Resize(size)
	r.h.arrange()
}

// Refresh is called by Fyne when the theme has changed.
func (r *headsRenderer) Refresh() {
	r.h.ground.FillColor = theme.Color(r.h, theme.Panel)
	canvas.Refresh(r.h)
}

// head is one track: a click selects it, the other button opens its menu.
type head struct {
	widget.BaseWidget
	t      *Timeline
	track  projects.Track
	chosen bool
	name   *kit.Text
	off    *kit.Button
	lock   *kit.Button
}

var (
	_ fyne.Tappable          = (*head)(nil)
	_ fyne.SecondaryTappable = (*head)(nil)
)

const headButton float32 = 24

func newHead(t *Timeline) *head {
	h := &head{t: t, name: kit.NewText("", kit.Value, theme.Secondary).Truncated()}
	h.off = kit.NewIconButton(icons.Eye, headButton, 14, kit.Bare, func() {
		t.params.Commands.SetTrack(h.track.ID, !h.track.Off, h.track.Locked)
	})
	h.lock = kit.NewIconButton(icons.Unlock, headButton, 14, kit.Bare, func() {
		t.params.Commands.SetTrack(h.track.ID, h.track.Off, !h.track.Locked)
	})
	h.off.Forward, h.lock.Forward = t.params.Forward, t.params.Forward
	h.ExtendBaseWidget(h)
	return h
}

func (h *head) set(track projects.Track) {
	h.track = track
	h.name.SetText(track.Name)
	icon, tip := icons.Eye, lang.L("Hide the track")
	if track.Kind == projects.SoundTrack {
		icon, tip = icons.Sound, lang.L("Mute the track")
	}
	if track.Off && track.Kind == projects.SoundTrack {
		icon, tip = icons.Mute, lang.L("Let the track be heard")
	} else if track.Off {
		tip = lang.L("Show the track")
	}
	h.off.SetIcon(icon)
	h.off.SetOn(track.Off)
	h.off.Tip = tip
	h.lock.SetIcon(icons.Unlock)
	h.lock.Tip = lang.L("Lock the track")
	if track.Locked {
		h.lock.SetIcon(icons.Lock)
		h.lock.Tip = lang.L("Unlock the track")
	}
	h.lock.SetOn(track.Locked)
}

func (h *head) choose(chosen bool) {
	if h.chosen != chosen {
		h.chosen = chosen
		h.Refresh()
	}
}

// Tapped is called by Fyne.
func (h *head) Tapped(*fyne.PointEvent) {
	letGo(h)
	h.t.params.Commands.SelectTrack(h.track.ID)
}

// TappedSecondary is called by Fyne.
func (h *head) TappedSecondary(e *fyne.PointEvent) { h.t.trackMenu(h.track, e.AbsolutePosition) }

// CreateRenderer is called by Fyne.
func (h *head) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer{h: h, mark: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type headRenderer struct {
	h          *head
	mark, line *canvas.Rectangle
}

func (r *headRenderer) MinSize() fyne.Size { return fyne.NewSize(headWidth, rowHeight) }

func (r *headRenderer) Layout(size fyne.Size) {
	middle := (size.Height - headButton) / 2
	place(r.mark, 0, 0, 2, size.Height-1)
	place(r.line, 0, size.Height-1, size.Width, 1)
	buttons := size.Width - 2*headButton - theme.Gap
	place(r.h.name, theme.Inset, 0, buttons-theme.Inset, size.Height)
	place(r.h.off, buttons, middle, headButton, headButton)
	place(r.h.lock, buttons+headButton, middle, headButton, headButton)
}

func (r *headRenderer) Refresh() {
	r.line.FillColor, r.mark.FillColor = theme.Color(r.h, theme.Line), theme.Color(r.h, theme.Secondary)
	r.mark.Hidden = !r.h.chosen
	ink := theme.Secondary
	if r.h.chosen {
		ink = theme.Text
	}
	r.h.name.SetColor(ink)
	canvas.Refresh(r.h)
}

func (r *headRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.mark, r.line, r.h.name, r.h.off, r.h.lock}
}

func (r *headRenderer) Destroy() {}
