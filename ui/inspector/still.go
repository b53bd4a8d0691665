package inspector

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// thumbSide is the longer side in pixels of the pictures here.
const thumbSide = 160

// still is a small picture that fills its place, or the words that stand there while
// there is none. It is only looked at: see slot.
type still struct {
	widget.BaseWidget
	self    fyne.Widget // what it is to Fyne: a slot that embeds it, or itself
	picture *image.RGBA
	words   string
	size    fyne.Size
	ground  fyne.ThemeColorName // while there is no picture
	lit     bool                // the accent is around it
}

func newStill(size fyne.Size) *still {
	s := &still{size: size, ground: theme.Raised}
	s.self = s
	s.ExtendBaseWidget(s)
	return s
}

// set changes what is shown; the same again costs nothing.
func (s *still) set(picture *image.RGBA, words string) {
	if s.picture != picture || s.words != words {
		s.picture, s.words = picture, words
		s.Refresh()
	}
}

func (s *still) light(lit bool) {
	if s.lit != lit {
		s.lit = lit
		s.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (s *still) CreateRenderer() fyne.WidgetRenderer {
	r := &stillRenderer{
		s: s, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil),
		words: kit.NewText("", kit.Small, theme.Faint).Truncated().Aligned(fyne.TextAlignCenter),
		image: &canvas.Image{FillMode: canvas.ImageFillCover, ScaleMode: canvas.ImageScaleFastest, CornerRadius: 4},
	}
	r.Refresh()
	return r
}

type stillRenderer struct {
	s      *still
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
	image  *canvas.Image
	words  *kit.Text
}

func (r *stillRenderer) MinSize() fyne.Size { return r.s.size }

func (r *stillRenderer) Layout(size fyne.Size) {
	for _, o := range []fyne.CanvasObject{r.ground, r.edge, r.image} {
		o.Resize(size)
	}
	height := r.words.MinSize().Height
	r.words.Move(fyne.NewPos(4, (size.Height-height)/2))
	r.words.Resize(fyne.NewSize(max(0, size.Width-8), height))
}

func (r *stillRenderer) Refresh() {
	s := r.s
	r.ground.FillColor, r.ground.CornerRadius = theme.Color(s.self, s.ground), 4
	r.edge.CornerRadius, r.edge.StrokeWidth, r.edge.StrokeColor = 4, 1, theme.Color(s.self, theme.Line)
	if s.lit {
		r.edge.StrokeWidth, r.edge.StrokeColor = 1.5, theme.Color(s.self, theme.Accent)
	}
	r.ground.Hidden = s.picture != nil
	r.edge.Hidden = s.picture != nil && !s.lit
	r.words.SetText(s.words)
	r.words.Hidden = s.picture != nil
	r.image.Hidden = s.picture == nil
	if s.picture != nil && r.image.Image != image.Image(s.picture) {
		r.image.Image = s.picture
		r.image.Refresh()
	}
	canvas.Refresh(s.self)
}

func (r *stillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.image, r.words, r.edge}
}

func (r *stillRenderer) Destroy() {}

// slot is a still that can be chosen, and dragged where its Drag is set.
type slot struct {
	still
	kit.Source
	Tap     func()
	chosen  bool // it stays lit
	Tip     string
	Forward kit.Forward
}

var (
	_ fyne.Tappable     = (*slot)(nil)
	_ fyne.Focusable    = (*slot)(nil)
	_ fyne.Draggable    = (*slot)(nil)
	_ desktop.Hoverable = (*slot)(nil)
	_ kit.Tipped        = (*slot)(nil)
)

func newSlot(size fyne.Size) *slot {
	s := &slot{still: still{size: size, ground: theme.Field}}
	s.self = s
	s.ExtendBaseWidget(s)
	return s
}

// Tapped is called by Fyne.
func (s *slot) Tapped(*fyne.PointEvent) {
	kit.TipOut(s)
	s.Tap()
}

// MouseIn is called by Fyne.
func (s *slot) MouseIn(e *desktop.MouseEvent) {
	kit.TipIn(s, e)
	s.light(true)
}

// MouseMoved is called by Fyne.
func (s *slot) MouseMoved(e *desktop.MouseEvent) { kit.TipMoved(s, e) }

// MouseOut is called by Fyne.
func (s *slot) MouseOut() {
	kit.TipOut(s)
	s.light(s.chosen)
}

// Tooltip is what it says when the pointer rests on it.
func (s *slot) Tooltip() string { return s.Tip }

// FocusGained is called by Fyne.
func (s *slot) FocusGained() { s.light(true) }

// FocusLost is called by Fyne.
func (s *slot) FocusLost() { s.light(s.chosen) }

// TypedRune is called by Fyne.
func (s *slot) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (s *slot) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace:
		s.Tap()
	case s.Forward != nil:
		s.Forward(e)
	}
}
