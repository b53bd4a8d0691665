package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kinora/assets/icons"
	"kinora/ui/theme"
)

const (
	menuInset   float32 = 5 // between the edge and the lines
	menuRow     float32 = 28
	menuDivider float32 = 9
	menuIcon    float32 = 16
	menuPad     float32 = 9 // within a line
	menuKeysGap float32 = 32
)

func menuHeight(item MenuItem) float32 {
	if item.divider() {
		return menuDivider
	}
	return menuRow
}

type menuRenderer struct {
	m     *menu
	mark  *canvas.Rectangle // under the line that Return would choose
	lines []menuLine
}

// menuLine is what one item is drawn with; a divider has a rule only.
type menuLine struct {
	icon        *Icon
	words, keys *Text
	rule        *canvas.Rectangle
}

func newMenuLine(item MenuItem) menuLine {
	if item.divider() {
		return menuLine{rule: canvas.NewRectangle(nil)}
	}
	svg := item.Icon
	if item.On && svg == "" {
		svg = icons.Check
	}
	ink, faint := theme.Text, theme.Secondary
	if !item.usable() {
		ink, faint = theme.Faint, theme.Faint
	}
	return menuLine{icon: NewIcon(svg, menuIcon, faint), words: NewText(item.Text, Body, ink), keys: NewText(item.Keys, Tiny, faint)}
}

// lead is how far words are moved in for pictograms, where any line has one.
func (r *menuRenderer) lead() float32 {
	for _, item := range r.m.items {
		if item.Icon != "" || item.On {
			return menuIcon + 8
		}
	}
	return 0
}

func (r *menuRenderer) MinSize() fyne.Size {
	var words, keys, height float32
	for i, item := range r.m.items {
		height += menuHeight(item)
		if line := r.lines[i]; line.rule == nil {
			words = max(words, line.words.MinSize().Width)
			if item.Keys != "" {
				keys = max(keys, line.keys.MinSize().Width+menuKeysGap)
			}
		}
	}
	width := r.lead() + words + keys + 2*menuPad + 2*menuInset
	return fyne.NewSize(whole(max(width, r.m.least, 140)), height+2*menuInset)
}

// whole rounds an extent up: places between pixels blur.
func whole(extent float32) float32 { return float32(math.Ceil(float64(extent))) }

func (r *menuRenderer) Layout(size fyne.Size) {
	y, lead := menuInset, r.lead()
	for i, item := range r.m.items {
		height := menuHeight(item)
		r.lines[i].layout(size.Width, y, height, lead)
		if i == r.m.at {
			r.mark.Move(fyne.NewPos(menuInset, y))
			r.mark.Resize(fyne.NewSize(size.Width-2*menuInset, height))
		}
		y += height
	}
}

func (l menuLine) layout(width, y, height, lead float32) {
	if l.rule != nil {
		l.rule.Move(fyne.NewPos(menuInset+menuPad, y+height/2))
		l.rule.Resize(fyne.NewSize(width-2*menuInset-2*menuPad, 1))
		return
	}
	x := menuInset + menuPad
	l.icon.Move(fyne.NewPos(x, y+(height-menuIcon)/2))
	l.icon.Resize(fyne.NewSquareSize(menuIcon))
	words, keys := l.words.MinSize(), l.keys.MinSize()
	l.words.Move(fyne.NewPos(x+lead, y+(height-words.Height)/2))
	l.words.Resize(words)
	l.keys.Move(fyne.NewPos(width-menuInset-menuPad-keys.Width, y+(height-keys.Height)/2))
	l.keys.Resize(keys)
}

func (r *menuRenderer) Refresh() {
	r.mark.FillColor, r.mark.CornerRadius = theme.Color(r.m, theme.Lift), theme.Gap
	r.mark.Hidden = r.m.at < 0 || !r.m.items[r.m.at].usable()
	for _, line := range r.lines {
		if line.rule != nil {
			line.rule.FillColor = theme.Color(r.m, theme.Tick)
		}
	}
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}

// Objects leaves out what is empty.
func (r *menuRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.mark}
	for i, line := range r.lines {
		if line.rule != nil {
			objects = append(objects, line.rule)
			continue
		}
		objects = append(objects, line.words)
		if r.m.items[i].Icon != "" || r.m.items[i].On {
			objects = append(objects, line.icon)
		}
		if r.m.items[i].Keys != "" {
			objects = append(objects, line.keys)
		}
	}
	return objects
}

func (r *menuRenderer) Destroy() {}
