package storyboard

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/assets/icons"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// takeRow is one take of a stack: its picture, what it is, and what can be done with it.
type takeRow struct {
	s       *stack
	take    projects.FilmTake
	shown   projects.ID // the take that stands for the card
	picture *kit.Picture
	name    *kit.Text
	about   *kit.Text
	choose  *kit.Button
	star    *kit.Button
	reject  *kit.Button
	compare *kit.Button
	more    *kit.Button
	root    fyne.CanvasObject
}

const (
	takeWide  float32 = 96
	takeHigh  float32 = 54
	takeWords float32 = 190
)

func newTakeRow(s *stack) *takeRow {
	r := &takeRow{s: s, name: kit.NewText("", kit.Body, theme.Text), about: kit.NewText("", kit.Small, theme.Secondary).Truncated()}
	do := s.b.params.Commands
	r.picture = kit.NewPicture(func() { do.ShowSource(r.source()) })
	r.choose = r.button(icons.Check, lang.L("Let this take stand for the shot"), func() { do.ChooseTake(r.take.ID) })
	r.star = r.button(icons.Star, lang.L("Favourite"), func() { do.Star(!r.take.Star, r.source()) })
	r.reject = r.button(icons.Close, lang.L("Reject"), func() { do.Reject(!r.take.Rejected, r.take.ID) })
	r.compare = r.button(icons.Compare, lang.L("Compare with the take that stands for the shot"), r.beside)
	r.more = r.button(icons.More, lang.L("More"), r.menu)
	buttons := kit.Columns(0, r.choose, r.star, r.reject, r.compare, r.more)
	text := kit.Wide(takeWords, kit.Rows(2, r.name, r.about))
	bed := container.NewStack(kit.NewSurface(theme.Groove, theme.Radius), r.picture)
	picture := kit.Wide(takeWide, kit.Tall(takeHigh, bed))
	r.root = container.NewBorder(nil, nil, picture, kit.Middle(buttons), kit.Padded(0, 8, 0, 10, kit.Middle(text)))
	return r
}

func (r *takeRow) button(icon, tip string, tap func()) *kit.Button {
	b := kit.NewIconButton(icon, 28, 15, kit.Bare, tap)
	b.Tip, b.Forward = tip, func(e *fyne.KeyEvent) { r.s.pop.Key(e) }
	return b
}

func (r *takeRow) source() projects.Source { return projects.Source{Take: r.take.ID} }

// show tells of a take, the n-th of its card.
func (r *takeRow) show(t projects.FilmTake, n int, shown projects.ID) {
	if r.take.ID != t.ID {
		r.picture.SetFrame(nil, 0)
	}
	r.take, r.shown = t, shown
	o := r.s.b.model.outcome(t.ID)
	made := o.State == projects.Done
	r.name.SetText(fmt.Sprintf(lang.L("Take %d"), n))
	text, ink := r.tell(o)
	r.about.SetText(text)
	r.about.SetColor(ink)
	r.name.SetColor(theme.Text)
	if t.Rejected {
		r.name.SetColor(theme.Faint)
	}
	r.choose.SetOn(t.ID == shown)
	r.choose.SetEnabled(made)
	r.star.SetOn(t.Star)
	r.star.SetIcon(starIcon(t.Star))
	r.reject.SetOn(t.Rejected)
	r.compare.SetEnabled(made && shown != 0 && shown != t.ID && r.s.b.params.Compare != nil)
}

func starIcon(on bool) string {
	if on {
		return icons.StarFilled
	}
	return icons.Star
}

// tell is the line below the name.
func (r *takeRow) tell(o projects.Outcome) (string, fyne.ThemeColorName) {
	t := r.take
	if o.State == projects.Failed {
		return words.Translate(o.Reason), theme.Error
	}
	parts := []string{fmt.Sprintf(lang.L("seed %d"), t.Order.Shot.Seed)}
	switch j := r.s.b.model.job; o.State {
	case projects.Waiting:
		parts = append(parts, lang.L("queued"))
	case projects.Running:
		parts = []string{words.Progress(j)}
	case projects.Paused:
		parts = append(parts, lang.L("paused"))
	case projects.Cancelled:
		parts = append(parts, lang.L("cancelled"))
	default:
		parts = append(parts, fmt.Sprintf(lang.L("%.1f s"), o.Seconds().Float()))
	}
	if t.Order.Draft {
		parts = append(parts, lang.L("draft"))
	}
	if t.Rejected {
		parts = append(parts, lang.L("rejected"))
	}
	return strings.Join(parts, " · "), theme.Secondary
}

// fetch asks for the picture where it is not there yet.
func (r *takeRow) fetch() {
	if !r.picture.Empty() {
		return
	}
	at := r.s.b.model.outcome(r.take.ID).Seconds().Div(rational.Int(3))
	if p := r.s.b.params.Commands.Picture(r.source(), at, pictureSide); p != nil {
		r.picture.SetFrame(p, 0)
	}
}

func (r *takeRow) beside() {
	r.s.pop.Close()
	r.s.b.params.Compare(projects.Source{Take: r.shown}, r.source())
}

func (r *takeRow) menu() {
	c := canvasOf(r.root)
	if c == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.more)
	kit.ShowMenu(c, at.AddXY(0, r.more.Size().Height), r.items(), nil)
}

// items is what else can be done with the take.
func (r *takeRow) items() []kit.MenuItem {
	do, id, state := r.s.b.params.Commands, r.take.ID, r.s.b.model.outcome(r.take.ID).State
	undone := ""
	if state != projects.Done {
		undone = lang.L("This take is not made.")
	}
	final := undone
	if final == "" && !r.take.Order.Draft {
		final = lang.L("This take is final already.")
	}
	all := []kit.MenuItem{
		{Text: lang.L("Make it final"), Icon: icons.Wand, Why: final, Do: func() { do.Finalize(id) }},
		{Text: lang.L("Again with another seed"), Icon: icons.Dice, Do: func() { do.AgainTake(id) }},
		{Text: lang.L("Use its settings"), Icon: icons.Reuse, Why: undone, Do: func() { do.Reuse(id) }},
		{},
	}
	switch state {
	case projects.Failed, projects.Cancelled:
		all = append(all, kit.MenuItem{Text: lang.L("Try again"), Icon: icons.Refresh, Do: func() { do.RetryTake(id) }})
	case projects.Waiting, projects.Running, projects.Paused:
		all = append(all, kit.MenuItem{Text: lang.L("Cancel"), Icon: icons.Close, Do: func() { do.CancelTake(id) }})
	}
	return append(all, kit.MenuItem{Text: lang.L("Remove"), Icon: icons.Trash, Do: func() { do.Remove(r.source()) }})
}
