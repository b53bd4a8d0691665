package library

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kinora/assets/icons"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/payload"
)

// grid recycles its cards: an object costs at every repaint of the window, so there
// are only as many as can be seen.
type grid struct {
	widget.GridWrap
	l     *Library
	cards map[*kit.Card]int // the entry that a card shows
	cell  fyne.Size         // of a card

	focused bool
}

const (
	cellLeast float32 = 106        // how wide a card is at least
	cellWords float32 = 26         // the height of its name and edges
	cellShape float32 = 16.0 / 9.0 // width by height of its picture
)

// Resize is called by Fyne. Cards are as wide as fills the pane: GridWrap asks a new one
// for its size whenever it is refreshed.
func (g *grid) Resize(size fyne.Size) {
	gap := g.Theme().Size(fynetheme.SizeNamePadding)
	columns := max(1, float32(int((size.Width+gap)/(cellLeast+gap))))
	wide := float32(int((size.Width+gap)/columns - gap))
	cell := fyne.NewSize(wide, float32(int((wide-4)/cellShape+cellWords)))
	changed := g.cell != cell
	g.cell = cell
	if changed {
		g.Refresh()
	}
	g.GridWrap.Resize(size)
}

func newGrid(l *Library) *grid {
	g := &grid{l: l, cards: map[*kit.Card]int{}}
	g.Length = func() int { return len(l.found) }
	g.CreateItem = g.create
	g.UpdateItem = func(id int, o fyne.CanvasObject) { g.update(id, o.(*kit.Card)) }
	g.ExtendBaseWidget(g)
	return g
}

func (g *grid) create() fyne.CanvasObject {
	c := kit.NewCard()
	c.Least = g.cell
	c.Forward = g.l.params.Forward
	c.Tap = func() { g.with(c, g.l.choose) }
	c.Twice = func() { g.with(c, g.l.twice) }
	c.Menu = func(at fyne.Position) { g.with(c, func(e entry) { g.l.showMenuOf(e, at) }) }
	c.Scrub = func(fraction float32) { g.scrub(c, fraction) }
	c.Drag = g.l.params.Drag
	c.Pick = func(fyne.Position) (any, kit.Ghost, bool) { return g.pick(c) }
	return c
}

// entry is what a card shows.
func (g *grid) entry(c *kit.Card) (entry, bool) {
	n, ok := g.cards[c]
	if !ok || n >= len(g.l.found) {
		return entry{}, false
	}
	return g.l.found[n], true
}

func (g *grid) with(c *kit.Card, do func(entry)) {
	if e, ok := g.entry(c); ok {
		do(e)
	}
}

func (g *grid) pick(c *kit.Card) (any, kit.Ghost, bool) {
	e, ok := g.entry(c)
	all := g.l.with(e)
	look := kit.Ghost{Picture: c.Looks().Picture, Label: short(e.name)}
	if len(all) > 1 {
		look.Label = fmt.Sprintf(lang.L("%d things"), len(all))
	}
	return payload.Sources{All: sourcesOf(all)}, look, ok
}

// short is a name that does not cover what is below it.
func short(name string) string {
	if letters := []rune(name); len(letters) > 24 {
		return string(letters[:23]) + "…"
	}
	return name
}

// pictureSide is the longer side of a picture in pixels.
const pictureSide = 240

// update shows an entry on a card.
func (g *grid) update(n int, c *kit.Card) {
	if n >= len(g.l.found) {
		return
	}
	e := g.l.found[n]
	g.cards[c] = n
	look := e.look(g.l.marked[e.source], g.l.params.Commands.Missing(e.source))
	if !e.sound {
		look.Picture = g.l.params.Commands.Picture(e.source, e.rest(), pictureSide)
	}
	c.Tip = e.name
	c.Look(look)
}

// fetch asks for the pictures that were not there yet, and sees which files have gone or
// come back.
func (g *grid) fetch() {
	for c, n := range g.cards {
		if n >= len(g.l.found) {
			continue
		}
		e, look := g.l.found[n], c.Looks()
		missing := g.l.params.Commands.Missing(e.source)
		if look.Picture == nil && !e.sound || missing != (look.Icon == icons.Warning) {
			g.update(n, c)
		}
	}
}

// moments is how many pictures of a file hovering shows.
const moments = 12

// scrub shows another moment of a file: the pointer's place is the time.
func (g *grid) scrub(c *kit.Card, fraction float32) {
	e, ok := g.entry(c)
	if !ok || !e.moves || e.sound {
		return
	}
	if fraction < 0 {
		g.update(g.cards[c], c)
		return
	}
	look := c.Looks()
	moment := int64(max(0, min(fraction, 0.999)) * moments)
	at := e.seconds.Mul(rational.New(moment, moments))
	if p := g.l.params.Commands.Picture(e.source, at, pictureSide); p != nil {
		look.Picture = p
	}
	look.At = max(0.001, fraction)
	c.Look(look)
}
