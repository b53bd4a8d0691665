package timeline

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// ruler is time codes and lines, the markers, and the stretch between in and out.
type ruler struct {
	widget.BaseWidget
	t       *Timeline
	raster  *canvas.Raster
	texts   []*canvas.Text
	used    int
	flags   flags
	clicks  clicks
	over    mark
	objects []fyne.CanvasObject
	moved   moved
}

// moved is a mark that is being dragged, and where it is.
type moved struct {
	mark  mark
	frame int64
}

// markKind is what can be taken hold of on the ruler.
type markKind int

const (
	noMark markKind = iota
	aMarker
	markIn
	markOut
)

// mark is something on the ruler.
type mark struct {
	kind markKind
	id   projects.ID // of a marker
}

var (
	_ fyne.Draggable     = (*ruler)(nil)
	_ fyne.Scrollable    = (*ruler)(nil)
	_ desktop.Mouseable  = (*ruler)(nil)
	_ desktop.Hoverable  = (*ruler)(nil)
	_ desktop.Cursorable = (*ruler)(nil)
	_ kit.Tipped         = (*ruler)(nil)
)

func newRuler(t *Timeline) *ruler {
	r := &ruler{t: t}
	r.raster = canvas.NewRaster(r.draw)
	r.ExtendBaseWidget(r)
	return r
}

const (
	markReach float32 = 6
	markSide  float64 = 10
	tickLong  float64 = 7
	tickShort float64 = 4
)

func (r *ruler) arrange() {
	t := r.t
	place(r.raster, 0, 0, t.view.width, rulerHeight)
	r.flags.arrange(r)
	r.putTimes()
	r.raster.Refresh()
	r.collect()
	canvas.Refresh(r)
}

// putTimes puts the time codes.
func (r *ruler) putTimes() {
	r.used = 0
	v, second := r.t.view, r.t.second()
	step := divide(v.perFrame, second).label
	for f := v.frame(-float32(labelRoom)) / step * step; v.x(f) < v.width-30; f += step {
		if x := v.x(f); x > -float32(labelRoom) {
			r.put(tickText(f, second, step), theme.Faint, fyne.TextStyle{Monospace: true}, x+4)
		}
	}
}

func (r *ruler) put(text string, role fyne.ThemeColorName, style fyne.TextStyle, x float32) {
	if r.used == len(r.texts) {
		r.texts = append(r.texts, &canvas.Text{})
	}
	o, ink := r.texts[r.used], theme.Color(r, role)
	r.used++
	if size := theme.Type(theme.SizeLabel); o.Text != text || o.Color != ink || o.TextStyle != style || o.TextSize != size {
		o.Text, o.Color, o.TextStyle, o.TextSize = text, ink, style, size
		o.Resize(o.MinSize())
		o.Refresh()
	}
	o.Move(fyne.NewPos(x, lineOfTop))
	o.Hidden = x < 0 || r.covered(o) // or it would lie on the heads
}

// covered reports whether a name of a marker stands over a time code: large text has room
// for one line.
func (r *ruler) covered(o *canvas.Text) bool {
	from := o.Position().X
	return 2*o.TextSize > rulerHeight-2 && !r.flags.free(from-flagRoom, from+o.Size().Width)
}

func (r *ruler) collect() {
	r.objects = append(r.objects[:0], r.raster)
	for _, o := range r.texts[:r.used] {
		r.objects = append(r.objects, o)
	}
	for _, o := range r.flags.texts() {
		r.objects = append(r.objects, o)
	}
}

// draw is called by Fyne with a number of pixels.
func (r *ruler) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	scale := float64(w) / max(1, float64(r.raster.Size().Width))
	r.drawStretch(img, scale)
	r.drawTicks(img, scale)
	r.flags.draw(r, img, scale)
	return img
}

func (r *ruler) ink(name fyne.ThemeColorName) color.RGBA {
	return color.RGBAModel.Convert(theme.Color(r, name)).(color.RGBA)
}

func (r *ruler) drawTicks(img *image.RGBA, scale float64) {
	v, step := r.t.view, divide(r.t.view.perFrame, r.t.second())
	pixel := max(1, int(math.Round(scale)))
	ink, bottom := r.ink(theme.Tick), img.Rect.Dy()
	fill(img, image.Rect(0, bottom-pixel, img.Rect.Dx(), bottom), r.ink(theme.Line))
	for f := v.frame(0) / step.tick * step.tick; v.x(f) < v.width; f += step.tick {
		if !r.flags.free(v.x(f), v.x(f)) {
			continue // a line through a name
		}
		x, long := int(float64(v.x(f))*scale), tickShort
		if f%step.label == 0 {
			long = tickLong
		}
		fill(img, image.Rect(x, bottom-int(long*scale), x+pixel, bottom), ink)
	}
}

// drawStretch shades what lies between in and out.
func (r *ruler) drawStretch(img *image.RGBA, scale float64) {
	if r.t.film.Timeline.Out == 0 {
		return
	}
	from, to := r.t.view.x(r.frameOf(mark{kind: markIn})), r.t.view.x(r.frameOf(mark{kind: markOut}))
	x0, x1, h := int(float64(from)*scale), int(float64(to)*scale), img.Rect.Dy()
	fill(img, image.Rect(x0, 0, x1, h), r.ink(theme.AccentSoft))
	bar, foot, ink := int(2*scale), int(6*scale), r.ink(theme.Accent)
	for _, b := range []image.Rectangle{
		image.Rect(x0, 0, x0+bar, h), image.Rect(x0, 0, x0+foot, bar), image.Rect(x1-bar, 0, x1, h), image.Rect(x1-foot, 0, x1, bar),
	} {
		fill(img, b, ink)
	}
}

// frameOf is where a mark is, or is being dragged to.
func (r *ruler) frameOf(m mark) int64 {
	if m == r.moved.mark {
		return r.moved.frame
	}
	switch m.kind {
	case markIn:
		return r.t.film.Timeline.In
	case markOut:
		return r.t.film.Timeline.Out
	}
	for _, x := range r.t.film.Timeline.Markers {
		if x.ID == m.id {
			return x.Frame
		}
	}
	return 0
}

// markAt is the mark at a place: markers lie on top.
func (r *ruler) markAt(at fyne.Position) mark {
	near := func(frame int64) bool {
		x := r.t.view.x(frame)
		return max(x-at.X, at.X-x) < markReach
	}
	markers := r.t.film.Timeline.Markers
	for i := len(markers) - 1; i >= 0; i-- {
		if near(markers[i].Frame) && at.Y > rulerHeight-float32(markSide)-2 {
			return mark{aMarker, markers[i].ID}
		}
	}
	if id := r.flags.named(at.X); id != 0 && at.Y > rulerHeight/2 {
		return mark{aMarker, id}
	}
	switch tl := r.t.film.Timeline; {
	case tl.Out == 0 || at.Y > rulerHeight/2:
	case near(tl.In):
		return mark{kind: markIn}
	case near(tl.Out):
		return mark{kind: markOut}
	}
	return mark{}
}

// CreateRenderer is called by Fyne.
func (r *ruler) CreateRenderer() fyne.WidgetRenderer { return &rulerRenderer{r} }

type rulerRenderer struct{ r *ruler }

func (r *rulerRenderer) MinSize() fyne.Size { return fyne.NewSize(1, rulerHeight) }
func (r *rulerRenderer) Layout(fyne.Size)   { r.r.arrange() }

// Refresh is called by Fyne when the theme has changed.
func (r *rulerRenderer) Refresh() {
	r.r.flags.names.forget()
	r.r.arrange()
}
func (r *rulerRenderer) Objects() []fyne.CanvasObject { return r.r.objects }
func (r *rulerRenderer) Destroy()                     {}
