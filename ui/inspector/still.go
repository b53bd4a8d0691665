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
// there is none.
type still struct {
	widget.BaseWidget
	kit.Source
	Tap     func() // nil for one that is only looked at
	Tip     string
	Forward kit.Forward

	picture *image.RGBA
	words   string
	size    fyne.Size
	lit     bool // something could be dropped here, or the pointer is here
	focused bool
}

var (
	_ fyne.Tappable     = (*still)(nil)
	_ fyne.Focusable    = (*still)(nil)
	_ fyne.Draggable    = (*still)(nil)
	_ desktop.Hoverable = (*still)(nil)
	_ kit.Tipped        = (*still)(nil)
)

func newStill(size fyne.Size) *still {
	s := &still{size: size}
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

// Tapped is called by Fyne.
func (s *still) Tapped(*fyne.PointEvent) {
	kit.TipOut(s)
	if s.Tap != nil {
		s.Tap()
	}
}

// MouseIn is called by Fyne.
func (s *still) MouseIn(e *desktop.MouseEvent) {
	kit.TipIn(s, e)
	s.light(s.Tap != nil)
}

// MouseMoved is called by Fyne.
func (s *still) MouseMoved(e *desktop.MouseEvent) { kit.TipMoved(s, e) }

// MouseOut is called by Fyne.
func (s *still) MouseOut() {
	kit.TipOut(s)
	s.light(false)
}

// Tooltip is what it says when the pointer rests on it.
func (s *still) Tooltip() string { return s.Tip }

// FocusGained is called by Fyne.
func (s *still) FocusGained() {
	s.focused = s.Tap != nil
	s.Refresh()
}

// FocusLost is called by Fyne.
func (s *still) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune is called by Fyne.
func (s *still) TypedRune(rune) {}

// TypedKey is called by Fyne.
func (s *still) TypedKey(e *fyne.KeyEvent) {
	switch {
	case s.Tap != nil && (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace):
		s.Tap()
	case s.Forward != nil:
		s.Forward(e)
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
	ground, edge := theme.Raised, theme.Line
	if r.s.Tap != nil && r.s.picture == nil {
		ground = theme.Field
	}
	if r.s.lit || r.s.focused {
		edge = theme.Accent
	}
	r.ground.FillColor, r.ground.CornerRadius = theme.Color(r.s, ground), 4
	r.edge.CornerRadius, r.edge.StrokeWidth, r.edge.StrokeColor = 4, 1, theme.Color(r.s, edge)
	r.edge.Hidden = r.s.picture != nil && edge == theme.Line
	if edge == theme.Accent {
		r.edge.StrokeWidth = 1.5
	}
	r.words.SetText(r.s.words)
	r.words.Hidden = r.s.picture != nil
	r.image.Hidden = r.s.picture == nil
	if r.s.picture != nil && r.image.Image != image.Image(r.s.picture) {
		r.image.Image = r.s.picture
		r.image.Refresh()
	}
	canvas.Refresh(r.s)
}

func (r *stillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.image, r.words, r.edge}
}

func (r *stillRenderer) Destroy() {}
