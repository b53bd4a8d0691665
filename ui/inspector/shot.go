package inspector

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// shotPage is the page of the selected shot.
type shotPage struct {
	p     Params
	shown app.Snapshot
	drawn bool
	owed  bool // what lies below the prompt is still of the shot before

	title    *kit.Text
	more     *kit.Button
	prompt   *prompt
	expanded *expanded
	chips    *chips
	known    *known
	numbers  *numbers
	foot     *foot
	none     *kit.Paragraph
	written  fyne.CanvasObject // all but none
	root     fyne.CanvasObject
}

func newShotPage(p Params) *shotPage {
	s := &shotPage{p: p, title: kit.NewLabel("").Truncated(), none: kit.NewParagraph(kit.Body, theme.Secondary)}
	s.more = kit.NewIconButton(icons.More, 22, 16, kit.Bare, s.menu)
	s.more.Tip, s.more.Forward = lang.L("What can be done with the shot"), p.Forward
	s.prompt = newPrompt(p)
	s.expanded = newExpanded(p)
	s.chips = newChips(p)
	s.known = newKnown(p)
	s.numbers = newNumbers(p)
	s.foot = newFoot(p)
	s.numbers.said, s.foot.name = s.foot.typo, s.numbers.problem
	s.none.SetText(lang.L("Choose a shot on the storyboard, a clip on the timeline or something in the library."))
	s.none.Hide()
	s.arrange()
	again := func() { relayout(s.root) }
	s.expanded.resized, s.foot.resized = again, again
	s.numbers.without.resized, s.numbers.more.resized = again, again
	return s
}

func (s *shotPage) object() fyne.CanvasObject { return s.root }

func (s *shotPage) arrange() {
	head := container.NewBorder(nil, nil, nil, s.more, kit.Middle(s.title))
	body := kit.Rows(8, s.prompt.root, s.expanded.root, s.chips.root, s.known.root, s.numbers.root)
	page, view := scrolled(head, body, s.foot.root)
	s.known.view = view
	s.written = container.NewStack(page, s.prompt.float)
	s.root = container.NewStack(s.written, kit.Padded(theme.Inset, theme.Inset, theme.Inset, theme.Inset, s.none))
}

func (s *shotPage) draw(snap app.Snapshot) {
	before := s.shown
	s.shown = snap
	card, ok := snap.Card()
	s.known.draw(snap, card) // its pictures come when they are made
	s.prompt.drawPortraits()
	s.foot.drawJob(snap)
	if s.drawn && sameShot(before, snap) {
		return
	}
	s.drawn = true
	kit.SetVisible(s.written, ok)
	kit.SetVisible(s.none, !ok)
	if !ok {
		return
	}
	if s.owed && before.Selection.Card == card.ID {
		return // the rest will be drawn as it is then
	}
	s.drawWords(card)
	if before.Selection.Card == card.ID || s.p.Later == nil {
		s.drawRest(card)
		return
	}
	s.owed = true
	s.p.Later(s.payRest)
}

// payRest draws what was put off when another shot was selected: the window has been
// painted with its name and its words before that, so the click is answered sooner.
func (s *shotPage) payRest() {
	card, ok := s.shown.Card()
	if s.owed && ok {
		s.drawWords(card) // something may have changed meanwhile
		s.drawRest(card)
	}
	s.owed = false
}

// drawWords draws the name and the prompt; the same again costs nothing.
func (s *shotPage) drawWords(card projects.Card) {
	s.title.SetText(heading(s.shown.Film, card))
	s.prompt.draw(s.shown, card)
}

// drawRest draws what lies below the prompt.
func (s *shotPage) drawRest(card projects.Card) {
	s.expanded.draw(s.shown, card)
	s.chips.draw(card)
	s.numbers.draw(s.shown, card)
	s.foot.draw(s.shown, card)
	relayout(s.root)
}

// sameShot reports whether two snapshots have the same of all that the page shows, but
// for pictures and the job.
func sameShot(a, b app.Snapshot) bool {
	return a.Selection.Card == b.Selection.Card && same(a.Selection.Cards, b.Selection.Cards) &&
		same(a.Film.Board, b.Film.Board) && same(a.Film.Cast, b.Film.Cast) && same(a.Limits.Sizes, b.Limits.Sizes) &&
		a.Caption == b.Caption && slices.Equal(a.Unsure, b.Unsure) && a.Problems == b.Problems && a.Planned == b.Planned && sameForecast(a.Forecast, b.Forecast) &&
		a.Machine.Phase == b.Machine.Phase && a.Machine.Reason == b.Machine.Reason && a.Limits.NoReference == b.Limits.NoReference &&
		a.DiskFree == b.DiskFree && a.MemoryFree == b.MemoryFree
}

func sameForecast(a, b app.Forecast) bool {
	return a.Time == b.Time && a.Memory == b.Memory && a.Disk == b.Disk && a.Recipe.Frames == b.Recipe.Frames &&
		a.Recipe.Rate == b.Recipe.Rate && same(a.Notes, b.Notes)
}

// heading is the shot's place and name.
func heading(f projects.Film, c projects.Card) string {
	n := 1 + slices.IndexFunc(f.Board, func(other projects.Card) bool { return other.ID == c.ID })
	text := fmt.Sprintf(lang.L("SHOT %d"), n)
	if name := nameOf(c); name != "" {
		text += " · " + strings.ToUpper(name)
	}
	return text
}

// nameOf is the shot's title, or the first words of its prompt.
func nameOf(c projects.Card) string {
	if c.Title != "" {
		return c.Title
	}
	words := strings.Fields(c.Shot.Prompt)
	name := strings.TrimRight(strings.Join(words[:min(len(words), 6)], " "), ".,;:")
	if len(words) > 6 {
		name += "…"
	}
	return name
}

func (s *shotPage) menu() {
	c := s.p.Commands
	card, _ := s.shown.Card()
	alone := ""
	if len(s.shown.Selection.Cards) < 2 {
		alone = lang.L("Select several shots on the storyboard first: Ctrl and a click.")
	}
	unmade := ""
	if s.shown.Film.Shown(card.ID) == 0 {
		unmade = lang.L("The shot has no take yet: generate it first.")
	}
	kit.ShowMenuUnder(s.more, []kit.MenuItem{
		{Text: lang.L("Rename…"), Icon: icons.Pencil, Do: s.rename},
		{Text: lang.L("Duplicate"), Icon: icons.Copy, Do: c.DuplicateCards},
		{Text: lang.L("Split at a sentence"), Icon: icons.Split, Do: c.SplitCard},
		{Text: lang.L("Merge"), Icon: icons.Link, Why: alone, Do: c.MergeCards},
		{Text: lang.L("Put on the timeline"), Icon: icons.Film, Why: unmade, Do: func() { c.PlaceCards(s.shown.Selection.Cards...) }},
		{},
		{Text: lang.L("Remove"), Icon: icons.Trash, Do: c.RemoveCards},
	}, nil)
}

// rename asks for the shot's name; every letter is one more of the same command.
func (s *shotPage) rename() {
	card, ok := s.shown.Card()
	if !ok {
		return
	}
	askName(s.more, card.Title, nameOf(card), s.p.Commands.SetTitle)
}

// askName edits a name in a popover below an object.
func askName(under fyne.CanvasObject, name, hint string, set func(string)) {
	entry := kit.NewEntry(hint, set)
	entry.Display(name)
	over := &kit.Popover{Content: kit.Padded(8, 8, 8, 8, kit.Wide(260, entry)), Focus: entry}
	entry.Submit, entry.Forward = over.Close, over.Key
	over.ShowUnder(under)
}
