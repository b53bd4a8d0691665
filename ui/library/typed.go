package library

import "fyne.io/fyne/v2"

// FocusGained is called by Fyne. What has the keyboard is told by the ring of the card.
func (g *grid) FocusGained() { g.focused = true }

// FocusLost is called by Fyne.
func (g *grid) FocusLost() { g.focused = false }

// TypedKey is called by Fyne.
func (g *grid) TypedKey(e *fyne.KeyEvent) {
	if g.walk(e.Name) || g.act(e.Name) || g.l.params.Forward == nil {
		return
	}
	g.l.params.Forward(e)
}

// walk goes to another card and reports whether a key does that.
func (g *grid) walk(key fyne.KeyName) bool {
	columns := max(1, g.ColumnCount())
	by, ok := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -columns, fyne.KeyDown: columns}[key]
	var n int
	switch {
	case ok:
		n = g.l.picker.Move(by, g.l.held())
	case key == fyne.KeyHome:
		n = g.l.picker.GoTo(0, g.l.held())
	case key == fyne.KeyEnd:
		n = g.l.picker.GoTo(len(g.l.found)-1, g.l.held())
	default:
		return false
	}
	if n >= 0 {
		g.ScrollTo(n)
	}
	return true
}

// act does something with what is selected and reports whether a key does that. Escape
// gives up several; one alone is given up after whatever else it ends.
func (g *grid) act(key fyne.KeyName) bool {
	l, chosen := g.l, g.l.chosen()
	switch {
	case len(chosen) == 0:
		return false
	case key == fyne.KeyReturn || key == fyne.KeyEnter:
		l.use(chosen)
	case key == fyne.KeyDelete:
		l.remove(chosen)
	case key == fyne.KeyF2 && len(chosen) == 1:
		l.rename(chosen[0])
	case key == fyne.KeyEscape && len(chosen) > 1:
		l.Escape()
	default:
		return false
	}
	return true
}
