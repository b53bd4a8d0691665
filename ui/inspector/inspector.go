// Package inspector is the pane in which a shot is written: prompt and settings, what
// the pack makes of them, and the button that makes a take. It draws what app
// publishes and changes nothing but through commands; it must not import engine.
package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// Commands is what can be done here.
type Commands interface {
	SetPrompt(text string)
	SetNegative(text string)
	SetSeconds(seconds rational.Rat)
	SetSize(size projects.Size)
	SetSteps(steps int)
	SetGuidance(scale float64)
	SetSeed(seed uint64)
	LockSeed(locked bool)
	Dice()
	Generate()
	Cancel()
}

// Params is what an inspector needs.
type Params struct {
	Commands Commands
	Generate func()      // Generate with whatever the window does around it
	Forward  kit.Forward // keys
}

// Inspector is the pane.
type Inspector struct {
	commands Commands
	shown    app.Snapshot

	prompt, negative               *kit.Entry
	seconds, steps, guidance, seed *kit.Number
	shapes                         *kit.Shapes
	size                           *kit.Text
	dice, lock                     *kit.Button
	generate, cancel               *kit.Button
	problems                       [app.FieldSeed + 1]*kit.Paragraph
	typos                          [app.FieldSeed + 1]string // what is wrong with a text before it is a number
	notes, forecast, expanded      *kit.Paragraph
	root                           fyne.CanvasObject
}

// New makes the pane.
func New(p Params) *Inspector {
	i := &Inspector{commands: p.Commands}
	for f := range i.problems {
		i.problems[f] = kit.NewParagraph(kit.Small, theme.Error)
	}
	i.makeWords(p)
	i.makeNumbers(p)
	i.makeButtons(p)
	i.root = i.arrange()
	return i
}

// Root is the pane for the window.
func (i *Inspector) Root() fyne.CanvasObject { return i.root }

// Focus is the prompt, where the keyboard starts, with the cursor behind its text.
func (i *Inspector) Focus() fyne.Focusable {
	i.prompt.ToEnd()
	return i.prompt
}

// ShowKeys says on the button which keys make a take, "" for none.
func (i *Inspector) ShowKeys(keys string) { i.generate.SetHint(keys) }

func (i *Inspector) makeWords(p Params) {
	i.prompt = kit.NewEditor("", 5, p.Commands.SetPrompt)
	i.expanded = kit.NewParagraph(kit.Small, theme.Secondary)
	i.negative = kit.NewEntry(lang.L("what should not be seen"), p.Commands.SetNegative)
	for _, e := range []*kit.Entry{i.prompt, i.negative} {
		e.Forward, e.Submit = p.Forward, p.Generate
	}
}

func (i *Inspector) makeNumbers(p Params) {
	i.seconds = kit.NewNumber("", i.typed(app.FieldSeconds, i.takeSeconds), i.nudgeSeconds)
	i.steps = kit.NewNumber("", i.typed(app.FieldSteps, i.takeSteps), i.nudgeSteps)
	i.guidance = kit.NewNumber("", i.typed(app.FieldGuidance, i.takeGuidance), i.nudgeGuidance)
	i.seed = kit.NewNumber("", i.typed(app.FieldSeed, i.takeSeed), nil)
	for _, n := range []*kit.Number{i.seconds, i.steps, i.guidance, i.seed} {
		n.Entry().Forward, n.Entry().Submit = p.Forward, p.Generate
		n.Entry().Left = func() { i.drawNumbers(i.shown) }
	}
	i.shapes = kit.NewShapes(i.chooseSize)
	i.shapes.Forward = p.Forward
	i.size = kit.NewText("", kit.Code, theme.Secondary)
}

func (i *Inspector) makeButtons(p Params) {
	i.dice = kit.NewIconButton(icons.Dice, theme.Row, 17, kit.Quiet, p.Commands.Dice)
	i.lock = kit.NewIconButton(icons.Unlock, theme.Row, 17, kit.Quiet, func() { p.Commands.LockSeed(!i.shown.SeedLocked) })
	i.generate = kit.NewButton(lang.L("Generate"), "Ctrl ⏎", kit.Strong, p.Generate)
	i.cancel = kit.NewButton(lang.L("Cancel"), "", kit.Quiet, p.Commands.Cancel)
	for _, b := range []*kit.Button{i.dice, i.lock, i.generate, i.cancel} {
		b.Forward = p.Forward
	}
	i.notes = kit.NewParagraph(kit.Value, theme.Secondary)
	i.forecast = kit.NewParagraph(kit.Value, theme.Secondary)
}

// arrange puts the fields below each other and the buttons at the bottom.
func (i *Inspector) arrange() fyne.CanvasObject {
	prompt := kit.Rows(4, kit.Sized(i.prompt, theme.SizePrompt), i.expanded)
	size := kit.Columns(6, i.shapes, kit.Middle(i.size))
	seed := container.NewBorder(nil, nil, nil, kit.Columns(6, i.dice, i.lock), kit.Padded(0, 6, 0, 0, i.seed))
	fields := kit.Rows(12,
		i.field(lang.L("PROMPT"), prompt, app.FieldPrompt),
		i.field(lang.L("NOT IN THE PICTURE"), i.negative, app.FieldNegative),
		kit.Halves(theme.Inset, i.field(lang.L("SECONDS"), i.seconds, app.FieldSeconds), i.field(lang.L("SIZE"), size, app.FieldSize)),
		kit.Halves(theme.Inset, i.field(lang.L("STEPS"), i.steps, app.FieldSteps), i.field(lang.L("GUIDANCE"), i.guidance, app.FieldGuidance)),
		i.field(lang.L("SEED"), seed, app.FieldSeed),
	)
	buttons := container.NewBorder(nil, nil, nil, i.cancel, kit.Padded(0, 8, 0, 0, i.generate))
	foot := kit.Rows(6, i.notes, i.forecast, i.problems[app.FieldNone], kit.Tall(40, buttons))
	scroll := container.NewVScroll(kit.Padded(theme.Inset, theme.Inset, theme.Inset, theme.Inset, fields))
	bottom := kit.Padded(8, theme.Inset, theme.Inset, theme.Inset, foot)
	return kit.On(theme.Panel, container.NewBorder(nil, bottom, nil, nil, scroll))
}

// field is a label, what is edited, and the line that says what is wrong with it.
func (i *Inspector) field(label string, o fyne.CanvasObject, f app.Field) fyne.CanvasObject {
	return kit.Rows(4, kit.NewLabel(label), o, i.problems[f])
}
