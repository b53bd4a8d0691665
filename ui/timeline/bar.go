package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// bar is the row of tools above the ruler.
type bar struct {
	t      *Timeline
	tools  []*word // by Tool
	snap   *word
	ripple *word
	time   *kit.Text
	zoom   *kit.Slider
	slider fyne.CanvasObject // the zoom and the room that it takes
	words  []*word
	root   fyne.CanvasObject
}

func newBar(t *Timeline) *bar {
	b := &bar{t: t, time: kit.NewText("", kit.Code, theme.Text)}
	for tool, w := range []struct{ action, name, tip string }{
		{ActSelect, lang.L("Select"), lang.L("Move clips, and trim them by their edges")},
		{ActBlade, lang.L("Blade"), lang.L("Cut clips; with Shift on all tracks")},
		{ActTrim, lang.L("Trim"), lang.L("Trim clips by whichever edge is nearer")},
		{ActSlip, lang.L("Slip"), lang.L("Move what a clip shows")},
		{ActSlide, lang.L("Slide"), lang.L("Move a clip between its neighbours")},
		{ActRoll, lang.L("Roll"), lang.L("Move the cut between two clips")},
	} {
		b.tools = append(b.tools, b.word(w.action, w.name, w.tip, func() { t.SetTool(Tool(tool)) }))
	}
	b.snap = b.word(ActSnap, lang.L("Snap"), lang.L("Let edges hold on to others; Alt lets go"), func() { t.SetSnapping(!t.snap) })
	b.ripple = b.word(ActRipple, lang.L("Ripple"), lang.L("Let what is behind an edit move along"), func() { t.SetRippling(!t.ripple) })
	left := kit.Columns(2)
	for _, w := range b.tools {
		left.Add(w)
	}
	left.Add(kit.Wide(14, kit.Rows(0)))
	left.Add(b.snap)
	left.Add(b.ripple)
	b.root = kit.Tall(barHeight, container.New(barLayout{b}, kit.Middle(left), kit.Middle(b.time), kit.Middle(b.right())))
	return b
}

func (b *bar) word(action, name, tip string, tap func()) *word {
	w := newWord(b.t, action, name, tip, tap)
	b.words = append(b.words, w)
	return w
}

// rekey shows the keys anew.
func (b *bar) rekey() {
	for _, w := range b.words {
		w.write()
	}
	b.root.Refresh()
}

// brief leaves out the keys behind the words, or shows them.
func (b *bar) brief(on bool) {
	for _, w := range b.words {
		if w.brief != on {
			w.brief = on
			w.write()
		}
	}
}

// right is the zoom, and the menu of tracks.
func (b *bar) right() fyne.CanvasObject {
	b.zoom = kit.NewSlider(0, 1, 0, b.t.setLevel)
	b.zoom.Tip, b.zoom.Forward = lang.L("Zoom"), b.t.params.Forward
	icon := func(svg, tip string, tap func()) *kit.Button {
		o := kit.NewIconButton(svg, 26, 14, kit.Bare, tap)
		o.Tip, o.Forward = tip, b.t.params.Forward
		return o
	}
	b.slider = kit.Middle(kit.Wide(120, b.zoom))
	var add *kit.Button
	add = icon(icons.Plus, lang.L("Add a track"), func() { kit.ShowMenuUnder(add, b.t.newTracks(), nil) })
	return kit.Columns(2,
		add, kit.Wide(10, kit.Rows(0)),
		icon(icons.Minus, lang.L("Show more of the film"), b.t.ZoomOut), b.slider,
		icon(icons.Plus, lang.L("Show less of the film"), b.t.ZoomIn),
		b.word(ActFit, lang.L("Fit"), lang.L("Show the whole film"), b.t.Fit),
	)
}

// newTracks is the tracks that can be added.
func (t *Timeline) newTracks() []kit.MenuItem {
	add := func(kind projects.TrackKind) func() { return func() { t.params.Commands.AddTrack(kind) } }
	return []kit.MenuItem{
		{Text: lang.L("Picture track"), Icon: icons.Picture, Do: add(projects.PictureTrack)},
		{Text: lang.L("Sound track"), Icon: icons.Sound, Do: add(projects.SoundTrack)},
	}
}

func (b *bar) drawTools() {
	for i, w := range b.tools {
		w.set(b.t.tool == Tool(i))
	}
	b.snap.set(b.t.snap)
	b.ripple.set(b.t.ripple)
}

func (b *bar) drawTime() { b.time.SetText(timecode(b.t.playhead, b.t.film.Head.Rate)) }

func (b *bar) drawZoom() {
	b.zoom.Set(b.t.level())
	b.drawTime()
}
