package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Line is what a line of Lines shows.
type Line struct {
	Icon     string              // SVG text, "" for none
	Color    fyne.ThemeColorName // of the pictogram, "" for the usual
	Picture  image.Image         // nil for none
	Pictured bool                // keeps the place of a picture where there is none
	Title    string
	Below    string // under the title, "" for nothing
	Aside    string // at the right end
	On       bool   // it is what holds now
	Faint    bool   // it is of less weight
	Wrong    bool   // what stands below is what is wrong with it
	Tip      string
}

// line is one that can be seen at the moment.
type line struct {
	widget.BaseWidget
	list    *Lines
	at      int
	show    Line
	hovered bool
}

var (
	_ fyne.Tappable          = (*line)(nil)
	_ fyne.SecondaryTappable = (*line)(nil)
	_ desktop.Hoverable      = (*line)(nil)
	_ Tipped                 = (*line)(nil)
)

func newLine(list *Lines) *line {
	l := &line{list: list}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped is called by Fyne.
func (l *line) Tapped(*fyne.PointEvent) {
	TipOut(l)
	l.list.take(l.at)
}

// TappedSecondary is called by Fyne.
func (l *line) TappedSecondary(e *fyne.PointEvent) {
	TipOut(l)
	if l.list.Menu != nil {
		l.list.moveTo(l.at)
		l.list.Menu(l.at, e.AbsolutePosition)
	}
}

// Tooltip is what it says when the pointer rests on it.
func (l *line) Tooltip() string { return l.show.Tip }

// MouseIn is called by Fyne.
func (l *line) MouseIn(e *desktop.MouseEvent) {
	TipIn(l, e)
	l.hovered = true
	l.Refresh()
}

// MouseMoved is called by Fyne.
func (l *line) MouseMoved(e *desktop.MouseEvent) { TipMoved(l, e) }

// MouseOut is called by Fyne.
func (l *line) MouseOut() {
	TipOut(l)
	l.hovered = false
	l.Refresh()
}

// CreateRenderer is called by Fyne.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{
		l: l, ground: canvas.NewRectangle(nil), bed: canvas.NewRectangle(nil), icon: NewIcon("", 18, theme.Secondary),
		image: &canvas.Image{FillMode: canvas.ImageFillCover, ScaleMode: canvas.ImageScaleFastest, CornerRadius: 4},
		title: NewText("", Body, theme.Text).Truncated(), below: NewText("", Value, theme.Secondary).Truncated(),
		aside: NewText("", Value, theme.Secondary).Aligned(fyne.TextAlignTrailing),
	}
	r.Refresh()
	return r
}

type lineRenderer struct {
	l                   *line
	ground, bed         *canvas.Rectangle
	icon                *Icon
	image               *canvas.Image
	title, below, aside *Text
}

// MinSize is called by Fyne.
func (r *lineRenderer) MinSize() fyne.Size { return fyne.NewSize(120, r.l.list.high()) }

// Layout is called by Fyne.
func (r *lineRenderer) Layout(size fyne.Size) {
	r.ground.Resize(fyne.NewSize(size.Width, size.Height-2))
	size.Height -= 2
	x := float32(10)
	if r.l.show.pictured() {
		high := size.Height - 8
		for _, o := range []fyne.CanvasObject{r.bed, r.image} {
			o.Move(fyne.NewPos(6, 4))
			o.Resize(fyne.NewSize(high*16/9, high))
		}
		x = 6 + high*16/9 + 12
	} else if r.l.show.Icon != "" {
		place(r.icon, x, size.Height, fyne.NewSquareSize(18))
		x += 18 + 10
	}
	aside := r.aside.MinSize()
	if r.l.show.Aside == "" {
		aside.Width = 0
	}
	place(r.aside, size.Width-10-aside.Width, size.Height, aside)
	r.words(x, size.Width-10-aside.Width-8-x, size.Height)
}

// words puts the title into the middle, or over what stands below it.
func (r *lineRenderer) words(x, width, height float32) {
	title, below := r.title.MinSize().Height, r.below.MinSize().Height
	y := (height - title) / 2
	if r.l.show.Below != "" {
		y = (height - title - below - 1) / 2
	}
	r.title.Move(fyne.NewPos(x, y))
	r.title.Resize(fyne.NewSize(width, title))
	r.below.Move(fyne.NewPos(x, y+title+1))
	r.below.Resize(fyne.NewSize(width, below))
}

func (l Line) pictured() bool { return l.Pictured || l.Picture != nil }

// Refresh is called by Fyne.
func (r *lineRenderer) Refresh() {
	s := r.l.show
	r.paint()
	r.drawPicture()
	r.icon.Set(s.Icon, or(s.Color, theme.Secondary))
	r.icon.Hidden = s.Icon == "" || s.pictured()
	r.title.SetText(s.Title)
	r.title.SetColor(when(s.Faint, theme.Secondary, theme.Text))
	r.below.SetText(s.Below)
	r.below.SetColor(when(s.Wrong, theme.Error, theme.Secondary))
	r.below.Hidden = s.Below == ""
	r.aside.SetText(s.Aside)
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func (r *lineRenderer) drawPicture() {
	s := r.l.show
	r.bed.Hidden, r.bed.CornerRadius, r.bed.FillColor = !s.pictured(), 4, theme.Color(r.l, theme.Raised)
	r.image.Hidden = s.Picture == nil
	if s.Picture != nil && r.image.Image != s.Picture {
		r.image.Image = s.Picture
		r.image.Refresh()
	}
}

func (r *lineRenderer) paint() {
	g := r.ground
	g.CornerRadius, g.FillColor, g.StrokeWidth = theme.Radius, color.Transparent, 0
	switch {
	case r.l.show.On:
		g.FillColor = theme.Color(r.l, theme.Selection)
	case r.l.hovered:
		g.FillColor = theme.Color(r.l, theme.Hover)
	}
	if r.l.list.focused && r.l.list.at == r.l.at {
		g.StrokeWidth, g.StrokeColor = 1, theme.Color(r.l, theme.Secondary)
	}
}

func or(a, b fyne.ThemeColorName) fyne.ThemeColorName {
	if a != "" {
		return a
	}
	return b
}

func when(is bool, yes, no fyne.ThemeColorName) fyne.ThemeColorName {
	if is {
		return yes
	}
	return no
}

// Objects is called by Fyne.
func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.bed, r.image, r.icon, r.title, r.below, r.aside}
}

// Destroy is called by Fyne.
func (r *lineRenderer) Destroy() {}
