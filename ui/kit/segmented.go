package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Segmented is a choice between a few words, all of which are seen.
type Segmented struct {
	widget.BaseWidget
	lit
	Choose  func(index int)
	Forward Forward
	Tips    []string // of the segments; may be shorter than the choice

	names  []string
	ends   []float32 // where each segment ends
	cut    []bool    // whose words are not seen whole
	chosen int       // -1 for none
	over   int       // the segment under the pointer, -1 for none
}

var (
	_ fyne.Tappable     = (*Segmented)(nil)
	_ fyne.Focusable    = (*Segmented)(nil)
	_ desktop.Hoverable = (*Segmented)(nil)
	_ Tipped            = (*Segmented)(nil)
)

// NewSegmented makes a choice of names, the first of which is chosen.
func NewSegmented(choose func(int), names ...string) *Segmented {
	s := &Segmented{Choose: choose, names: names, over: -1}
	s.redraw = s.Refresh
	s.ExtendBaseWidget(s)
	return s
}

// Set says what is chosen, -1 for nothing.
func (s *Segmented) Set(chosen int) {
	if s.chosen != chosen {
		s.chosen = chosen
		s.Refresh()
	}
}

// SetNames changes what can be chosen.
func (s *Segmented) SetNames(names ...string) {
	if !slices.Equal(s.names, names) {
		s.names = names
		s.Refresh()
	}
}

// Chosen is what is chosen, -1 for nothing.
func (s *Segmented) Chosen() int { return s.chosen }

func (s *Segmented) at(x float32) int {
	i := 0
	for i < len(s.ends)-1 && x >= s.ends[i] {
		i++
	}
	return i
}

func (s *Segmented) choose(i int) {
	if i >= 0 && i < len(s.names) && i != s.chosen && s.Choose != nil {
		s.Choose(i)
	}
}

// Tapped is called by Fyne.
func (s *Segmented) Tapped(e *fyne.PointEvent) {
	TipOut(s)
	release(s)
	s.choose(s.at(e.Position.X))
}

// MouseIn is called by Fyne.
func (s *Segmented) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is called by Fyne.
func (s *Segmented) MouseMoved(e *desktop.MouseEvent) {
	if i := s.at(e.Position.X); i != s.over {
		TipOut(s)
		s.over = i
		TipIn(s, e)
		s.Refresh()
		return
	}
	TipMoved(s, e)
}

// MouseOut is called by Fyne.
func (s *Segmented) MouseOut() {
	TipOut(s)
	s.over = -1
	s.Refresh()
}

// Tooltip is the tip of the segment under the pointer, or its word where that is not seen whole.
func (s *Segmented) Tooltip() string {
	switch {
	case s.over >= 0 && s.over < len(s.Tips) && s.Tips[s.over] != "":
		return s.Tips[s.over]
	case s.over >= 0 && s.over < len(s.cut) && s.cut[s.over]:
		return s.names[s.over]
	}
	return ""
}

// TypedKey is called by Fyne.
func (s *Segmented) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	default:
		s.Forward.pass(e)
	}
}

// CreateRenderer is called by Fyne.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentedRenderer{s: s, ground: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

const (
	segmentInset float32 = 2 // between the edge and the mark
	segmentPad   float32 = 12
	segmentGap   float32 = 4 // at least, between a word and the end of its segment
)

type segmentedRenderer struct {
	s            *Segmented
	ground, mark *canvas.Rectangle
	words        []*Text
}

func (r *segmentedRenderer) MinSize() fyne.Size {
	var widest float32
	for _, w := range r.words {
		widest = max(widest, w.whole().Width)
	}
	return fyne.NewSize((widest+2*segmentPad)*float32(len(r.words))+2*segmentInset, theme.Row-4)
}

func (r *segmentedRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.s.ends, r.s.cut = segments(r.words, size.Width), make([]bool, len(r.words))
	from := segmentInset
	for i, w := range r.words {
		word, cell := w.whole(), r.s.ends[i]-from
		if room := max(0, cell-2*segmentGap); word.Width > room {
			word.Width, r.s.cut[i] = room, true
		}
		place(w, from+(cell-word.Width)/2, size.Height, word)
		if i == max(0, r.s.chosen) {
			r.mark.Move(fyne.NewPos(from, segmentInset))
			r.mark.Resize(fyne.NewSize(cell, size.Height-2*segmentInset))
		}
		from = r.s.ends[i]
	}
}

// segments is where each of the words' segments ends: all are of one width, or, where the longest word has no room
// then, of their words' widths with what is left shared.
func segments(words []*Text, width float32) []float32 {
	var widest, sum float32
	for _, w := range words {
		widest, sum = max(widest, w.whole().Width), sum+w.whole().Width
	}
	room, count := width-2*segmentInset, float32(max(1, len(words)))
	ends, at := make([]float32, len(words)), segmentInset
	for i, w := range words {
		cell := room / count
		if widest > cell {
			cell = max(0, w.whole().Width+(room-sum)/count)
		}
		at += cell
		ends[i] = at
	}
	return ends
}

func (r *segmentedRenderer) Refresh() {
	r.ground.FillColor, r.ground.CornerRadius = theme.Color(r.s, theme.Groove), theme.Radius
	r.mark.FillColor, r.mark.CornerRadius = theme.Color(r.s, theme.Chosen), theme.Radius-segmentInset
	r.mark.Hidden = r.s.chosen < 0 || r.s.chosen >= len(r.s.names)
	ring(r.ground, r.s, r.s.focused)
	for len(r.words) < len(r.s.names) {
		r.words = append(r.words, NewText("", Body, theme.Secondary).Truncated())
	}
	r.words = r.words[:len(r.s.names)]
	for i, w := range r.words {
		w.SetText(r.s.names[i])
		ink := theme.Secondary
		if i == r.s.chosen || i == r.s.over {
			ink = theme.Text
		}
		w.SetColor(ink)
	}
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

// ring draws the place of the keyboard around a ground.
func ring(ground *canvas.Rectangle, w fyne.Widget, focused bool) {
	ground.StrokeWidth, ground.StrokeColor = 0, color.Transparent
	if focused {
		ground.StrokeWidth, ground.StrokeColor = 1.5, theme.Color(w, theme.Accent)
	}
}

func (r *segmentedRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.mark}
	for _, w := range r.words {
		objects = append(objects, w)
	}
	return objects
}

func (r *segmentedRenderer) Destroy() {}
