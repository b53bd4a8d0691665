package compare

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// picture is the two takes, with the edge of the wipe, which is dragged.
type picture struct {
	widget.BaseWidget
	move  func(at float64)
	frame *kit.Picture
	edge  *canvas.Rectangle
	wipe  bool
	at    float64
}

var (
	_ fyne.Draggable     = (*picture)(nil)
	_ desktop.Mouseable  = (*picture)(nil)
	_ desktop.Cursorable = (*picture)(nil)
)

func newPicture(move func(float64)) *picture {
	p := &picture{move: move, frame: kit.NewPicture(nil), edge: canvas.NewRectangle(nil)}
	p.ExtendBaseWidget(p)
	return p
}

func (p *picture) show(frame *image.RGBA) {
	p.frame.SetFrame(frame, 0)
	p.place()
}

func (p *picture) setEdge(wipe bool, at float64) {
	p.wipe, p.at = wipe, at
	p.place()
}

// place puts the edge where it is on the picture.
func (p *picture) place() {
	at, size := p.frame.Place()
	p.edge.FillColor = theme.Color(p, theme.OnShade)
	p.edge.Hidden = !p.wipe || size.IsZero()
	p.edge.Move(at.AddXY(size.Width*float32(p.at)-1, 0))
	p.edge.Resize(fyne.NewSize(2, size.Height))
	canvas.Refresh(p.edge)
}

// to moves the edge of a wipe to a place of the widget.
func (p *picture) to(x float32) {
	at, size := p.frame.Place()
	if p.wipe && size.Width > 0 {
		p.move(float64(min(max(0, (x-at.X)/size.Width), 1)))
	}
}

// MouseDown is called by Fyne.
func (p *picture) MouseDown(e *desktop.MouseEvent) { p.to(e.Position.X) }

// MouseUp is called by Fyne.
func (p *picture) MouseUp(*desktop.MouseEvent) {}

// Dragged is called by Fyne.
func (p *picture) Dragged(e *fyne.DragEvent) { p.to(e.Position.X) }

// DragEnd is called by Fyne.
func (p *picture) DragEnd() {}

// Cursor is called by Fyne.
func (p *picture) Cursor() desktop.Cursor {
	if p.wipe {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer is called by Fyne.
func (p *picture) CreateRenderer() fyne.WidgetRenderer { return &pictureRenderer{p} }

type pictureRenderer struct{ p *picture }

func (r *pictureRenderer) MinSize() fyne.Size { return fyne.NewSize(120, 68) }

func (r *pictureRenderer) Layout(size fyne.Size) {
	r.p.frame.Resize(size)
	r.p.place()
}

func (r *pictureRenderer) Refresh() { r.p.place() }

func (r *pictureRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.frame, r.p.edge}
}

func (r *pictureRenderer) Destroy() {}
