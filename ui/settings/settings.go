// Package settings is the sheet of what a person chooses once: language, light, size of
// text, the pack and the device, keys; and of what is kept where, and how large it is. It
// draws what app publishes and changes nothing but through commands; it must not import
// engine.
package settings

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/app/settings"
	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// Commands is what the sheet calls on app.
type Commands interface {
	SetTheme(light settings.Theme)
	SetScale(scale float64)
	ListStorage(then func(app.Storage))
	CleanUp(then func())
}

// Params is what the sheet needs.
type Params struct {
	Commands Commands
	// Language makes the window anew in another language, after this sheet has gone.
	Language func(language string)
	// Packs and Shortcuts open those sheets, after this one has gone.
	Packs, Shortcuts func()
	// Reveal shows a file or folder in the desktop's files; it says itself what went wrong.
	Reveal func(path string)
}

// Settings is the sheet.
type Settings struct {
	params Params
	sheet  *kit.Sheet
	s      app.Snapshot
	notice app.Notice

	language *kit.Segmented
	light    *kit.Segmented
	scale    *kit.Slider
	engine   *kit.Text
	keys     *kit.Text
	cuts     *kit.Text
	halves   *kit.Text
	clean    *kit.Button
	places   []*place
	news     *kit.Text
	focus    []*kit.Button
	body     fyne.CanvasObject
}

// The choices, by their place.
var (
	languages = []string{words.Desktop, words.English, words.Chinese}
	lights    = []settings.Theme{settings.Dark, settings.Light, settings.System}
)

const (
	width  float32 = 640
	height float32 = 570
)

// New makes the sheet; Show shows it.
func New(p Params) *Settings {
	v := &Settings{params: p, news: kit.NewText("", kit.Value, theme.Secondary).Truncated()}
	v.language = kit.NewSegmented(func(i int) { v.leaveFor(func() { p.Language(languages[i]) }) }, lang.L("Like the desktop"), "English", "中文")
	v.light = kit.NewSegmented(func(i int) { p.Commands.SetTheme(lights[i]) }, lang.L("Dark"), lang.L("Light"), lang.L("Like the desktop"))
	v.scale = kit.NewSlider(settings.LeastScale, settings.MostScale, 0.05, nil)
	v.scale.Format = func(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) }
	v.scale.Done = func(x float64) { p.Commands.SetScale(x) }
	v.engine, v.keys = kit.NewText("", kit.Body, theme.Text).Truncated(), kit.NewText("", kit.Body, theme.Text).Truncated()
	v.cuts, v.halves = kit.NewText("", kit.Body, theme.Text).Truncated(), kit.NewText("", kit.Body, theme.Text).Truncated()
	v.clean = v.button(lang.L("Clean up…"), v.ask)
	v.body = kit.Rows(18, v.general(), v.machine(), v.storage())
	return v
}

func (v *Settings) button(text string, tap func()) *kit.Button {
	b := kit.NewButton(text, "", kit.Quiet, tap)
	v.focus = append(v.focus, b)
	return b
}

// section is a few rows under a name.
func section(name string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Rows(5, append([]fyne.CanvasObject{kit.NewLabel(name)}, rows...)...)
}

// row is a name with what it is about behind it.
func row(name string, o fyne.CanvasObject) fyne.CanvasObject {
	label := kit.Middle(kit.NewText(name, kit.Body, theme.Secondary).Truncated())
	return container.New(named{}, label, o)
}

// named is a column of names, which grows with the text, and what they are about.
type named struct{}

const nameWide float32 = 150

// MinSize is called by Fyne.
func (named) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := o[1].MinSize()
	return fyne.NewSize(theme.Type(nameWide)+size.Width, max(size.Height, o[0].MinSize().Height))
}

// Layout is called by Fyne.
func (named) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wide := theme.Type(nameWide)
	o[0].Resize(fyne.NewSize(wide-theme.Inset, size.Height))
	o[1].Move(fyne.NewPos(wide, 0))
	o[1].Resize(fyne.NewSize(size.Width-wide, size.Height))
}

// with is a text with a button at its end.
func with(text *kit.Text, b *kit.Button) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, b, kit.Middle(text))
}

func (v *Settings) general() fyne.CanvasObject {
	return section(lang.L("GENERAL"),
		row(lang.L("Language"), container.NewHBox(v.language)),
		row(lang.L("Look"), container.NewHBox(v.light)),
		row(lang.L("Size of text"), kit.Tall(theme.Row, kit.Middle(kit.Wide(280, v.scale)))),
		row(lang.L("Keys"), with(v.keys, v.button(lang.L("Keyboard shortcuts…"), func() { v.leaveFor(v.params.Shortcuts) }))),
	)
}

func (v *Settings) machine() fyne.CanvasObject {
	return section(lang.L("PACK AND DEVICE"),
		row(lang.L("Takes are made with"), with(v.engine, v.button(lang.L("Change…"), func() { v.leaveFor(v.params.Packs) }))),
	)
}

func (v *Settings) storage() fyne.CanvasObject {
	about := kit.NewParagraph(kit.Value, theme.Secondary)
	about.SetText(lang.L("Everything you do is saved at once, in the film's own folder, with all its media and its whole history.") + " " +
		lang.L("What stands below is kept beside the films and can be made again."))
	rows := []fyne.CanvasObject{
		about, row(lang.L("Cuts of clips"), with(v.cuts, v.clean)), row(lang.L("Unfinished takes"), kit.Tall(theme.Row, kit.Middle(v.halves))),
	}
	for _, name := range []string{lang.L("Films"), lang.L("Settings"), lang.L("Cuts"), lang.L("Jobs")} {
		p := v.newPlace()
		v.places = append(v.places, p)
		rows = append(rows, row(name, with(p.path, p.show)))
	}
	return section(lang.L("WHAT IS KEPT WHERE"), rows...)
}

// place is a folder or file that can be shown.
type place struct {
	path *kit.Text
	show *kit.Button
}

func (v *Settings) newPlace() *place {
	p := &place{path: kit.NewText("", kit.Value, theme.Secondary).Truncated()}
	p.show = kit.NewIconButton(icons.Folder, 28, 16, kit.Bare, func() { v.params.Reveal(p.path.Text()) })
	p.show.Tip = lang.L("Reveal in folder")
	v.focus = append(v.focus, p.show)
	return p
}

// Show lays the sheet over a window.
func (v *Settings) Show(c fyne.Canvas, s app.Snapshot) {
	if v.Open() {
		return
	}
	v.notice = s.Notice
	v.sheet = &kit.Sheet{
		Title: lang.L("Settings"), Content: v.body, Width: width, Height: height, Aside: v.news, Focus: v.language,
		Buttons: []*kit.Button{kit.NewButton(lang.L("Close"), "", kit.Quiet, v.Close)},
	}
	for _, b := range v.focus {
		b.Forward = v.sheet.Key
	}
	v.language.Forward, v.light.Forward, v.scale.Forward = v.sheet.Key, v.sheet.Key, v.sheet.Key
	v.news.SetText("")
	v.s = s
	v.draw()
	v.weigh()
	v.sheet.Show(c)
}

// Open reports whether the sheet is to be seen.
func (v *Settings) Open() bool { return v.sheet != nil && v.sheet.Open() }

// Close takes the sheet away.
func (v *Settings) Close() {
	if v.sheet != nil {
		v.sheet.Close()
	}
}

// leaveFor closes the sheet and opens another.
func (v *Settings) leaveFor(other func()) {
	v.Close()
	other()
}

// Draw shows a snapshot.
func (v *Settings) Draw(s app.Snapshot) {
	if !v.Open() {
		return
	}
	a, b := v.s, s
	same := a.Settings.Language == b.Settings.Language && a.Theme == b.Theme && a.Settings.Scale == b.Settings.Scale &&
		a.Settings.KeyPreset == b.Settings.KeyPreset && a.Machine.Phase == b.Machine.Phase && a.Machine.Pack == b.Machine.Pack && a.Machine.Device == b.Machine.Device
	v.s = s
	if s.Notice != v.notice {
		v.notice = s.Notice
		v.news.SetText(words.Translate(s.Notice.Text))
	}
	if !same {
		v.draw()
	}
}

func (v *Settings) draw() {
	set := v.s.Settings
	v.language.Set(indexOf(languages, set.Language))
	v.light.Set(indexOf(lights, v.s.Theme))
	v.scale.Set(set.TextScale())
	v.engine.SetText(engineOf(v.s.Machine))
	keys := set.KeyPreset
	if keys == "" {
		keys = "Kinora"
	}
	v.keys.SetText(presets[keys])
}

// presets is the names of sets of keys.
var presets = map[string]string{"Kinora": "Kinora", "kinora": "Kinora", "premiere": "Premiere", "resolve": "Resolve"}

func indexOf[T comparable](all []T, one T) int {
	for i, x := range all {
		if x == one {
			return i
		}
	}
	return 0
}

// engineOf is the pack and the device in a line.
func engineOf(m app.MachineState) string {
	switch m.Phase {
	case app.Opening:
		return lang.L("Opening the engine…")
	case app.Failed:
		return words.Translate(m.Reason)
	}
	return fmt.Sprintf(lang.L("%s on %s"), m.Pack, words.Device(m.Device))
}

// weigh asks what is kept where.
func (v *Settings) weigh() {
	v.params.Commands.ListStorage(func(s app.Storage) {
		v.cuts.SetText(words.Bytes(s.Cuts))
		v.halves.SetText(words.Bytes(s.Jobs + s.Making))
		for i, path := range []string{s.Films, s.Settings, s.Scratch, s.JobsAt} {
			v.places[i].path.SetText(words.Place(path))
		}
		v.clean.SetEnabled(s.Cuts+s.Jobs+s.Making > 0)
	})
}

// ask cleans up once a person has said yes.
func (v *Settings) ask() {
	over := fyne.CurrentApp().Driver().CanvasForObject(v.clean)
	if over == nil {
		return
	}
	kit.Confirm(over, lang.L("Clean up"),
		lang.L("Cuts of clips are removed; they are made again when they are needed.")+" "+
			lang.L("Unfinished takes are removed too where none waits to go on. Films and finished takes stay."),
		kit.Answer{Text: lang.L("Cancel"), Style: kit.Quiet},
		kit.Answer{Text: lang.L("Clean up"), Style: kit.Strong, Do: func() { v.params.Commands.CleanUp(v.weigh) }},
	)
}
