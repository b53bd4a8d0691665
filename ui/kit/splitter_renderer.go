package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/ui/theme"
)

const (
	seamLine float32 = 1 // between two panes
	seamGrab float32 = 5 // what the pointer finds
)

// CreateRenderer is called by Fyne.
func (s *Splitter) CreateRenderer() fyne.WidgetRenderer {
	r := &splitterRenderer{s: s}
	for _, p := range s.panes {
		r.objects = append(r.objects, p.Object)
	}
	for _, seam := range s.seams {
		r.objects = append(r.objects, seam)
	}
	return r
}

// splitterRenderer has no ground of its own: without a graphics card a large rectangle
// costs milliseconds. The seams draw what is seen between the panes.
type splitterRenderer struct {
	s       *Splitter
	objects []fyne.CanvasObject
}

func (r *splitterRenderer) MinSize() fyne.Size {
	var along, across float32
	for i, p := range r.s.panes {
		if p.Folded {
			continue
		}
		_, side := r.s.axes(p.Object.MinSize())
		across = max(across, side)
		along += r.s.least(i) + seamLine
	}
	return r.s.size(max(0, along-seamLine), across)
}

func (r *splitterRenderer) Layout(size fyne.Size) {
	along, across := r.s.axes(size)
	sizes := r.s.share(along)
	var at float32
	for i, p := range r.s.panes {
		if !p.Folded {
			put(p.Object, r.s.size(at, 0), r.s.size(sizes[i], across))
			at += sizes[i] + seamLine
		}
		if i < len(r.s.seams) {
			middle := at - seamLine/2 - seamGrab/2
			put(r.s.seams[i], r.s.size(middle, 0), r.s.size(seamGrab, across))
		}
	}
}

func put(o fyne.CanvasObject, at, size fyne.Size) {
	o.Move(fyne.NewPos(at.Width, at.Height))
	o.Resize(size)
}

// share gives every pane its extent. Where there is too little room, the pane that
// fills has its least and the others give way, the last first, for as long as the
// window is so small.
func (s *Splitter) share(along float32) []float32 {
	sizes := make([]float32, len(s.panes))
	fills, room := -1, along+seamLine
	for i, p := range s.panes {
		switch {
		case p.Folded:
			continue
		case p.Fills:
			fills = i
		default:
			sizes[i] = s.limit(i, p.Size)
		}
		room -= sizes[i] + seamLine
	}
	if fills >= 0 {
		room -= s.least(fills)
	}
	for i := len(s.panes) - 1; i >= 0 && room < 0; i-- {
		if i != fills && !s.panes[i].Folded {
			give := min(-room, max(0, sizes[i]-s.least(i)))
			sizes[i] -= give
			room += give
		}
	}
	if fills >= 0 {
		sizes[fills] = max(0, s.least(fills)+room)
	}
	return sizes
}

func (r *splitterRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r *splitterRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *splitterRenderer) Destroy()                     {}

// CreateRenderer is called by Fyne.
func (m *seam) CreateRenderer() fyne.WidgetRenderer {
	r := &seamRenderer{m: m, line: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type seamRenderer struct {
	m    *seam
	line *canvas.Rectangle
}

func (r *seamRenderer) MinSize() fyne.Size { return r.m.s.size(seamGrab, 0) }

func (r *seamRenderer) Layout(size fyne.Size) {
	_, across := r.m.s.axes(size)
	put(r.line, r.m.s.size(2, 0), r.m.s.size(seamLine, across))
}

func (r *seamRenderer) paint() {
	r.line.FillColor = theme.Color(r.m, theme.Background)
	if r.m.hovered || r.m.pulled {
		r.line.FillColor = theme.Color(r.m, theme.Accent)
	}
}

func (r *seamRenderer) Refresh() {
	r.paint()
	r.line.Refresh()
}

func (r *seamRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *seamRenderer) Destroy()                     {}
