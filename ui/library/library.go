// Package library is the pane with all that a film can be made of: the media that were
// brought in, the takes that were made, and the cast. It draws what app publishes and
// changes nothing but through commands; it must not import engine.
package library

import (
	"fmt"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// Tab is a part of the library.
type Tab int

// The tabs.
const (
	Media Tab = iota
	Takes
	Cast
)

// Library is the pane.
type Library struct {
	params Params
	shown  app.Snapshot
	seen   traces
	tab    Tab
	text   string // what is searched for
	stars  bool   // only favourites are shown

	all      [2][]entry // of the first two tabs
	found    []entry    // that the grid shows
	selected app.Selection
	marked   map[projects.Source]bool // all that are selected
	picker   kit.Picker[projects.Source]

	tabs   *kit.Segmented
	search *kit.Search
	star   *kit.Button
	grid   *grid
	cast   *cast
	empty  *kit.Paragraph
	bring  *kit.Button // in the empty state
	many   *kit.Text   // how many are selected, where that is several
	foot   fyne.CanvasObject
	void   fyne.CanvasObject
	root   fyne.CanvasObject
}

// New makes an empty library.
func New(p Params) *Library {
	l := &Library{params: p, empty: kit.NewParagraph(kit.Value, theme.Secondary).Aligned(fyne.TextAlignCenter)}
	l.tabs = kit.NewSegmented(l.turn, lang.L("Media"), lang.L("Takes"), lang.L("Cast"))
	l.search = kit.NewSearch(lang.L("Search name, prompt…"), l.find)
	l.star = kit.NewIconButton(icons.Star, 32, 16, kit.Bare, l.toggleStars)
	l.star.Tip = lang.L("Favourites only")
	add := kit.NewIconButton(icons.Plus, 32, 16, kit.Bare, nil)
	add.Tip, add.Tap = lang.L("Add"), func() { l.showMenuUnder(add, l.addMenu()) }
	files := kit.NewIconButton(icons.Folder, 32, 16, kit.Bare, p.Import)
	files.Tip = lang.L("Import files")
	l.bring = kit.NewButton("", "", kit.Quiet, l.addFirst)
	l.grid, l.cast = newGrid(l), newCast(l)
	l.picker = newPicker(l)
	l.many = kit.NewText("", kit.Value, theme.Secondary).Truncated()
	l.foot = kit.Padded(4, theme.Inset, 6, theme.Inset, l.many)
	l.foot.Hide()
	l.void = container.NewVBox(kit.Padded(28, 12, 12, 12, l.empty), container.NewCenter(l.bring))
	for _, b := range []*kit.Button{l.star, add, files, l.bring} {
		b.Forward = p.Forward
	}
	l.search.Forward, l.tabs.Forward = p.Forward, p.Forward
	tabs := container.NewBorder(nil, nil, nil, kit.Middle(kit.Columns(0, files, add)), l.tabs)
	tools := container.NewBorder(nil, nil, nil, l.star, l.search)
	head := kit.Padded(10, theme.Inset-4, 6, theme.Inset, kit.Rows(8, tabs, tools))
	body := container.NewStack(kit.Padded(0, 6, 0, 10, l.grid), kit.Padded(0, 6, 0, theme.Inset, l.cast.root), l.void)
	l.root = container.NewBorder(head, l.foot, nil, nil, body)
	if p.Drag != nil {
		p.Drag.Add(l.dropTarget())
	}
	l.settle()
	return l
}

// Root is the pane for the window.
func (l *Library) Root() fyne.CanvasObject { return l.root }

// Show turns to a tab.
func (l *Library) Show(tab Tab) { l.turn(int(tab)) }

// FocusSearch gives the field of the search the keyboard.
func (l *Library) FocusSearch() {
	if c := canvasOf(l.root); c != nil {
		c.Focus(l.search)
	}
}

// traces tell two snapshots apart without reading them: what was published is never
// changed, only replaced.
type traces struct {
	takes    *projects.FilmTake
	media    *projects.Medium
	cast     *projects.Member
	outcomes uintptr
	lengths  [3]int
}

func tracesOf(f projects.Film) traces {
	return traces{
		takes: first(f.Takes), media: first(f.Media), cast: first(f.Cast),
		outcomes: reflect.ValueOf(f.Outcomes).Pointer(), lengths: [3]int{len(f.Takes), len(f.Media), len(f.Cast)},
	}
}

// first is where a list lies.
func first[T any](list []T) *T {
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}

// Draw shows a snapshot. What has not changed costs next to nothing.
func (l *Library) Draw(s app.Snapshot) {
	seen := tracesOf(s.Film)
	changed, chosen := seen != l.seen, l.mark(s.Selection)
	l.shown, l.seen = s, seen
	if changed {
		l.all = [2][]entry{mediaOf(s.Film), takesOf(s.Film)}
		l.count()
		l.settle()
	} else if chosen {
		l.grid.Refresh()
		l.drawFoot()
	}
	l.grid.fetch()
	l.cast.fetch()
}

// count writes how much there is onto the tabs.
func (l *Library) count() {
	name := func(name string, n int) string {
		if n == 0 {
			return name
		}
		return fmt.Sprintf("%s %d", name, n)
	}
	f := l.shown.Film
	l.tabs.Tips = []string{name(lang.L("Media"), len(l.all[Media])), name(lang.L("Takes"), len(l.all[Takes])), name(lang.L("Cast"), len(f.Cast))}
}

// turn goes to a tab.
func (l *Library) turn(tab int) {
	l.tab = Tab(tab)
	l.tabs.Set(tab)
	l.settle()
}

func (l *Library) find(text string) {
	l.text = text
	l.settle()
}

func (l *Library) toggleStars() {
	l.stars = !l.stars
	l.star.SetOn(l.stars)
	l.settle()
}

// settle shows what is searched for in the tab that is open.
func (l *Library) settle() {
	q := parse(l.text)
	q.stars = l.stars
	l.found = nil
	if l.tab != Cast {
		for _, e := range l.all[l.tab] {
			if q.finds(e) {
				l.found = append(l.found, e)
			}
		}
	}
	l.cast.settle(q)
	kit.SetVisible(l.grid, l.tab != Cast && len(l.found) > 0)
	kit.SetVisible(l.cast.root, l.tab == Cast && l.cast.seen() > 0)
	l.settleEmpty()
	l.drawFoot()
	l.grid.Refresh()
}
