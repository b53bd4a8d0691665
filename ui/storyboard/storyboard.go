// Package storyboard is the pane with the film's shots in order: a row of cards with the
// picture of the take that stands for each, what is being made of it, and the stack of its
// takes. It draws what app publishes and changes nothing but through commands; it must
// not import engine.
package storyboard

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// Board is the pane.
type Board struct {
	params Params
	model  model
	row    *row
	scroll *container.Scroll
	count  *kit.Text
	all    *kit.Button // Generate all
	play   *kit.Button
	stack  *stack // the takes of a card, while they are open
	root   fyne.CanvasObject
	front  projects.ID // the card that was scrolled to last
	reason string
}

// New makes an empty storyboard.
func New(p Params) *Board {
	b := &Board{params: p, count: kit.NewText("", kit.Value, theme.Secondary).Truncated()}
	b.row = newRow(b)
	b.scroll = container.NewHScroll(b.row)
	b.scroll.OnScrolled = func(at fyne.Position) { b.row.look(at.X, b.scroll.Size().Width) }
	body := container.New(&sees{b}, b.scroll)
	b.root = container.NewBorder(kit.Padded(6, theme.Inset, 2, theme.Inset, b.head()), nil, nil, nil,
		kit.Padded(0, theme.Inset, 2, theme.Inset, body))
	if p.Drag != nil {
		p.Drag.Add(b.dropTarget())
	}
	return b
}

// Root is the pane for the window.
func (b *Board) Root() fyne.CanvasObject { return b.root }

// FocusCards gives the row of cards the keyboard.
func (b *Board) FocusCards() { b.row.takeFocus() }

func (b *Board) head() fyne.CanvasObject {
	do := b.params.Commands
	b.play = b.button(lang.L("Play storyboard"), lang.L("Plays every shot in order, from the selected one on"), do.PlayBoard)
	b.all = b.button(lang.L("Generate all"), lang.L("Makes a take of every shot that has none"), do.GenerateAll)
	lines := b.button(lang.L("Shots from text…"), lang.L("One shot for each line of a text"), b.askForLines)
	name := kit.NewLabel(lang.L("STORYBOARD"))
	count := kit.Padded(0, 8, 0, 8, kit.Middle(b.count))
	return container.NewBorder(nil, nil, kit.Middle(name), kit.Columns(4, b.play, b.all, lines), count)
}

func (b *Board) button(text, tip string, tap func()) *kit.Button {
	button := kit.NewSmallButton(text, kit.Bare, tap)
	button.Tip, button.Forward = tip, b.params.Forward
	return button
}

// Draw shows a snapshot. What has not changed costs next to nothing.
func (b *Board) Draw(s app.Snapshot) {
	count := len(b.model.film.Board)
	all, job := b.model.update(s)
	switch {
	case all && count != len(b.model.film.Board):
		b.row.over = -1
		b.row.Refresh()
		b.scroll.Refresh()
	case all:
		b.row.redraw()
	case job:
		b.row.redrawCard(b.model.index(b.model.job.Card))
	}
	if all {
		b.drawHead()
		b.follow()
	}
	b.drawReason(s.Reason())
	b.row.fetch()
	if b.stack != nil {
		b.stack.draw(all || job)
	}
}

func (b *Board) drawHead() {
	n := len(b.model.film.Board)
	text := ""
	if n > 0 {
		text = fmt.Sprintf(lang.N("%d shots", n)+" · "+lang.L("%.1f s"), n, b.model.total().Float())
	}
	b.count.SetText(text)
	b.play.SetEnabled(n > 0)
	b.drawAll()
}

// drawReason says why nothing can be made now, where nothing can.
func (b *Board) drawReason(reason string) {
	if b.reason != reason {
		b.reason = reason
		b.drawAll()
	}
}

func (b *Board) drawAll() {
	b.all.Why = words.Translate(b.reason)
	b.all.SetEnabled(b.reason == "" && len(b.model.film.Board) > 0)
}

// follow scrolls to the card in the inspector when it has become another.
func (b *Board) follow() {
	if id := b.model.selection.Card; id != b.front {
		b.front = id
		b.reveal(b.model.index(id))
	}
}

// reveal scrolls as little as can be so that a card is seen whole.
func (b *Board) reveal(n int) {
	wide := b.scroll.Size().Width
	if n < 0 || wide <= 0 {
		return
	}
	left := float32(n) * b.row.step()
	right := left + b.row.tileSize().Width
	switch {
	case left < b.scroll.Offset.X:
		b.scrollTo(left - tileGap)
	case right > b.scroll.Offset.X+wide:
		b.scrollTo(right + tileGap - wide)
	}
}

func (b *Board) scrollTo(x float32) {
	most := max(0, b.row.MinSize().Width-b.scroll.Size().Width)
	b.scroll.ScrollToOffset(fyne.NewPos(min(max(0, x), most), 0))
	b.row.look(b.scroll.Offset.X, b.scroll.Size().Width)
}

// sees tells the row how much of it can be seen.
type sees struct{ b *Board }

// Layout is called by Fyne.
func (s *sees) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	s.b.row.look(s.b.scroll.Offset.X, size.Width)
}

// MinSize is called by Fyne.
func (s *sees) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(tileWidth(tileLow()), tileTop+tileLow()+scrollBar)
}

// scrollBar is the room below the cards for the scroll bar.
const scrollBar float32 = 8

// askForLines asks for a text with one shot on each line.
func (b *Board) askForLines() {
	c := canvasOf(b.root)
	if c == nil {
		return
	}
	s := &kit.Sheet{Title: lang.L("Shots from a text"), Width: 560}
	field := kit.NewEditor(lang.L("One shot on each line, for example:\n@ball wakes on a hill\n@ball rolls down and meets a tower"), 10, nil)
	add := func() {
		text := field.Text
		s.Close()
		b.params.Commands.AddLines(text)
	}
	field.Submit, field.Forward = add, s.Key
	hint := kit.NewText(lang.L("Lines that begin with # are left out."), kit.Value, theme.Secondary)
	s.Content, s.Focus, s.Aside = field, field, hint
	s.Buttons = []*kit.Button{
		kit.NewButton(lang.L("Cancel"), "", kit.Quiet, s.Close), kit.NewButton(lang.L("Add shots"), "Ctrl ⏎", kit.Strong, add),
	}
	s.Show(c)
}

// rename asks what a card is called.
func (b *Board) rename(c projects.Card) {
	if over := canvasOf(b.root); over != nil {
		b.params.Commands.SelectCard(c.ID, false)
		kit.Ask(over, lang.L("Name of the shot"), titleOf(c), lang.L("Rename"), lang.L("Cancel"), b.params.Commands.SetTitle)
	}
}
