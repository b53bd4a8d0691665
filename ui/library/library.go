// Package library is the pane with every take there is, and the videos that were
// opened from elsewhere. It draws what app publishes and changes nothing but through
// commands; it must not import engine.
package library

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// Params is what a library needs.
type Params struct {
	OpenTake func(path string)
	Import   func() // asks for a video and opens it
	Forward  kit.Forward
}

// Library is the pane.
type Library struct {
	params Params
	takes  []app.Take
	open   string
	count  *kit.Text
	grid   *grid
	empty  *kit.Paragraph
	root   fyne.CanvasObject
}

// New makes an empty library.
func New(p Params) *Library {
	l := &Library{params: p, count: kit.NewText("", kit.Small, theme.Faint)}
	l.empty = kit.NewParagraph(kit.Value, theme.Secondary)
	l.empty.SetText(lang.L("Takes appear here as they are made. They stay in Kinora's own folder until you remove them."))
	l.grid = newGrid(l)
	add := kit.NewIconButton(icons.Folder, 28, 17, kit.Bare, p.Import)
	add.Forward = p.Forward
	head := container.NewBorder(nil, nil, kit.Middle(kit.Columns(8, kit.NewLabel(lang.L("TAKES")), l.count)), add)
	body := container.NewStack(kit.Padded(4, 10, 0, theme.Inset, l.empty), kit.Padded(0, 4, 0, 10, l.grid))
	l.root = kit.On(theme.Panel, container.NewBorder(kit.Padded(8, 8, 6, theme.Inset, head), nil, nil, nil, body))
	return l
}

// Root is the pane for the window.
func (l *Library) Root() fyne.CanvasObject { return l.root }

// Draw shows a snapshot.
func (l *Library) Draw(s app.Snapshot) {
	if sameTakes(l.takes, s.Takes) && l.open == s.Open {
		return
	}
	l.takes, l.open = s.Takes, s.Open
	l.count.SetText("")
	if n := len(l.takes); n > 0 {
		l.count.SetText(fmt.Sprint(n))
		l.empty.Hide()
	} else {
		l.empty.Show()
	}
	l.grid.Refresh()
}

// sameTakes compares by identity: a list that was published is never changed.
func sameTakes(a, b []app.Take) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// grid recycles its cards: an object costs at every repaint of the window, so there
// are only as many as can be seen.
type grid struct {
	widget.GridWrap
	forward kit.Forward
}

func newGrid(l *Library) *grid {
	g := &grid{forward: l.params.Forward}
	g.Length = func() int { return len(l.takes) }
	g.CreateItem = func() fyne.CanvasObject { return kit.NewCard() }
	g.UpdateItem = l.drawCard
	g.ExtendBaseWidget(g)
	return g
}

// TypedKey is called by Fyne. The arrows belong to the viewer.
func (g *grid) TypedKey(e *fyne.KeyEvent) { g.forward(e) }

func (l *Library) drawCard(id int, o fyne.CanvasObject) {
	if id >= len(l.takes) {
		return
	}
	take, card := l.takes[id], o.(*kit.Card)
	card.Tap = func() { l.params.OpenTake(take.Path) }
	card.Set(take.Thumb, seconds(take), oneLine(take.Name), take.Path == l.open)
}

// seconds is the length of a take as it stands on its card.
func seconds(t app.Take) string {
	if t.Seconds.Zero() {
		return ""
	}
	return fmt.Sprintf(lang.L("%.1fs"), t.Seconds.Float())
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
