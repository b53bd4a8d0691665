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

// Waveform draws how loud something is along its width.
type Waveform struct {
	widget.BaseWidget
	peaks []float32
	color fyne.ThemeColorName
}

// NewWaveform makes an empty one in a role's colour.
func NewWaveform(color fyne.ThemeColorName) *Waveform {
	w := &Waveform{color: color}
	w.ExtendBaseWidget(w)
	return w
}

// Set takes the loudest sample, 0…1, of each of any number of equal stretches. They
// must not be written to after that.
func (w *Waveform) Set(peaks []float32) {
	same := len(peaks) == len(w.peaks) && (len(peaks) == 0 || &peaks[0] == &w.peaks[0])
	if !same {
		w.peaks = peaks
		w.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (w *Waveform) CreateRenderer() fyne.WidgetRenderer {
	r := &waveformRenderer{w: w}
	r.raster = canvas.NewRaster(r.draw)
	return r
}

type waveformRenderer struct {
	w      *Waveform
	raster *canvas.Raster
}

func (r *waveformRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *waveformRenderer) Layout(size fyne.Size)        { r.raster.Resize(size) }
func (r *waveformRenderer) Refresh()                     { r.raster.Refresh() }
func (r *waveformRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.raster} }
func (r *waveformRenderer) Destroy()                     {}

func (r *waveformRenderer) draw(w, h int) image.Image {
	return wave(r.w.peaks, w, h, theme.Color(r.w, r.w.color))
}

// wave draws peaks as bars around the middle, one a pixel, the loudest of the
// stretches that fall into it.
func wave(peaks []float32, w, h int, c color.Color) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if len(peaks) == 0 {
		return img
	}
	ink := color.RGBAModel.Convert(c).(color.RGBA)
	for x := range w {
		from, to := x*len(peaks)/w, max((x+1)*len(peaks)/w, x*len(peaks)/w+1)
		half := loudest(peaks[from:min(to, len(peaks))]) * float64(h) / 2
		half = max(0.5, half)
		for y := int(math.Floor(float64(h)/2 - half)); y < int(math.Ceil(float64(h)/2+half)); y++ {
			if y >= 0 && y < h {
				img.SetRGBA(x, y, ink)
			}
		}
	}
	return img
}

func loudest(peaks []float32) float64 {
	var most float32
	for _, p := range peaks {
		if p > most { // never for what is no number
			most = p
		}
	}
	return float64(min(1, most))
}
