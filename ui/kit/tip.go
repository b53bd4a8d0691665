package kit

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Tipped is a widget with words that explain it when the pointer rests on it. Fyne has
// no tips, and github.com/dweymouth/fyne-tooltip draws in overlays of its own type
// only; ours are drawn in the Layer of the window or of the Sheet.
type Tipped interface {
	fyne.CanvasObject
	Tooltip() string // "" for none; further lines say more
}

const (
	tipDelay         = 600 * time.Millisecond
	tipWide  float32 = 280
	tipBelow float32 = 18 // from the pointer
	tipInset float32 = 8
)

// TipIn is called by a widget's MouseIn.
func TipIn(w Tipped, e *desktop.MouseEvent) {
	text := w.Tooltip()
	if text == "" {
		return
	}
	if l := layerOf(w); l != nil {
		l.waitForTip(w, e.AbsolutePosition)
	}
}

// TipMoved is called by a widget's MouseMoved.
func TipMoved(w Tipped, e *desktop.MouseEvent) {
	if l := layerOf(w); l != nil && l.tip.owner == w {
		l.tip.at = e.AbsolutePosition
	}
}

// TipOut is called by a widget's MouseOut, and when it is clicked or typed into.
func TipOut(w Tipped) {
	if l := layerOf(w); l != nil && l.tip.owner == w {
		l.HideTip()
	}
}

// lines puts texts below each other, without those that are empty.
func lines(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n")
}

// HideTip takes away the tip that is shown or waited for.
func (l *Layer) HideTip() {
	if l.tip.stop != nil {
		l.tip.stop()
	}
	l.tip.stop, l.tip.owner = nil, nil
	l.tip.Hide()
}

// Tip is what is shown, "" for nothing.
func (l *Layer) Tip() string {
	if !l.tip.Visible() {
		return ""
	}
	return l.tip.text
}

func (l *Layer) waitForTip(w Tipped, at fyne.Position) {
	l.HideTip()
	l.tip.owner, l.tip.at = w, at
	l.tip.stop = l.After(tipDelay, func() {
		if l.tip.owner == w && w.Visible() {
			l.tip.say(w.Tooltip(), l)
		}
	})
}

// tip draws the words near the pointer.
type tip struct {
	widget.BaseWidget
	text  string
	owner Tipped
	at    fyne.Position // of the pointer within the window
	stop  func()
}

func newTip() *tip {
	t := &tip{}
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

func (t *tip) say(text string, l *Layer) {
	t.text = text
	t.Refresh()
	size := t.MinSize()
	t.Resize(size)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	t.Move(tipPlace(t.at.Subtract(origin), size, l.Size()))
	t.Show()
}

// tipPlace is below the pointer, above it where there is no room, and never beyond an
// edge.
func tipPlace(at fyne.Position, size, room fyne.Size) fyne.Position {
	x := min(at.X, room.Width-size.Width-theme.Gap)
	y := at.Y + tipBelow
	if y+size.Height > room.Height-theme.Gap {
		y = at.Y - size.Height - theme.Gap
	}
	return fyne.NewPos(max(theme.Gap, x), max(theme.Gap, y))
}

// CreateRenderer is called by Fyne.
func (t *tip) CreateRenderer() fyne.WidgetRenderer {
	r := &tipRenderer{t: t, ground: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type tipRenderer struct {
	t      *tip
	ground *canvas.Rectangle
	lines  []fyne.CanvasObject
}

func (r *tipRenderer) MinSize() fyne.Size {
	var size fyne.Size
	for _, line := range r.lines {
		min := line.MinSize()
		size.Width, size.Height = max(size.Width, min.Width), size.Height+min.Height
	}
	return size.AddWidthHeight(2*tipInset, tipInset+2)
}

func (r *tipRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	y := tipInset/2 + 1
	for _, line := range r.lines {
		height := line.MinSize().Height
		line.Move(fyne.NewPos(tipInset, y))
		line.Resize(fyne.NewSize(size.Width-2*tipInset, height))
		y += height
	}
}

func (r *tipRenderer) Refresh() {
	r.ground.FillColor, r.ground.CornerRadius = theme.Color(r.t, theme.Hover), theme.Gap
	r.ground.StrokeWidth, r.ground.StrokeColor = 1, theme.Color(r.t, theme.Tick)
	r.lines = nil
	size, style := typeOf(Value)
	for _, text := range wrap(r.t.text, tipWide, func(s string) float32 { return fyne.MeasureText(s, size, style).Width }) {
		r.lines = append(r.lines, NewText(text, Value, theme.Text))
	}
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

func (r *tipRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.ground}, r.lines...)
}

func (r *tipRenderer) Destroy() {}
