package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Picture shows frames as large as they fit. While they move they are scaled by the
// graphics card; Sharpen scales the one that is there with care.
//
// Fyne uploads *image.RGBA as it is and converts everything else, its Smooth scaling
// is done by the CPU at every Refresh, and it ignores Stride (#428 and the code of
// its painter): so frames must be *image.RGBA without gaps, and Smooth is for stills.
type Picture struct {
	widget.BaseWidget
	frame *image.RGBA
	shape float32 // width by height where it is not the frame's own; 0 otherwise
	sharp bool
	Tap   func()
}

// NewPicture makes an empty picture.
func NewPicture(tap func()) *Picture {
	p := &Picture{Tap: tap}
	p.ExtendBaseWidget(p)
	return p
}

// SetFrame replaces the frame; nil takes it away. It must not be written to until the
// next SetFrame. shape is width by height of the place it fills, 0 for its own.
func (p *Picture) SetFrame(frame *image.RGBA, shape float32) {
	p.frame, p.shape, p.sharp = frame, shape, false
	p.Refresh()
}

// Empty reports whether there is no frame.
func (p *Picture) Empty() bool { return p.frame == nil }

// Sharpen draws the frame that is there as well as can be; it takes tens of
// milliseconds for a large one.
func (p *Picture) Sharpen() {
	if p.frame != nil && !p.sharp {
		p.sharp = true
		p.Refresh()
	}
}

// Place is where the frame lies within the widget; empty without a frame.
func (p *Picture) Place() (fyne.Position, fyne.Size) {
	if p.frame == nil {
		return fyne.Position{}, fyne.Size{}
	}
	shape := p.shape
	if shape <= 0 {
		b := p.frame.Rect
		shape = float32(b.Dx()) / float32(max(1, b.Dy()))
	}
	return contain(p.Size(), shape)
}

// contain is the largest place of a shape within a size, in its middle.
func contain(size fyne.Size, shape float32) (fyne.Position, fyne.Size) {
	fit := fyne.NewSize(size.Width, size.Width/shape)
	if fit.Height > size.Height {
		fit = fyne.NewSize(size.Height*shape, size.Height)
	}
	return fyne.NewPos((size.Width-fit.Width)/2, (size.Height-fit.Height)/2), fit
}

// Tapped is called by Fyne.
func (p *Picture) Tapped(*fyne.PointEvent) {
	release(p)
	if p.Tap != nil {
		p.Tap()
	}
}

// CreateRenderer is called by Fyne.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	img := &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest, CornerRadius: theme.Radius}
	r := &pictureRenderer{p: p, image: img}
	r.Refresh()
	return r
}

type pictureRenderer struct {
	p     *Picture
	image *canvas.Image
}

func (r *pictureRenderer) MinSize() fyne.Size { return fyne.NewSize(64, 64) }

func (r *pictureRenderer) Layout(fyne.Size) {
	at, size := r.p.Place()
	r.image.Move(at)
	r.image.Resize(size)
}

func (r *pictureRenderer) Refresh() {
	r.image.Hidden = r.p.frame == nil
	if r.p.frame == nil {
		r.image.Image = nil
		canvas.Refresh(r.p)
		return
	}
	r.image.Image = r.p.frame
	r.image.ScaleMode = canvas.ImageScaleFastest
	if r.p.sharp {
		r.image.ScaleMode = canvas.ImageScaleSmooth
	}
	r.Layout(r.p.Size())
	r.image.Refresh()
}

func (r *pictureRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }
func (r *pictureRenderer) Destroy()                     {}
