package timeline

import (
	"image"
	"image/color"
	"image/draw"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/projects"
)

// Surface is what the mouse reaches of lanes and ruler.
type Surface interface {
	fyne.CanvasObject
	fyne.Draggable
	fyne.Scrollable
	desktop.Mouseable
	desktop.Hoverable
	desktop.Cursorable
	Tooltip() string
}

// Bar is the row of tools: its left end, the time code, and its right end.
func (t *Timeline) Bar() (row fyne.CanvasObject, parts []fyne.CanvasObject) {
	outer := t.bar.root.(*fyne.Container)
	return outer, outer.Objects[0].(*fyne.Container).Objects
}

// Lanes is the rows of clips.
func (t *Timeline) Lanes() Surface { return t.lanes }

// Keys is where the lanes take the keyboard.
func (t *Timeline) Keys() fyne.Focusable { return t.lanes }

// Ruler is the ruler.
func (t *Timeline) Ruler() Surface { return t.ruler }

// Head is the head of a row.
func (t *Timeline) Head(row int) (fyne.Tappable, fyne.SecondaryTappable, fyne.Tappable, fyne.Tappable) {
	h := t.heads.heads[row]
	return h, h, h.off, h.lock
}

// Heads is how many heads of rows are drawn.
func (t *Timeline) Heads() int { return len(t.heads.heads) }

// X is where a frame begins on lanes and ruler.
func (t *Timeline) X(frame int64) float32 { return t.view.x(frame) }

// FrameAt is the frame at a place.
func (t *Timeline) FrameAt(x float32) int64 { return t.view.frame(x) }

// Row is the middle of a track's row in the lanes.
func (t *Timeline) Row(track projects.ID) float32 { return t.rowTop(t.rowOf(track)) + rowHeight/2 }

// Film is what is drawn.
func (t *Timeline) Film() projects.Film { return t.film }

// Guide is the frame of the snap line, below 0 for none.
func (t *Timeline) Guide() int64 { return t.guide }

// Hatched is the words of the hatched stretches.
func (t *Timeline) Hatched() (n int) {
	for _, o := range t.lanes.offers {
		if o.Visible() {
			n++
		}
	}
	return n
}

// Marked reports whether a clip is drawn as selected.
func (t *Timeline) Marked(id projects.ID) bool { return t.marked[id] }

// Push scrolls once, as the animation does while something is held near an edge.
func (t *Timeline) Push() { t.follow.push() }

// Objects is how many objects the window has to draw for the pane.
func (t *Timeline) Objects() int {
	return len(t.lanes.objects) + len(t.ruler.objects)
}

// Paint draws all pictures anew, as the window does at its next repaint.
func (t *Timeline) Paint() {
	for _, s := range t.lanes.strips {
		if !s.raster.Hidden {
			s.draw(int(s.raster.Size().Width), int(s.raster.Size().Height))
		}
	}
	t.ruler.draw(int(t.ruler.raster.Size().Width), int(t.ruler.raster.Size().Height))
}

// Needle is where the playhead is drawn, and whether it is seen.
func (t *Timeline) Needle() (x float32, seen bool) {
	return t.needle.line.Position().X + needleWidth/2, !t.needle.line.Hidden
}

// Menu is the words of a clip's menu, with why a line cannot be chosen.
func (t *Timeline) Menu(x, y float32) (texts []string, whys map[string]string) {
	h := t.hitAt(fyne.NewPos(x, y))
	items := t.emptyMenu(h)
	switch {
	case h.onAClip():
		items = t.clipMenu(h)
	case h.kind == hitGap:
		items = t.gapMenu(h)
	}
	whys = map[string]string{}
	for _, i := range items {
		texts, whys[i.Text] = append(texts, i.Text), i.Why
	}
	return texts, whys
}

// Choose does what a line of the menu at a place does.
func (t *Timeline) Choose(x, y float32, text string) bool {
	h := t.hitAt(fyne.NewPos(x, y))
	items := t.emptyMenu(h)
	switch {
	case h.onAClip():
		t.params.Commands.SelectClips(h.clip.ID)
		items = t.clipMenu(h)
	case h.kind == hitGap:
		items = t.gapMenu(h)
	}
	for _, i := range items {
		if i.Text == text && i.Why == "" {
			i.Do()
			return true
		}
	}
	return false
}

// ChooseSpeed does what a line of a clip's menu of speeds does.
func (t *Timeline) ChooseSpeed(clip projects.ID, text string) {
	c, _, _ := t.film.Timeline.Clip(clip)
	for _, i := range t.speeds(c) {
		if i.Text == text {
			i.Do()
		}
	}
}

// TickText and Divide are how the ruler is divided.
func TickText(frame, second, label int64) string { return tickText(frame, second, label) }

// Divide gives the frames between time codes and between lines.
func Divide(perFrame float64, second int64) (label, tick int64) {
	s := divide(perFrame, second)
	return s.label, s.tick
}

// Pixel is the colour of a place of the highest row, as it was painted last.
func (t *Timeline) Pixel(x, y int) color.Color { return t.lanes.strips[0].img.At(x, y) }

// Words is what is written on the clips.
func (t *Timeline) Words() (out []string) {
	for _, o := range t.lanes.labels.texts[:t.lanes.labels.used] {
		out = append(out, o.Text)
	}
	return out
}

// Names is what stands beside the markers that are seen, and where it begins and ends.
func (t *Timeline) Names() (texts []string, from, to []float32) {
	for i, o := range t.ruler.flags.texts() {
		s := t.ruler.flags.spans[i]
		texts, from, to = append(texts, o.Text), append(from, s.from), append(to, s.to)
	}
	return texts, from, to
}

// Times is the time codes on the ruler that are seen, and where they begin.
func (t *Timeline) Times() (texts []string, at []float32) {
	for _, o := range t.ruler.texts[:t.ruler.used] {
		if o.Visible() {
			texts, at = append(texts, o.Text), append(at, o.Position().X)
		}
	}
	return texts, at
}

// Says reports whether something is written on a clip.
func (t *Timeline) Says(text string) bool { return slices.Contains(t.Words(), text) }

// WordInk is the colour of words on a clip, nil where they are not there.
func (t *Timeline) WordInk(text string) color.Color {
	for _, o := range t.lanes.labels.texts[:t.lanes.labels.used] {
		if o.Text == text {
			return o.Color
		}
	}
	return nil
}

// Picture is a row as it was painted last, on the ground of the pane.
func (t *Timeline) Picture(track projects.ID) image.Image {
	row := t.lanes.strips[t.rowOf(track)].img
	out := image.NewRGBA(row.Rect)
	draw.Draw(out, out.Rect, image.NewUniform(t.lanes.inks.ground), image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, row, image.Point{}, draw.Over)
	return out
}

// Readout is what stands beside the pointer, "" for nothing.
func (t *Timeline) Readout() string {
	if !t.lanes.readout.Visible() {
		return ""
	}
	return t.lanes.readout.Text()
}

// Slider is what lies at the foot of the lanes, and whether it is seen.
func (t *Timeline) Slider() (s fyne.Draggable, seen bool) { return t.slider, t.slider.Visible() }

// At says what is at a place of the lanes, and the clip that is.
func (t *Timeline) At(x, y float32) (what string, clip projects.ID) {
	h := t.hitAt(fyne.NewPos(x, y))
	names := map[hitKind]string{hitNothing: "nothing", hitClip: "clip", hitStart: "start", hitEnd: "end", hitGap: "gap", hitOffer: "offer"}
	return names[h.kind], h.clip.ID
}
