package timeline

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/projects"
	"kinora/ui/theme"
)

// labels is the words on clips. Texts are used again: moving one draws nothing new.
type labels struct {
	texts      []*canvas.Text
	used       int
	ink, fault color.Color
	cuts       map[cutWords]string
}

// cutWords is words that are to fit into a width in units, in letters of a size.
type cutWords struct {
	text  string
	width int
	size  float32
	style fyne.TextStyle
}

const (
	labelInset float32 = 7
	leastLabel float32 = 34 // of a clip that has a name
)

func (l *labels) begin() { l.used = 0 }

// forget has all words cut anew: another theme may have other letters.
func (l *labels) forget() { l.cuts = nil }

// end forgets the texts that too many were made of, after zooming out.
func (l *labels) end() {
	if len(l.texts) > 2*l.used+32 {
		l.texts = l.texts[:l.used+32]
	}
}

// ofTrack puts the words on the clips of a row that are seen.
func (l *labels) ofTrack(t *Timeline, track projects.Track, y float32) {
	i, _ := track.Index(t.view.frame(0))
	for ; i < len(track.Clips); i++ {
		c := track.Clips[i]
		from, to := max(0, t.view.x(c.Start)), min(t.view.width, t.view.x(c.End()))
		if from >= t.view.width {
			return
		}
		if to-from >= leastLabel {
			l.ofClip(t.lookOf(c.Source), c, from+labelInset, to-from-2*labelInset, y)
		}
	}
}

func (l *labels) ofClip(k look, c projects.Clip, x, width, y float32) {
	ink := l.ink
	second := badge(c)
	if k.failed() || k.missing {
		ink = l.fault
	}
	if k.state != projects.Done {
		second = k.progress()
	}
	name := k.name
	if lineHeight := theme.Type(17); second != "" && 2*lineHeight > rowHeight-2*clipInset {
		name, second = second+" · "+name, "" // large text has room for one line
	}
	l.put(name, ink, fyne.TextStyle{Bold: true}, x, y+clipInset+2, width)
	if second != "" {
		l.put(second, ink, fyne.TextStyle{}, x, y+rowHeight-clipInset-19, width)
	}
}

func (l *labels) put(text string, ink color.Color, style fyne.TextStyle, x, y, width float32) {
	if text == "" {
		return
	}
	text = l.fit(text, style, width)
	if l.used == len(l.texts) {
		l.texts = append(l.texts, &canvas.Text{})
	}
	o := l.texts[l.used]
	l.used++
	o.Move(fyne.NewPos(x, y))
	if size := theme.Type(theme.SizeLabel); o.Text != text || o.Color != ink || o.TextStyle != style || o.TextSize != size {
		o.Text, o.Color, o.TextStyle, o.TextSize = text, ink, style, size
		o.Resize(o.MinSize())
		o.Refresh()
	}
}

// fit is the longest beginning of a text that fits; it is found once for a width
// and a size of letters.
func (l *labels) fit(text string, style fyne.TextStyle, width float32) string {
	size := theme.Type(theme.SizeLabel)
	wide := func(s string) float32 { return fyne.MeasureText(s, size, style).Width }
	if wide(text) <= width {
		return text
	}
	key := cutWords{text, int(width), size, style}
	if cut, ok := l.cuts[key]; ok {
		return cut
	}
	if l.cuts == nil || len(l.cuts) > 4000 {
		l.cuts = map[cutWords]string{}
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		if mid := (low + high + 1) / 2; wide(string(runes[:mid])+"…") <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	cut := ""
	if low > 0 {
		cut = string(runes[:low]) + "…"
	}
	l.cuts[key] = cut
	return cut
}
