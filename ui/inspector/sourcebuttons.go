package inspector

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/words"
)

// sourceButtons are what can be done with a take or a medium.
type sourceButtons struct {
	p      Params
	shown  app.Snapshot
	source projects.Source

	animate, place, reuse, cast *kit.Button
	choose, final, reject       *kit.Button
	root                        *fyne.Container
}

func newSourceButtons(p Params) *sourceButtons {
	b := &sourceButtons{p: p}
	do := p.Commands
	button := func(text, tip string, tap func()) *kit.Button {
		one := kit.NewButton(text, "", kit.Quiet, tap)
		one.Tip, one.Forward = tip, p.Forward
		return one
	}
	b.place = button(lang.L("Put on the timeline"), lang.L("Appends it to the timeline"), func() { do.Place(b.source, app.PlaceAppend, 0, 0) })
	b.animate = button(lang.L("Animate"), lang.L("Makes a new shot that begins with it"), func() { do.AnimateSource(b.source) })
	b.reuse = button(lang.L("Use its settings"), lang.L("The selected shot becomes what this take was made from"), b.doReuse)
	b.cast = button(lang.L("Add to the cast…"), lang.L("Prompts can speak of it as @name"), b.askCast)
	b.choose = button(lang.L("Choose for its shot"), lang.L("This take stands for its shot"), func() { do.ChooseTake(b.source.Take) })
	b.final = button(lang.L("Make final"), lang.L("Makes the draft at full size, with its composition kept"), func() { do.Finalize(b.source.Take) })
	b.reject = button(lang.L("Reject"), lang.L("It is not offered any more"), func() { do.Reject(!b.rejected(), b.source.Take) })
	b.root = kit.Flow(6, b.place, b.animate, b.cast, b.choose, b.reuse, b.final, b.reject)
	return b
}

// doReuse goes to the shot that has the settings now.
func (b *sourceButtons) doReuse() {
	card := b.shown.Selection.Card
	b.p.Commands.Reuse(b.source.Take)
	if card != 0 {
		b.p.Commands.SelectCard(card, false)
	}
}

func (b *sourceButtons) rejected() bool {
	t, _ := b.shown.Film.Take(b.source.Take)
	return t.Rejected
}

func (b *sourceButtons) draw(s app.Snapshot, source projects.Source) {
	b.shown, b.source = s, source
	take, isTake := s.Film.Take(source.Take)
	o := s.Film.Outcomes[source.Take]
	made := !isTake || o.State == projects.Done
	seen := isSeen(s.Film, source)
	_, onBoard := s.Film.Card(take.Card)
	kit.SetVisible(b.animate, made && seen)
	enable(b.animate, words.Translate(s.Limits.NoKnown))
	kit.SetVisible(b.cast, made && seen)
	kit.SetVisible(b.choose, made && onBoard)
	enable(b.choose, chosenAlready(s.Film.Shown(take.Card) == take.ID))
	kit.SetVisible(b.reuse, o.Recipe != nil)
	kit.SetVisible(b.final, isTake && made && take.Order.Draft)
	kit.SetVisible(b.reject, isTake)
	b.reject.SetText(lang.L("Reject"))
	if take.Rejected {
		b.reject.SetText(lang.L("Take it back"))
	}
	b.root.Refresh()
}

func chosenAlready(is bool) string {
	if is {
		return lang.L("It stands for its shot already.")
	}
	return ""
}

// askCast asks how somebody in the cast is called.
func (b *sourceButtons) askCast() {
	source := b.source
	name := kit.NewEntry(lang.L("name, for example mara"), nil)
	about := kit.NewEditor(lang.L("what prompts say in its place: a girl in a red coat"), 2, nil)
	over := &kit.Popover{Focus: name}
	add := kit.NewButton(lang.L("Add to the cast"), "", kit.Strong, nil)
	add.Tap = func() {
		over.Close()
		b.p.Commands.AddMember(words.MemberName(name.Text), strings.TrimSpace(about.Text), source)
	}
	check := func(string) { enable(add, words.WhyNoName(b.shown.Film, 0, words.MemberName(name.Text))) }
	name.OnChanged = check
	check("")
	name.Submit = func() {
		if add.Enabled() {
			add.Tap()
		}
	}
	about.Submit = name.Submit
	name.Forward, about.Forward, add.Forward = over.Key, over.Key, over.Key
	over.Content = kit.Padded(12, 12, 12, 12, kit.Wide(260, kit.Rows(8, name, about, add)))
	over.ShowUnder(b.cast)
}
