package kit

import (
	"image"
	"image/color"
	"math/rand/v2"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Noise is scattered squares of paper over a picture that waits to be made. They lie
// otherwise each time that they are stirred: with what is told of the making, so that the
// window is not painted for them alone.
type Noise struct {
	widget.BaseWidget
	frame int
}

// NewNoise makes noise that rests.
func NewNoise() *Noise {
	n := &Noise{}
	n.ExtendBaseWidget(n)
	return n
}

// Stir has the squares lie otherwise, unless the desktop asks for calm.
func (n *Noise) Stir() {
	if n.Visible() && fyne.CurrentApp().Settings().ShowAnimations() {
		n.frame = (n.frame + 1) % noiseFrames
		n.Refresh()
	}
}

const (
	noiseFrames         = 4
	noiseSquare float32 = 4 // side of a square
	noiseDense          = 0.28
)

// CreateRenderer is called by Fyne.
func (n *Noise) CreateRenderer() fyne.WidgetRenderer {
	r := &noiseRenderer{n: n, image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScalePixels}}
	r.Refresh()
	return r
}

// noiseRenderer keeps the frames: a square is one pixel of them.
type noiseRenderer struct {
	n      *Noise
	image  *canvas.Image
	frames [noiseFrames]*image.RGBA
}

func (r *noiseRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *noiseRenderer) Layout(size fyne.Size) {
	r.image.Resize(size)
	w, h := int(size.Width/noiseSquare), int(size.Height/noiseSquare)
	if w <= 0 || h <= 0 || r.frames[0] != nil && r.frames[0].Rect.Dx() == w && r.frames[0].Rect.Dy() == h {
		return
	}
	for i := range r.frames {
		r.frames[i] = squares(w, h, uint64(i))
	}
	r.image.Image = r.frames[r.n.frame]
	r.image.Refresh()
}

func (r *noiseRenderer) Refresh() {
	r.Layout(r.n.Size())
	if frame := r.frames[r.n.frame]; frame != nil && r.image.Image != frame {
		r.image.Image = frame
		r.image.Refresh()
	}
	canvas.Refresh(r.n)
}

func (r *noiseRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }
func (r *noiseRenderer) Destroy()                     {}

// paper is what the squares are cut from: the built-in model's world, not the theme's.
var paper = []color.NRGBA{
	{0xf7, 0xc4, 0x89, 0xb4},
	{0xef, 0x7d, 0x57, 0xb4},
	{0xc4, 0x50, 0x5f, 0xb4},
	{0x6b, 0x35, 0x56, 0xb4},
	{0x58, 0x76, 0xc9, 0xb4},
	{0x3f, 0x9c, 0x93, 0xb4},
	{0x8f, 0xc0, 0x6c, 0xb4},
	{0xff, 0xf1, 0xd6, 0xb4},
}

// squares scatters paper over w × h places; the same seed scatters the same.
func squares(w, h int, seed uint64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	dice := rand.New(rand.NewPCG(seed, 7))
	for y := range h {
		for x := range w {
			if dice.Float64() < noiseDense {
				img.Set(x, y, paper[dice.IntN(len(paper))])
			}
		}
	}
	return img
}
