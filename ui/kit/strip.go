package kit

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/draw"

	"kinora/ui/theme"
)

// Strip is a row of thumbnails that fills its place. All of them are one picture: an
// object for each would cost at every repaint of the window. Refresh it when a
// thumbnail has come.
type Strip struct {
	widget.BaseWidget
	// At is the thumbnail whose middle is at x, in units from the left edge; nil while
	// there is none.
	At func(x float32) *image.RGBA
	// Shape is width by height of a thumbnail's place.
	Shape float32
	// Lead is how much of the first thumbnail lies left of the strip: one that scrolls
	// keeps its thumbnails where they were.
	Lead float32
	// Gap is the room between two thumbnails.
	Gap float32
}

// NewStrip makes a strip.
func NewStrip(shape float32, at func(x float32) *image.RGBA) *Strip {
	s := &Strip{At: at, Shape: shape, Gap: 1}
	s.ExtendBaseWidget(s)
	return s
}

// Cell is the width of a thumbnail's place with its gap.
func (s *Strip) Cell() float32 { return max(4, s.Size().Height*s.Shape+s.Gap) }

// CreateRenderer is called by Fyne.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{s: s}
	r.raster = canvas.NewRaster(r.draw)
	return r
}

type stripRenderer struct {
	s      *Strip
	raster *canvas.Raster
}

func (r *stripRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *stripRenderer) Layout(size fyne.Size)        { r.raster.Resize(size) }
func (r *stripRenderer) Refresh()                     { r.raster.Refresh() }
func (r *stripRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.raster} }
func (r *stripRenderer) Destroy()                     {}

// draw is called by Fyne with a number of pixels.
func (r *stripRenderer) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	s := r.s
	size := s.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return img
	}
	empty := image.NewUniform(theme.Color(s, theme.Raised))
	pixels, cell := float32(w)/size.Width, s.Cell()
	for x := -s.Lead; x < size.Width; x += cell {
		to := image.Rect(round(x*pixels), 0, round((x+cell-s.Gap)*pixels), h)
		var picture *image.RGBA
		if s.At != nil {
			picture = s.At(x + (cell-s.Gap)/2)
		}
		if picture == nil {
			draw.Draw(img, to, empty, image.Point{}, draw.Src)
			continue
		}
		draw.ApproxBiLinear.Scale(img, to, picture, cover(picture.Rect, to), draw.Src, nil)
	}
	return img
}

func round(v float32) int { return int(math.Round(float64(v))) }

// cover is the largest part in the middle of a picture that has the shape of a place.
func cover(picture, place image.Rectangle) image.Rectangle {
	w, h := picture.Dx(), picture.Dy()
	pw, ph := max(1, place.Dx()), max(1, place.Dy())
	if w*ph > h*pw {
		cut := (w - h*pw/ph) / 2
		return image.Rect(picture.Min.X+cut, picture.Min.Y, picture.Max.X-cut, picture.Max.Y)
	}
	cut := (h - w*ph/pw) / 2
	return image.Rect(picture.Min.X, picture.Min.Y+cut, picture.Max.X, picture.Max.Y-cut)
}
