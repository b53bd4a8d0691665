package timeline

import (
	"cmp"
	"image"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/projects"
	"kinora/ui/theme"
)

// flags is the markers on the ruler: a small house for each, and beside it the marker's
// name where there is room before the next one.
type flags struct {
	all   []flag // in order of frames, as they are drawn
	names labels
	spans []span // of the names, in order
}

// flag is a marker where it is, or is being dragged to.
type flag struct {
	id    projects.ID
	frame int64
	name  string
}

// span is a stretch of the ruler in units, where a marker's name stands.
type span struct {
	from, to float32
	id       projects.ID
}

const (
	flagRoom  float32 = 8  // from the middle of a house to a name on either side
	leastName float32 = 20 // that is worth reading
	lineOfTop float32 = 0  // where time codes stand
)

// arrange puts the names of the markers that are seen.
func (l *flags) arrange(r *ruler) {
	l.gather(r)
	l.names.ink = theme.Color(r, theme.Secondary)
	l.spans = l.spans[:0]
	l.names.begin()
	v := r.t.view
	for i, f := range l.all {
		from, to := v.x(f.frame)+flagRoom, v.width
		if i+1 < len(l.all) {
			to = min(to, v.x(l.all[i+1].frame)-flagRoom)
		}
		if f.name != "" && from >= 0 && to-from >= leastName {
			l.put(f, from, to)
		}
	}
	l.names.end()
}

// gather lists the markers; one that is dragged may have passed others.
func (l *flags) gather(r *ruler) {
	l.all = l.all[:0]
	for _, m := range r.t.film.Timeline.Markers {
		l.all = append(l.all, flag{m.ID, r.markerFrame(m), m.Name})
	}
	if r.moved.mark.kind == aMarker {
		slices.SortStableFunc(l.all, func(a, b flag) int { return cmp.Compare(a.frame, b.frame) })
	}
}

func (l *flags) put(f flag, from, to float32) {
	high := fyne.MeasureText(f.name, theme.Type(theme.SizeLabel), fyne.TextStyle{}).Height
	l.names.put(f.name, l.names.ink, fyne.TextStyle{}, from, rulerHeight-1-high, to-from)
	last := l.texts()[len(l.texts())-1]
	l.spans = append(l.spans, span{from, from + last.MinSize().Width, f.id})
}

// named is the marker whose name stands over a place of the ruler; 0 if none.
func (l *flags) named(x float32) projects.ID {
	for _, s := range l.spans {
		if s.from <= x && x <= s.to {
			return s.id
		}
	}
	return 0
}

// texts is the names that are seen.
func (l *flags) texts() []*canvas.Text { return l.names.texts[:l.names.used] }

// free reports whether no name lies in a stretch.
func (l *flags) free(from, to float32) bool {
	i, _ := slices.BinarySearchFunc(l.spans, from, func(s span, x float32) int { return cmp.Compare(s.to, x) })
	return i == len(l.spans) || l.spans[i].from > to
}

// draw draws the houses, which stand on their heads.
func (l *flags) draw(r *ruler, img *image.RGBA, scale float64) {
	side, bottom, ink := markSide*scale, float64(img.Rect.Dy()), r.ink(theme.OK)
	for _, f := range l.all {
		middle := float64(r.t.view.x(f.frame)) * scale
		if middle < -side || middle > float64(img.Rect.Dx())+side {
			continue
		}
		for y := range int(side) {
			half := min(side*0.45, side-float64(y))
			top := int(bottom - side + float64(y))
			fill(img, image.Rect(int(math.Round(middle-half)), top, int(math.Round(middle+half)), top+1), ink)
		}
	}
}

// markerFrame is where a marker is, or is being dragged to.
func (r *ruler) markerFrame(m projects.Marker) int64 {
	if r.moved.mark == (mark{aMarker, m.ID}) {
		return r.moved.frame
	}
	return m.Frame
}
