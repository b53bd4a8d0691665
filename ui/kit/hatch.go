package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Hatch is how an offer of generation looks, such as a clip's length beyond its end or
// the filling of a gap: hatched in the accent, with words where they fit. Its picture
// is drawn once for a size; moving it draws nothing. It is as wide as its picture:
// what lies outside of a pane is to be cut off by whoever places it.
type Hatch struct {
	widget.BaseWidget
	text string
	hot  bool
}

// NewHatch makes an offer.
func NewHatch(text string) *Hatch {
	h := &Hatch{text: text}
	h.ExtendBaseWidget(h)
	return h
}

// SetText changes the words.
func (h *Hatch) SetText(text string) {
	if h.text != text {
		h.text = text
		h.Refresh()
	}
}

// SetHot says whether it is pointed at or chosen: its edge is whole then.
func (h *Hatch) SetHot(hot bool) {
	if h.hot != hot {
		h.hot = hot
		h.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (h *Hatch) CreateRenderer() fyne.WidgetRenderer {
	r := &hatchRenderer{h: h, words: NewText("", Label, theme.Accent).Aligned(fyne.TextAlignCenter)}
	r.raster = canvas.NewRaster(r.draw)
	r.Refresh()
	return r
}

type hatchRenderer struct {
	h      *Hatch
	raster *canvas.Raster
	words  *Text
	drawn  hatching
	image  *image.RGBA
}

// hatching is all that the picture depends on.
type hatching struct {
	width, height int     // pixels
	scale         float64 // pixels to a unit
	whole         bool    // the edge
	bed, ink, rim color.NRGBA
}

func (r *hatchRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *hatchRenderer) Layout(size fyne.Size) {
	r.raster.Resize(size)
	words := r.words.MinSize()
	r.words.Hidden = words.Width+2*theme.Gap > size.Width || words.Height > size.Height
	place(r.words, 0, size.Height, fyne.NewSize(size.Width, words.Height))
}

func (r *hatchRenderer) Refresh() {
	r.words.SetText(r.h.text)
	r.Layout(r.h.Size())
	r.raster.Refresh()
	canvas.Refresh(r.h)
}

// draw is called by Fyne with a number of pixels.
func (r *hatchRenderer) draw(w, h int) image.Image {
	want := hatching{
		width: w, height: h, scale: float64(w) / max(1, float64(r.h.Size().Width)), whole: r.h.hot,
		bed: plain(theme.Color(r.h, theme.HatchBed)), ink: plain(theme.Color(r.h, theme.Hatch)), rim: plain(theme.Color(r.h, theme.Accent)),
	}
	if r.image == nil || r.drawn != want {
		r.drawn, r.image = want, want.draw()
	}
	return r.image
}

func (r *hatchRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.raster, r.words}
}

func (r *hatchRenderer) Destroy() {}

func plain(c color.Color) color.NRGBA { return color.NRGBAModel.Convert(c).(color.NRGBA) }

// The measures of the hatching, in units.
const (
	hatchEvery = 9.0 // from stroke to stroke, across them
	hatchThick = 4.0
	hatchRound = 5.0
	hatchRim   = 1.2
	hatchDash  = 4.0 // of the edge, and 3 without
	hatchGap   = 3.0
)

// draw copies the strokes row by row, each a pixel further along than the one above,
// and mixes colours near the edge only.
func (p hatching) draw() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, p.width, p.height))
	strokes := p.strokes()
	corner, rim := int(math.Ceil((hatchRound+1)*p.scale)), int(math.Ceil(hatchRim*p.scale))+1
	for y := range p.height {
		copy(img.Pix[y*img.Stride:(y+1)*img.Stride], strokes.Pix[4*y:])
		if y < rim || y >= p.height-rim || p.width <= 2*corner {
			p.trim(img, y, 0, p.width)
			continue
		}
		p.trim(img, y, 0, corner)
		p.trim(img, y, p.width-corner, p.width)
	}
	return img
}

// strokes is one line of the hatching, as long as the picture is wide and high.
func (p hatching) strokes() *image.RGBA {
	line := image.NewRGBA(image.Rect(0, 0, p.width+p.height, 1))
	for i := range p.width + p.height {
		across := math.Mod((float64(i)+1)/p.scale/math.Sqrt2, hatchEvery)
		line.Set(i, 0, over(p.bed, p.ink, ramp((hatchThick/2-math.Abs(across-hatchEvery/2))*p.scale+0.5)))
	}
	return line
}

// trim draws the edge over the strokes of a row, from one pixel to before another.
func (p hatching) trim(img *image.RGBA, row, from, to int) {
	y := (float64(row) + 0.5) / p.scale
	for i := from; i < to; i++ {
		x := (float64(i) + 0.5) / p.scale
		inside := p.depth(x, y)
		c := color.NRGBA(img.RGBAAt(i, row)) // the strokes let nothing through
		if rim := ramp((hatchRim-inside)*p.scale + 0.5); rim > 0 && (p.whole || p.dashed(x, y)) {
			c = over(c, p.rim, rim)
		}
		img.SetRGBA(i, row, faded(c, ramp(inside*p.scale+0.5)))
	}
}

// faded is an opaque colour that covers only so much, 0…1.
func faded(c color.NRGBA, cover float64) color.RGBA {
	part := func(v uint8) uint8 { return uint8(float64(v)*cover + 0.5) }
	return color.RGBA{R: part(c.R), G: part(c.G), B: part(c.B), A: part(255)}
}

// depth is the distance, in units, of a place to the edge of a rectangle with round corners.
func (p hatching) depth(x, y float64) float64 {
	w, h := float64(p.width)/p.scale, float64(p.height)/p.scale
	round := min(hatchRound, w/2, h/2)
	dx, dy := math.Abs(x-w/2)-w/2+round, math.Abs(y-h/2)-h/2+round
	outside := math.Hypot(max(dx, 0), max(dy, 0))
	return round - outside - min(max(dx, dy), 0)
}

// dashed reports whether a place near the edge lies on a dash.
func (p hatching) dashed(x, y float64) bool {
	w, h := float64(p.width)/p.scale, float64(p.height)/p.scale
	along := x
	if min(x, w-x) < min(y, h-y) {
		along = y
	}
	return math.Mod(along, hatchDash+hatchGap) < hatchDash
}

func ramp(v float64) float64 { return min(1, max(0, v)) }

// over lays ink on an opaque bed.
func over(bed, ink color.NRGBA, cover float64) color.NRGBA {
	a := cover * float64(ink.A) / 255
	mix := func(b, i uint8) uint8 { return uint8(math.Round(float64(b)*(1-a) + float64(i)*a)) }
	return color.NRGBA{R: mix(bed.R, ink.R), G: mix(bed.G, ink.G), B: mix(bed.B, ink.B), A: bed.A}
}
