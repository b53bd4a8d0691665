package timeline

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// word is a switch of the bar: calmer than a button, for the accent belongs to the
// playhead here.
type word struct {
	widget.BaseWidget
	t       *Timeline
	tap     func()
	action  string // its keys stand behind the name
	name    string
	tip     string
	text    *kit.Text
	brief   bool // leave the keys to the tip
	on      bool
	hovered bool
	focused bool
}

var (
	_ fyne.Tappable     = (*word)(nil)
	_ fyne.Focusable    = (*word)(nil)
	_ desktop.Hoverable = (*word)(nil)
	_ kit.Tipped        = (*word)(nil)
)

func newWord(t *Timeline, action, name, tip string, tap func()) *word {
	w := &word{t: t, tap: tap, action: action, name: name, tip: tip, text: kit.NewText("", kit.Body, theme.Secondary)}
	w.ExtendBaseWidget(w)
	w.write()
	return w
}

// write shows the name, and the keys as they are now.
func (w *word) write() {
	if w.brief {
		w.text.SetText(w.name)
		return
	}
	w.text.SetText(w.t.keyed(w.name, w.action))
}

func (w *word) set(on bool) { w.mark(&w.on, on) }

func (w *word) mark(what *bool, is bool) {
	if *what != is {
		*what = is
		w.Refresh()
	}
}

// Tapped is called by Fyne.
func (w *word) Tapped(*fyne.PointEvent) {
	kit.TipOut(w)
	letGo(w)
	w.tap()
}

// MouseIn is called by Fyne.
func (w *word) MouseIn(e *desktop.MouseEvent) {
	kit.TipIn(w, e)
	w.mark(&w.hovered, true)
}

// MouseMoved is called by Fyne.
func (w *word) MouseMoved(e *desktop.MouseEvent) { kit.TipMoved(w, e) }

// MouseOut is called by Fyne.
func (w *word) MouseOut() {
	kit.TipOut(w)
	w.mark(&w.hovered, false)
}

// Tooltip is what the switch does, and its keys where they do not stand beside its name.
func (w *word) Tooltip() string {
	if keys := w.t.keys(w.action); w.brief && keys != "" {
		return w.tip + "   " + keys
	}
	return w.tip
}

// FocusGained is called by Fyne.
func (w *word) FocusGained() { w.mark(&w.focused, true) }

// FocusLost is called by Fyne.
func (w *word) FocusLost() { w.mark(&w.focused, false) }

// TypedRune is called by Fyne.
func (w *word) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (w *word) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		w.tap()
	default:
		if w.t.params.Forward != nil {
			w.t.params.Forward(e)
		}
	}
}

// CreateRenderer is called by Fyne.
func (w *word) CreateRenderer() fyne.WidgetRenderer {
	r := &wordRenderer{w: w, ground: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type wordRenderer struct {
	w      *word
	ground *canvas.Rectangle
}

const (
	wordHeight float32 = 26
	wordPad    float32 = 9
)

func (r *wordRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.w.text.MinSize().Width+2*wordPad, wordHeight)
}

func (r *wordRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	place(r.w.text, wordPad, 0, size.Width-2*wordPad, size.Height)
}

func (r *wordRenderer) Refresh() {
	ground, ink := color.Color(color.Transparent), theme.Secondary
	switch {
	case r.w.on:
		ground, ink = theme.Color(r.w, theme.Hover), theme.Text
	case r.w.hovered:
		ground, ink = theme.Color(r.w, theme.Raised), theme.Text
	}
	r.ground.FillColor, r.ground.CornerRadius, r.ground.StrokeWidth = ground, theme.Radius, 0
	if r.w.focused {
		r.ground.StrokeWidth, r.ground.StrokeColor = 1.5, theme.Color(r.w, theme.Accent)
	}
	r.w.text.SetColor(ink)
	canvas.Refresh(r.w)
}

func (r *wordRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.w.text}
}

func (r *wordRenderer) Destroy() {}
