package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Progress is a thin strip that fills from the left.
type Progress struct {
	widget.BaseWidget
	fraction float64
	height   float32
}

// NewProgress makes an empty strip of a height.
func NewProgress(height float32) *Progress {
	p := &Progress{height: height}
	p.ExtendBaseWidget(p)
	return p
}

// Set fills the strip to a fraction, 0…1.
func (p *Progress) Set(fraction float64) {
	fraction = min(1, max(0, fraction))
	if p.fraction != fraction {
		p.fraction = fraction
		p.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{p: p, ground: canvas.NewRectangle(nil), done: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type progressRenderer struct {
	p            *Progress
	ground, done *canvas.Rectangle
}

func (r *progressRenderer) MinSize() fyne.Size { return fyne.NewSize(0, r.p.height) }

func (r *progressRenderer) Layout(size fyne.Size) {
	y := (size.Height - r.p.height) / 2
	r.ground.Move(fyne.NewPos(0, y))
	r.ground.Resize(fyne.NewSize(size.Width, r.p.height))
	r.done.Move(fyne.NewPos(0, y))
	r.done.Resize(fyne.NewSize(size.Width*float32(r.p.fraction), r.p.height))
}

func (r *progressRenderer) Refresh() {
	r.ground.FillColor, r.done.FillColor = theme.Color(r.p, theme.Hover), theme.Color(r.p, theme.Accent)
	r.ground.CornerRadius, r.done.CornerRadius = r.p.height/2, r.p.height/2
	r.Layout(r.p.Size())
	r.ground.Refresh()
	r.done.Refresh()
}

func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.done}
}

func (r *progressRenderer) Destroy() {}
