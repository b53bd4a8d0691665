package inspector

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// sourcePage is the page of a take or a medium of the library: what it is, how it was
// made, and what can be done with it.
type sourcePage struct {
	p      Params
	shown  app.Snapshot
	source projects.Source
	drawn  bool

	title   *kit.Text
	star    *kit.Button
	rename  *kit.Button
	picture *portrait
	facts   *facts
	labels  *labels
	recipe  *recipe
	do      *sourceButtons
	root    fyne.CanvasObject
}

func newSourcePage(p Params) *sourcePage {
	s := &sourcePage{p: p, title: kit.NewLabel("").Truncated(), facts: newFacts()}
	s.picture = &portrait{p: p, still: newStill(fyne.NewSize(64, 160)), unmade: lang.L("not made yet")}
	s.star = kit.NewIconButton(icons.Star, 24, 16, kit.Bare, func() { p.Commands.Star(!s.starred(), s.source) })
	s.star.Tip, s.star.Forward = lang.L("Favourite"), p.Forward
	s.rename = kit.NewIconButton(icons.Pencil, 24, 16, kit.Bare, func() {
		name := s.shown.Film.Title(s.source)
		askName(s.rename, name, name, func(text string) { p.Commands.Rename(s.source, text) })
	})
	s.rename.Tip, s.rename.Forward = lang.L("Rename…"), p.Forward
	s.labels = newLabels(func(l projects.Label) { p.Commands.SetLabel(l, s.source) })
	s.recipe = newRecipe()
	s.do = newSourceButtons(p)
	head := container.NewBorder(nil, nil, nil, kit.Columns(2, s.rename, s.star), kit.Middle(s.title))
	s.root, _ = scrolled(head, kit.Rows(12, s.picture.still, s.do.root, s.facts.root, s.labels.root, s.recipe.root), nil)
	return s
}

func (s *sourcePage) object() fyne.CanvasObject { return s.root }

func (s *sourcePage) draw(snap app.Snapshot) {
	before := s.shown
	s.shown = snap
	s.source = snap.Selection.Source
	s.picture.draw(snap.Film, s.source)
	if s.drawn && sameSource(before, snap) {
		return
	}
	s.drawn = true
	s.title.SetText(strings.ToUpper(words.Title(snap.Film.Title(s.source))))
	s.star.SetIcon(icons.Star)
	if s.starred() {
		s.star.SetIcon(icons.StarFilled)
	}
	s.facts.draw(s.list()...)
	s.labels.draw(s.label())
	s.recipe.draw(snap.Film.Outcomes[s.source.Take].Recipe)
	s.do.draw(snap, s.source)
	relayout(s.root)
}

// sameSource reports whether two snapshots have the same of all that the page shows.
func sameSource(a, b app.Snapshot) bool {
	return a.Selection.Source == b.Selection.Source && same(a.Film.Takes, b.Film.Takes) && same(a.Film.Media, b.Film.Media) &&
		same(a.Film.Board, b.Film.Board) && same(a.Film.Cast, b.Film.Cast) &&
		a.Film.Outcomes[a.Selection.Source.Take].State == b.Film.Outcomes[b.Selection.Source.Take].State && a.Limits.NoKnown == b.Limits.NoKnown
}

func (s *sourcePage) starred() bool {
	if m, ok := s.shown.Film.Medium(s.source.Medium); ok {
		return m.Star
	}
	t, _ := s.shown.Film.Take(s.source.Take)
	return t.Star
}

func (s *sourcePage) label() projects.Label {
	if m, ok := s.shown.Film.Medium(s.source.Medium); ok {
		return m.Label
	}
	t, _ := s.shown.Film.Take(s.source.Take)
	return t.Label
}

// list is the facts of the file.
func (s *sourcePage) list() []fact {
	if m, ok := s.shown.Film.Medium(s.source.Medium); ok {
		return mediumFacts(m)
	}
	o := s.shown.Film.Outcomes[s.source.Take]
	return []fact{
		{lang.L("State"), stateWords(o)},
		{lang.L("Length"), lengthWords(o.Seconds(), o.Frames)},
		{lang.L("Size"), pixels(o.Size)},
		{lang.L("Rate"), rateWords(o.Rate)},
		{lang.L("Made"), day(o.Made)},
		{lang.L("Took"), took(o.Spent)},
	}
}

func mediumFacts(m projects.Medium) []fact {
	length := ""
	if m.Kind != projects.Still {
		length = lengthWords(m.Seconds, m.Seconds.Mul(m.Rate).Round())
	}
	place := m.Path
	if place == "" {
		place = lang.L("in the film's folder")
	}
	return []fact{
		{lang.L("Kind"), kindWords(m)},
		{lang.L("Length"), length},
		{lang.L("Size"), pixels(m.Size)},
		{lang.L("Rate"), rateWords(m.Rate)},
		{lang.L("Added"), day(m.Added)},
		{lang.L("File"), place},
	}
}

func kindWords(m projects.Medium) string {
	switch {
	case m.Kind == projects.Still:
		return lang.L("picture")
	case m.Kind == projects.Sound:
		return lang.L("sound")
	case m.HasSound:
		return lang.L("video with sound")
	}
	return lang.L("video")
}

func stateWords(o projects.Outcome) string {
	switch o.State {
	case projects.Done:
		return ""
	case projects.Running:
		return lang.L("is being made")
	case projects.Paused:
		return lang.L("paused")
	case projects.Cancelled:
		return lang.L("cancelled")
	case projects.Failed:
		return lang.L("failed") + ": " + words.Translate(o.Reason)
	}
	return lang.L("waits in the queue")
}

func lengthWords(seconds rational.Rat, frames int64) string {
	if seconds.Zero() {
		return ""
	}
	text := fmt.Sprintf(lang.L("%s s"), decimal(seconds))
	if frames > 0 {
		text += " · " + fmt.Sprintf(lang.N("%d frames", int(frames)), frames)
	}
	return text
}

func rateWords(rate rational.Rat) string {
	if rate.Zero() {
		return ""
	}
	return decimals(rate.Float(), 0) + " fps"
}

// day is a moment in Unix milliseconds as a date and an hour.
func day(at int64) string {
	if at == 0 {
		return ""
	}
	return time.UnixMilli(at).Format("2006-01-02 15:04")
}

func took(ms int64) string {
	if ms == 0 {
		return ""
	}
	return words.Roughly(time.Duration(ms) * time.Millisecond)
}

// recipe is how a take was made.
type recipe struct {
	prompt *kit.Paragraph
	facts  *facts
	root   *fyne.Container
}

func newRecipe() *recipe {
	r := &recipe{prompt: kit.NewParagraph(kit.Value, theme.Text), facts: newFacts()}
	r.root = kit.Rows(6, kit.NewLabel(lang.L("HOW IT WAS MADE")), r.prompt, r.facts.root)
	return r
}

func (r *recipe) draw(made *projects.Recipe) {
	kit.SetVisible(r.root, made != nil)
	if made == nil {
		return
	}
	r.prompt.SetText(made.Prompt)
	r.facts.draw(
		fact{lang.L("Seed"), strconv.FormatUint(made.Seed, 10)},
		fact{lang.L("Steps"), strconv.Itoa(made.Steps)},
		fact{lang.L("Tries"), tries(made.Tries)},
		fact{lang.L("Guidance"), decimals(made.Guidance, 1)},
		fact{lang.L("Size"), pixels(made.Size)},
		fact{lang.L("Not in it"), made.Negative},
		fact{lang.L("Pack"), made.Pack.ID + " " + made.Pack.Version},
	)
}

// tries is how often a take could be made; "" where nobody judged it.
func tries(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
