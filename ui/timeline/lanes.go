package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// lanes is the rows of clips, and what the mouse does to them. Its objects are as many as
// there are rows and names to be read, whatever the number of clips.
type lanes struct {
	widget.BaseWidget
	t       *Timeline
	inks    inks
	strips  []*strip
	lines   []*canvas.Rectangle // under the rows
	labels  labels
	offers  []*kit.Hatch
	band    *canvas.Rectangle // the rubber band
	guide   *canvas.Rectangle // what edges snap to
	readout *kit.Badge        // how far something was dragged
	objects []fyne.CanvasObject
	focused bool
	clicks  clicks
}

func newLanes(t *Timeline) *lanes {
	l := &lanes{t: t, band: canvas.NewRectangle(nil), guide: canvas.NewRectangle(nil), readout: kit.NewBadge("")}
	l.readout.Hide()
	l.band.Hide()
	l.guide.Hide()
	l.ExtendBaseWidget(l)
	return l
}

// room is the height of what is seen.
func (l *lanes) room() float32 { return max(1, l.Size().Height) }

// arrange places everything anew and has it drawn.
func (l *lanes) arrange() {
	if l.inks.roles == nil {
		l.recolor()
	}
	l.labels.begin()
	l.arrangeRows()
	l.labels.end()
	l.arrangeOffers()
	l.arrangeGuide()
	l.collect()
	canvas.Refresh(l)
}

func (l *lanes) recolor() {
	l.inks = inksOf(l)
	for _, line := range l.lines {
		line.FillColor = theme.Color(l, theme.Line)
	}
	l.band.FillColor, l.band.StrokeColor, l.band.StrokeWidth = theme.Color(l, theme.Hatch), theme.Color(l, theme.Accent), 1
	l.guide.FillColor = theme.Color(l, theme.Text)
	l.labels.ink, l.labels.fault = theme.Color(l, theme.OnClip), theme.Color(l, theme.Text)
}

func (l *lanes) arrangeRows() {
	for len(l.strips) < len(l.t.rows) {
		l.strips = append(l.strips, newStrip(l.t, len(l.strips)))
		line := canvas.NewRectangle(theme.Color(l, theme.Line))
		l.lines = append(l.lines, line)
	}
	l.strips, l.lines = l.strips[:len(l.t.rows)], l.lines[:len(l.t.rows)]
	for i, s := range l.strips {
		y := l.t.rowTop(i)
		out := y+rowHeight <= 0 || y >= l.room()
		s.raster.Hidden, l.lines[i].Hidden = out, out
		if out {
			continue
		}
		place(s.raster, 0, y, l.t.view.width, rowHeight)
		place(l.lines[i], 0, y+rowHeight-1, l.t.view.width, 1)
		if s.raster.Hidden = !s.seen(); !s.raster.Hidden {
			s.raster.Refresh()
		}
		l.labels.ofTrack(l.t, l.t.track(i), y)
	}
}

func (l *lanes) arrangeGuide() {
	l.guide.Hidden = l.t.guide < 0
	if !l.guide.Hidden {
		place(l.guide, l.t.view.x(l.t.guide)-0.5, 0, 1, l.Size().Height)
	}
}

// collect is what is drawn, from below upwards.
func (l *lanes) collect() {
	l.objects = l.objects[:0]
	for i, s := range l.strips {
		if !l.lines[i].Hidden {
			l.objects = append(l.objects, l.lines[i], s.raster)
		}
	}
	for _, text := range l.labels.texts[:l.labels.used] {
		l.objects = append(l.objects, text)
	}
	for _, o := range l.offers {
		if o.Visible() {
			l.objects = append(l.objects, o)
		}
	}
	l.objects = append(l.objects, l.band, l.guide, l.readout)
}

// CreateRenderer is called by Fyne.
func (l *lanes) CreateRenderer() fyne.WidgetRenderer { return &lanesRenderer{l} }

type lanesRenderer struct{ l *lanes }

func (r *lanesRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *lanesRenderer) Objects() []fyne.CanvasObject { return r.l.objects }
func (r *lanesRenderer) Destroy()                     {}

// Layout is called by Fyne when the lanes have another size.
func (r *lanesRenderer) Layout(fyne.Size) { r.l.t.scrolled() }

// Refresh is called by Fyne when the theme has changed.
func (r *lanesRenderer) Refresh() {
	r.l.recolor()
	r.l.labels.forget()
	r.l.t.pictures.tinted = nil
	r.l.arrange()
}
