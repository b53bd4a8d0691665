package ui

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kinora/app/settings"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// The panes of the two splitters, in order.
const (
	columnLibrary = iota
	columnViewer
	columnInspector
)

const (
	rowMiddle = iota
	rowBoard
	rowTimeline
	rowQueue
)

// shell is how the panes share the window: columns above, rows below them.
type shell struct {
	columns, rows *kit.Splitter
	root          fyne.CanvasObject
}

// newShell arranges the panes as they were left, with room for text as large as it is.
func newShell(w *window, kept settings.Panes) *shell {
	s := &shell{}
	s.columns = kit.Beside(
		kit.Pane{Object: w.library.Root(), Size: theme.Type(236), Least: theme.Type(180), Most: 480, Folded: kept.Folded["library"]},
		kit.Pane{Object: w.viewer.Root(), Fills: true, Least: 300},
		kit.Pane{Object: w.inspector.Root(), Size: theme.Type(332), Least: theme.Type(300), Most: theme.Type(520), Folded: kept.Folded["inspector"]},
	)
	s.rows = kit.Below(
		kit.Pane{Object: s.columns, Fills: true, Least: 260},
		kit.Pane{Object: w.board.Root(), Size: theme.Type(182), Most: theme.Type(320), Folded: kept.Folded["storyboard"]},
		kit.Pane{Object: w.timeline.Root(), Size: 206, Least: 120, Most: 520, Folded: kept.Folded["timeline"]},
		kit.Pane{Object: w.queue.Root(), Size: 170, Least: 90, Most: 420, Folded: kept.Folded == nil || kept.Folded["queue"]},
	)
	s.columns.SetSizes(kept.Columns)
	s.rows.SetSizes(kept.Rows)
	s.columns.Moved, s.rows.Moved = w.keepPanes, w.keepPanes
	// No ground: the window's own is that of panes, and without a graphics card a rectangle
	// of its size costs the tenth part of a frame.
	s.root = container.NewBorder(w.topbar.Root(), w.status.Root(), nil, nil, s.rows)
	return s
}

// panes is how the panes lie, to be kept.
func (s *shell) panes() settings.Panes {
	return settings.Panes{Columns: s.columns.Sizes(), Rows: s.rows.Sizes(), Folded: map[string]bool{
		"library": s.columns.Folded(columnLibrary), "inspector": s.columns.Folded(columnInspector),
		"storyboard": s.rows.Folded(rowBoard), "timeline": s.rows.Folded(rowTimeline), "queue": s.rows.Folded(rowQueue),
	}}
}

// fileName makes a name for a copy from the first words of a title.
func fileName(title, ext string) string {
	words := strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	name := strings.Join(words[:min(len(words), 6)], " ")
	if name == "" {
		name = "take"
	}
	return name + ext
}
