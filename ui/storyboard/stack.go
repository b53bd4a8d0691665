package storyboard

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// stack is the takes of a card, the newest first, in a popover below it.
type stack struct {
	b     *Board
	card  projects.ID
	rows  []*takeRow
	list  *fyne.Container
	again *kit.Button
	pop   *kit.Popover
}

// rowsSeen is how many takes are seen without scrolling.
const rowsSeen = 5

// openTakesOf opens the takes of a card, scrolling to it.
func (b *Board) openTakesOf(card projects.ID) {
	n := b.model.index(card)
	b.reveal(n)
	b.openTakes(b.row.tileAt(n))
}

// openTakes opens the takes of the card that a tile draws.
func (b *Board) openTakes(t *tile) {
	if t == nil || t.face.takes == 0 || b.stack != nil {
		return
	}
	s := &stack{b: b, card: t.face.id, list: kit.Rows(2)}
	s.again = kit.NewSmallButton(lang.L("Again with another seed"), kit.Quiet, s.oneMore)
	view := container.New(&atMost{s}, container.NewVScroll(s.list))
	head := kit.NewText(lang.L("Takes"), kit.Firm, theme.Text)
	top := container.NewBorder(nil, nil, kit.Middle(head), s.again)
	body := container.NewBorder(kit.Padded(2, 2, 8, 4, top), nil, nil, nil, view)
	s.pop = &kit.Popover{Content: kit.Padded(8, 8, 8, 8, body), OnKey: b.params.Forward, Closed: func() { b.stack = nil }}
	b.stack = s
	s.again.Forward = s.pop.Key
	s.draw(true)
	s.pop.ShowUnder(t)
}

// draw shows the takes as they are now; without a change only pictures that were missing.
func (s *stack) draw(changed bool) {
	if changed {
		s.update()
	}
	for _, r := range s.rows {
		r.fetch()
	}
}

func (s *stack) update() {
	m := &s.b.model
	takes := slices.Clone(m.stack(s.card))
	slices.Reverse(takes)
	if len(takes) == 0 {
		s.pop.Close()
		return
	}
	for len(s.rows) < len(takes) {
		s.rows = append(s.rows, newTakeRow(s))
	}
	grown := len(s.list.Objects) != len(takes)
	if grown {
		s.list.Objects = nil
		for _, r := range s.rows[:len(takes)] {
			s.list.Objects = append(s.list.Objects, r.root)
		}
		s.rows = s.rows[:len(takes)]
	}
	c, _ := m.film.Card(s.card)
	shown := m.shown(c)
	for i, t := range takes {
		s.rows[i].show(t, len(takes)-i, shown)
	}
	s.again.SetEnabled(s.b.reason == "")
	if grown {
		s.list.Refresh()
		s.pop.Refit()
	}
}

// oneMore orders a take like the one that stands for the card.
func (s *stack) oneMore() {
	c, _ := s.b.model.film.Card(s.card)
	take := s.b.model.shown(c)
	if all := s.b.model.stack(s.card); take == 0 && len(all) > 0 {
		take = all[len(all)-1].ID
	}
	s.b.params.Commands.AgainTake(take)
}

// atMost is as high as the rows of a stack, up to a few.
type atMost struct{ s *stack }

// Layout is called by Fyne.
func (a *atMost) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is called by Fyne.
func (a *atMost) MinSize([]fyne.CanvasObject) fyne.Size {
	size := a.s.list.MinSize()
	if n := len(a.s.list.Objects); n > rowsSeen {
		size.Height = size.Height / float32(n) * rowsSeen
	}
	return size
}
