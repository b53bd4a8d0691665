package inspector

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// marked is words that break into lines, with those that were added in the accent and
// underlined.
type marked struct {
	widget.BaseWidget
	words []word
}

func newMarked() *marked {
	m := &marked{}
	m.ExtendBaseWidget(m)
	return m
}

func (m *marked) set(words []word) {
	if !slices.Equal(m.words, words) {
		m.words = words
		m.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (m *marked) CreateRenderer() fyne.WidgetRenderer {
	r := &markedRenderer{m: m}
	r.Refresh()
	return r
}

type markedRenderer struct {
	m       *marked
	width   float32
	height  float32
	objects []fyne.CanvasObject
}

// leading is the height of a line.
func leading() float32 { return theme.Type(17) }

// Layout breaks the lines anew where the width has changed. As with kit.Paragraph the
// height that they need then is found by Fyne at the next Refresh.
func (r *markedRenderer) Layout(size fyne.Size) {
	if size.Width != r.width {
		r.width = size.Width
		before := r.height
		r.lay()
		if r.height != before {
			canvas.Refresh(r.m)
		}
	}
}

func (r *markedRenderer) MinSize() fyne.Size { return fyne.NewSize(0, r.height) }

func (r *markedRenderer) Refresh() {
	r.lay()
	canvas.Refresh(r.m)
}

func (r *markedRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *markedRenderer) Destroy()                     {}

// lay makes a text of each run of words that are alike in a line.
func (r *markedRenderer) lay() {
	r.objects, r.height = nil, 0
	for _, line := range broken(r.m.words, r.width, measure) {
		x := float32(0)
		for _, run := range line {
			x = r.put(run, x)
		}
		r.height += leading()
	}
}

// put draws a run and says where it ends.
func (r *markedRenderer) put(run word, x float32) float32 {
	if run.apart {
		x += measure(" ")
	}
	width := measure(run.text)
	text := canvas.NewText(run.text, theme.Color(r.m, theme.Secondary))
	text.TextSize = theme.Type(theme.SizeValue)
	text.Move(fyne.NewPos(x, r.height))
	text.Resize(fyne.NewSize(width, leading()))
	r.objects = append(r.objects, text)
	if run.added {
		text.Color = theme.Color(r.m, theme.Accent)
		line := canvas.NewRectangle(text.Color)
		line.Move(fyne.NewPos(x, r.height+leading()-2))
		line.Resize(fyne.NewSize(width, 1))
		r.objects = append(r.objects, line)
	}
	return x + width
}

func measure(text string) float32 {
	return fyne.MeasureText(text, theme.Type(theme.SizeValue), fyne.TextStyle{}).Width
}

// broken breaks words into lines of a width, each of runs of words that are alike; 0 is
// for no width.
func broken(words []word, width float32, measure func(string) float32) [][]word {
	var lines [][]word
	var line []word
	x := float32(0)
	for _, w := range words {
		text := w.text
		if w.apart {
			text = " " + text
		}
		long := measure(text)
		if len(line) > 0 && width > 0 && x+long > width {
			lines, line, x = append(lines, line), nil, 0
			long = measure(w.text)
		}
		line, x = joined(line, w), x+long
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}

// joined adds a word to the last run of a line where it is alike. The space before a word
// that was added is not underlined.
func joined(line []word, w word) []word {
	n := len(line)
	if n == 0 {
		w.apart = false
		return append(line, w)
	}
	if line[n-1].added != w.added {
		return append(line, w)
	}
	if w.apart {
		line[n-1].text += " "
	}
	line[n-1].text += w.text
	return line
}
