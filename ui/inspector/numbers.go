package inspector

import (
	"fmt"
	"strconv"

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

// variations are how many takes can be made at once.
var variations = []int{1, 2, 4}

// numbers are the settings of a shot: how long, how large, how well, from which seed.
type numbers struct {
	p     Params
	shown app.Snapshot
	card  projects.Card
	said  func(f app.Field, text string) // a text is no number; "" when it is again

	seconds, steps, tries, guidance, seed *kit.Number
	negative                              *kit.Entry
	shapes                                *kit.Shapes
	size                                  *kit.Text
	quality, takes                        *kit.Segmented
	dice, lock                            *kit.Button
	labels                                [app.FieldSeed + 1]*kit.Text
	without, more                         *fold
	unguided                              *veil
	again                                 fyne.CanvasObject // the tries
	root                                  fyne.CanvasObject
}

func newNumbers(p Params) *numbers {
	n := &numbers{p: p, said: func(app.Field, string) {}}
	n.makeNumbers()
	n.makeChoices()
	n.makeSeed()
	n.unguided = newVeil(lang.L("This pack was trained to need no guidance."))
	n.negative = kit.NewEditor(lang.L("what should not be seen"), 2, p.Commands.SetNegative)
	limit(n.negative, p)
	n.negative.Forward, n.negative.Submit = p.Forward, p.Generate
	n.arrange()
	return n
}

func (n *numbers) makeNumbers() {
	n.seconds = kit.NewNumber("", n.typed(app.FieldSeconds, n.takeSeconds), n.nudgeSeconds)
	n.steps = kit.NewNumber("", n.typed(app.FieldSteps, n.takeSteps), n.nudgeSteps)
	n.tries = kit.NewNumber("", n.typed(app.FieldTries, n.takeTries), n.nudgeTries)
	n.guidance = kit.NewNumber("", n.typed(app.FieldGuidance, n.takeGuidance), n.nudgeGuidance)
	n.seed = kit.NewNumber("", n.typed(app.FieldSeed, n.takeSeed), nil)
	n.steps.SetTip(lang.L("In how many steps noise becomes the clip. More take longer; too few leave it unfinished."))
	n.guidance.SetTip(lang.L("How strictly the prompt is followed. Too much makes pictures harsh."))
	n.tries.SetTip(lang.L("How often a take may be made until the model's critic finds that it shows what was asked for. 1 takes the first."))
	for _, field := range []*kit.Number{n.seconds, n.steps, n.tries, n.guidance, n.seed} {
		field.Entry().Forward, field.Entry().Submit = n.p.Forward, n.p.Generate
		field.Entry().Left = n.drawNumbers
	}
}

func (n *numbers) makeChoices() {
	n.shapes = kit.NewShapes(n.chooseSize)
	n.shapes.Forward = n.p.Forward
	n.size = kit.NewText("", kit.Code, theme.Secondary)
	n.quality = kit.NewSegmented(func(i int) { n.p.Commands.SetDraft(i == 0) }, lang.L("Draft"), lang.L("Final"))
	n.quality.Tips = []string{
		lang.L("Small and quick, to see how a shot moves. A draft that is good can be made final."),
		lang.L("The size and the steps that the shot asks for."),
	}
	n.takes = kit.NewSegmented(func(i int) { n.p.Commands.SetVariations(variations[i]) }, "1", "2", "4")
	n.takes.Tips = []string{lang.L("One take"), lang.L("Two takes, each from its own seed"), lang.L("Four takes, each from its own seed")}
	n.quality.Forward, n.takes.Forward = n.p.Forward, n.p.Forward
}

func (n *numbers) makeSeed() {
	n.dice = kit.NewIconButton(icons.Dice, 28, 16, kit.Quiet, n.p.Commands.Dice)
	n.dice.Tip = lang.L("Another seed")
	n.lock = kit.NewIconButton(icons.Unlock, 28, 16, kit.Quiet, func() { n.p.Commands.LockSeed(!n.card.SeedLocked) })
	n.lock.Tip = lang.L("A locked seed makes the same take again; else every take has a seed of its own.")
	n.dice.Forward, n.lock.Forward = n.p.Forward, n.p.Forward
}

func (n *numbers) arrange() {
	size := kit.Columns(6, n.shapes, kit.Middle(n.size))
	negative := kit.Sized(n.negative, theme.SizeBody)
	n.without = newFold(lang.L("NOT IN THE PICTURE"), n.p.Forward, negative)
	n.again = n.field(lang.L("TRIES"), n.tries, app.FieldTries)
	steps := kit.Halves(theme.Inset, n.field(lang.L("STEPS"), n.steps, app.FieldSteps), n.again)
	n.more = newFold(lang.L("MORE"), n.p.Forward, steps)
	n.labels[app.FieldNegative] = n.without.name
	guidance := kit.Wide(62, container.NewStack(n.guidance, n.unguided))
	n.root = kit.Rows(8,
		kit.Halves(theme.Inset, n.field(lang.L("SECONDS"), n.seconds, app.FieldSeconds), n.field(lang.L("SIZE"), kit.Tall(theme.Row, size), app.FieldSize)),
		kit.Halves(theme.Inset, n.field(lang.L("QUALITY"), n.quality, app.FieldNone), n.field(lang.L("VARIATIONS"), n.takes, app.FieldNone)),
		container.NewBorder(nil, nil, nil, kit.Padded(0, 0, 0, 6, n.beside(lang.L("GUIDANCE"), guidance, app.FieldGuidance)),
			n.beside(lang.L("SEED"), container.NewBorder(nil, nil, nil, kit.Columns(2, n.dice, n.lock), n.seed), app.FieldSeed)),
		kit.Rows(4, kit.Halves(theme.Inset, n.without, n.more), negative, steps),
	)
}

// beside is field with the label before what is edited.
func (n *numbers) beside(label string, o fyne.CanvasObject, f app.Field) fyne.CanvasObject {
	n.labels[f] = kit.NewLabel(label)
	return container.NewBorder(nil, nil, kit.Middle(n.labels[f]), nil, o)
}

// field is a label and what is edited.
func (n *numbers) field(label string, o fyne.CanvasObject, f app.Field) fyne.CanvasObject {
	text := kit.NewLabel(label)
	if f != app.FieldNone {
		n.labels[f] = text
	}
	return kit.Rows(4, text, o)
}

func (n *numbers) draw(s app.Snapshot, c projects.Card) {
	if n.card.ID != c.ID {
		n.without.setOpen(c.Shot.Negative != "")
	}
	n.shown, n.card = s, c
	n.negative.Display(c.Shot.Negative)
	n.drawNumbers()
	n.drawSize()
	n.drawChoices()
	for f, label := range n.labels {
		if label != nil {
			label.SetColor(labelInk(s.Problems[f] != ""))
		}
	}
	if s.Problems[app.FieldSteps]+s.Problems[app.FieldTries] != "" {
		n.more.setOpen(true)
	}
}

func labelInk(wrong bool) fyne.ThemeColorName {
	if wrong {
		return theme.Error
	}
	return theme.Faint
}

func (n *numbers) drawNumbers() {
	n.seconds.Display(decimal(n.chosenSeconds()))
	n.steps.Display(strconv.Itoa(n.chosenSteps()))
	kit.SetVisible(n.again, n.shown.Limits.MaxTries > 0)
	n.tries.Display(strconv.Itoa(n.chosenTries()))
	n.guidance.Display(decimals(n.chosenGuidance(), 1))
	n.seed.Display(strconv.FormatUint(n.card.Shot.Seed, 10))
	n.seconds.SetUnit(n.legal())
}

// legal is what the pack makes of the seconds: "25 frames", with an arrow where that is
// not quite what was asked for.
func (n *numbers) legal() string {
	if !n.shown.Planned || n.shown.Forecast.Recipe.Frames == 0 {
		return ""
	}
	r := n.shown.Forecast.Recipe
	text := fmt.Sprintf(lang.N("%d frames", r.Frames), r.Frames)
	if decimal(n.chosenSeconds()) != decimal(r.Seconds()) {
		text = "→ " + text
	}
	return text
}

func (n *numbers) drawSize() {
	size := n.card.Shot.Size
	if size == (projects.Size{}) && len(n.shown.Limits.Sizes) > 0 {
		size = n.shown.Limits.Sizes[0]
	}
	chosen := -1
	var shapes []fyne.Size
	n.shapes.Tips = nil
	for i, choice := range n.shown.Limits.Sizes {
		shapes = append(shapes, fyne.NewSize(float32(choice.Width), float32(choice.Height)))
		n.shapes.Tips = append(n.shapes.Tips, pixels(choice))
		if choice == size {
			chosen = i
		}
	}
	n.shapes.Set(shapes, chosen)
	n.size.SetText(pixels(size))
}

// pixels is a size as it is written, "" for none.
func pixels(s projects.Size) string {
	if s.Width == 0 {
		return ""
	}
	return fmt.Sprintf("%d×%d", s.Width, s.Height)
}

func (n *numbers) drawChoices() {
	quality := 1
	if n.card.Draft {
		quality = 0
	}
	n.quality.Set(quality)
	takes := -1
	for i, v := range variations {
		if v == max(1, n.card.Variations) {
			takes = i
		}
	}
	n.takes.Set(takes)
	n.lock.SetOn(n.card.SeedLocked)
	n.lock.SetIcon(icons.Unlock)
	if n.card.SeedLocked {
		n.lock.SetIcon(icons.Lock)
	}
	kit.SetVisible(n.unguided, n.shown.Limits.Unguided)
	if n.shown.Limits.Unguided {
		n.guidance.Entry().Disable()
	} else {
		n.guidance.Entry().Enable()
	}
}

// chosenSeconds is what the field shows: the pack's own where nothing was chosen.
func (n *numbers) chosenSeconds() rational.Rat {
	if n.card.Shot.Seconds.Zero() {
		return n.shown.Limits.Seconds
	}
	return n.card.Shot.Seconds
}

func (n *numbers) chosenSteps() int {
	if n.card.Shot.Steps == 0 {
		return n.shown.Limits.Steps
	}
	return n.card.Shot.Steps
}

// chosenTries is what the field shows: where nothing was chosen, what the plan settled on,
// which depends on what the shot is given.
func (n *numbers) chosenTries() int {
	settled := n.shown.Forecast.Recipe.Tries
	switch {
	case n.card.Shot.Tries > 0:
		return n.card.Shot.Tries
	case n.shown.Planned && settled > 0:
		return settled
	}
	return n.shown.Limits.Tries
}

func (n *numbers) chosenGuidance() float64 {
	if n.card.Shot.Guidance == nil {
		return n.shown.Limits.Guidance
	}
	return *n.card.Shot.Guidance
}

// problem is what is wrong with a field, with the field's name.
func (n *numbers) problem(f app.Field, text string) string {
	text = words.Translate(text)
	if f > app.FieldNone && n.labels[f] != nil && text != "" {
		return n.labels[f].Text() + ": " + text
	}
	return text
}
