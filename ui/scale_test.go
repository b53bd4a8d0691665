package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/words"
)

// seen is a line of text where it is on the screen.
type seen struct {
	text     *canvas.Text
	at       fyne.Position
	clip     rect   // of what it scrolls in
	within   rect   // of the widget that it is part of
	of       string // what widget that is
	scrolled bool
	lacks    float32 // by how much the button around it is too narrow
}

type rect struct{ x0, y0, x1, y1 float32 }

func rectOf(at fyne.Position, size fyne.Size) rect {
	return rect{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

func (r rect) cut(o rect) rect {
	return rect{max(r.x0, o.x0), max(r.y0, o.y0), min(r.x1, o.x1), min(r.y1, o.y1)}
}

// over reports whether two places share more than a hair.
func (r rect) over(o rect) bool {
	c := r.cut(o)
	return c.x1-c.x0 > 2 && c.y1-c.y0 > 4
}

// place is where the letters are, as far as they can be seen.
func (s seen) place() rect { return rectOf(s.at, s.text.MinSize()).cut(s.clip) }

// look collects what is written in an object.
func look(o fyne.CanvasObject, s seen, all *[]seen) {
	if !o.Visible() {
		return
	}
	s.at = s.at.Add(o.Position())
	place := rectOf(s.at, o.Size())
	switch o := o.(type) {
	case *canvas.Text:
		s.text = o
		if strings.TrimSpace(o.Text) != "" {
			*all = append(*all, s)
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			look(child, s, all)
		}
	case fyne.Widget:
		if b, ok := o.(*kit.Button); ok {
			s.lacks = max(0, b.MinSize().Width-b.Size().Width)
		}
		s.within, s.of = place, fmt.Sprintf("%T", o)
		switch o.(type) {
		case *container.Scroll, *container.Clip:
			s.clip, s.scrolled = s.clip.cut(place), true
		}
		for _, child := range test.WidgetRenderer(o).Objects() {
			look(child, s, all)
		}
	}
}

// read is everything that is written in the window, or on what lies on top of it.
func (r *room) read() []seen {
	var all []seen
	whole := rectOf(fyne.Position{}, r.canvas().Size())
	top := r.window.window.Content()
	if over := r.canvas().Overlays().Top(); over != nil {
		top = over
	}
	look(top, seen{clip: whole, within: whole}, &all)
	return all
}

// checkLines fails where a line is cut off by the widget that it is part of, or lies over another.
func (r *room) checkLines(t *testing.T, where string) {
	t.Helper()
	all := r.read()
	if len(all) == 0 {
		t.Errorf("%s: nothing can be read", where)
	}
	for i, s := range all {
		p := s.place()
		if p.x1 <= p.x0 || p.y1 <= p.y0 {
			continue // scrolled out of sight
		}
		if need, has := s.text.MinSize().Width, s.text.Size().Width; need > has+1 {
			t.Errorf("%s: %q in %s needs %.0f and has %.0f", where, s.text.Text, s.of, need, has)
		}
		if s.lacks > 1 {
			t.Errorf("%s: the button %q is %.0f too narrow", where, s.text.Text, s.lacks)
		}
		if w := s.within; !s.scrolled && (p.y0 < w.y0-1 || p.y1 > w.y1+1) {
			t.Errorf("%s: %q is cut: it is from %.0f to %.0f in %s from %.0f to %.0f", where, s.text.Text, p.y0, p.y1, s.of, w.y0, w.y1)
		}
		for _, o := range all[i+1:] {
			if p.over(o.place()) && p.cut(o.clip) == p && o.place().cut(s.clip) == o.place() {
				t.Errorf("%s: %q in %s lies over %q in %s: %v, %v", where, s.text.Text, s.of, o.text.Text, o.of, p, o.place())
			}
		}
	}
}

func TestLargeTextFitsEverywhere(t *testing.T) {
	for _, language := range []string{"view.english", "view.chinese"} {
		for _, scale := range []float64{1, 1.5} {
			t.Run(fmt.Sprint(language, " ", scale), func(t *testing.T) {
				r := newRoom(t)
				t.Cleanup(func() { words.Use(words.English) })
				r.window.window.Resize(fyne.NewSize(1440, 900))
				r.studio.SetScale(scale)
				r.do(t, language)
				r.lookAround(t)
			})
		}
	}
}

// The smallest window that the studio has its panes in, with the largest text.
func TestLargeTextFitsInASmallWindow(t *testing.T) {
	r := newRoom(t)
	r.window.window.Resize(fyne.NewSize(1000, 650))
	r.studio.SetScale(1.5)
	r.lookAround(t)
}

// lookAround reads the window in several states.
func (r *room) lookAround(t *testing.T) {
	r.checkLines(t, "an empty film")
	take := r.make(t, "a small red boat sails over a calm sea at dawn, seen from above")
	r.do(t, "view.queue")
	r.checkLines(t, "a take")
	r.do(t, "take.append", "timeline.marker")
	r.checkLines(t, "a clip")
	r.studio.SelectSource(projects.Source{Take: take.ID})
	r.posts.Drain()
	r.checkLines(t, "a source")
	for _, id := range []string{
		"file.export", "file.open", "file.new", "file.save", "edit.history", "file.packs", "file.settings", "help.shortcuts", "help.palette",
	} {
		r.do(t, id)
		r.posts.Drain()
		r.checkLines(t, id)
		r.keys(fyne.KeyEscape)
	}
}

func TestTheSizeOfTextHoldsInTheWholeWindow(t *testing.T) {
	r := newRoom(t)
	sizes := func() map[string]float32 {
		all := map[string]float32{}
		for _, s := range r.read() {
			all[s.of+" "+s.text.Text] = s.text.TextSize
		}
		return all
	}
	before := sizes()
	r.studio.SetScale(1.5)
	for what, size := range sizes() {
		if was, ok := before[what]; ok && size != 1.5*was {
			t.Errorf("%s is of %v, was of %v", what, size, was)
		}
	}
}
