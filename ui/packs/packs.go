// Package packs is the sheet of the models and the devices: what there is, what it can and
// needs, whether its files are as they should be, and which one takes are made with. It
// draws what app publishes and changes nothing but through commands; it must not import
// engine.
package packs

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// Commands is what the sheet calls on app.
type Commands interface {
	ListPacks(then func([]app.Pack))
	AddPack(folder string, then func())
	RemovePack(folder string)
	VerifyPack(folder string)
	StopPackCheck()
	ListDevices(then func([]app.Device))
	UsePack(folder, device string)
}

// Params is what the sheet needs.
type Params struct {
	Commands Commands
	// ChooseFolder asks for the folder of a pack and calls chosen with the answer.
	ChooseFolder func(chosen func(folder string))
}

// Packs is the sheet.
type Packs struct {
	params Params
	sheet  *kit.Sheet
	s      app.Snapshot
	notice app.Notice

	sides   *kit.Segmented
	models  *models
	devices *devices
	news    *kit.Text
	use     *kit.Button
	body    *fyne.Container
}

const (
	width  float32 = 860
	height float32 = 500
)

// New makes the sheet; Show shows it.
func New(p Params) *Packs {
	v := &Packs{params: p, news: kit.NewText("", kit.Value, theme.Secondary).Truncated()}
	v.use = kit.NewButton(lang.L("Use this pack"), "", kit.Strong, v.choose)
	v.models, v.devices = newModels(v), newDevices(v)
	v.sides = kit.NewSegmented(v.turn, lang.L("Packs"), lang.L("Devices"))
	head := kit.Padded(0, 0, 14, 0, container.NewHBox(v.sides))
	v.body = container.NewBorder(head, nil, nil, nil, container.NewStack(v.models.root, v.devices.root))
	return v
}

// Show lays the sheet over a window, at the packs.
func (v *Packs) Show(c fyne.Canvas, s app.Snapshot) { v.show(c, s, 0) }

// ShowDevices lays the sheet over a window, at the devices.
func (v *Packs) ShowDevices(c fyne.Canvas, s app.Snapshot) { v.show(c, s, 1) }

func (v *Packs) show(c fyne.Canvas, s app.Snapshot, side int) {
	if v.Open() {
		return
	}
	v.s, v.notice = s, s.Notice
	v.sheet = &kit.Sheet{
		Title: lang.L("Packs and devices"), Content: v.body, Width: width, Height: height, Aside: v.news,
		Buttons: []*kit.Button{kit.NewButton(lang.L("Close"), "", kit.Quiet, v.Close), v.use},
		Closed:  v.params.Commands.StopPackCheck,
	}
	v.models.forward(v.sheet.Key)
	v.devices.list.Forward, v.sides.Forward = v.sheet.Key, v.sheet.Key
	v.sheet.Focus = v.models.list
	if side == 1 {
		v.sheet.Focus = v.devices.list
	}
	v.news.SetText("")
	v.models.load()
	v.turn(side)
	v.sheet.Show(c)
}

// Open reports whether the sheet is to be seen.
func (v *Packs) Open() bool { return v.sheet != nil && v.sheet.Open() }

// Close takes the sheet away. A check that goes on is given up.
func (v *Packs) Close() {
	if v.sheet != nil {
		v.sheet.Close()
	}
}

// turn shows the packs or the devices.
func (v *Packs) turn(side int) {
	v.sides.Set(side)
	v.models.root.Hide()
	v.devices.root.Hide()
	if side == 0 {
		v.models.root.Show()
	} else {
		v.devices.root.Show()
		v.devices.load()
	}
	v.draw()
	v.body.Refresh()
}

// Draw shows a snapshot.
func (v *Packs) Draw(s app.Snapshot) {
	if !v.Open() {
		return
	}
	same := same(v.s, s)
	v.s = s
	if s.Notice != v.notice {
		v.notice = s.Notice
		v.news.SetText(words.Translate(s.Notice.Text))
		v.news.SetColor(colors[s.Notice.Kind])
	}
	if !same {
		v.draw()
	}
}

var colors = map[app.NoticeKind]fyne.ThemeColorName{
	app.Info: theme.Secondary, app.Success: theme.OK, app.Warning: theme.Warning, app.Failure: theme.Error,
}

// same reports whether two snapshots look the same here.
func same(a, b app.Snapshot) bool {
	x, y := a.Machine, b.Machine
	return x.Phase == y.Phase && x.Device == y.Device && x.Pack == y.Pack && x.Reason == y.Reason &&
		a.Settings.Pack == b.Settings.Pack && a.Settings.Device == b.Settings.Device && len(a.Settings.Packs) == len(b.Settings.Packs) &&
		a.PeakMemory>>20 == b.PeakMemory>>20 && a.PackCheck == b.PackCheck
}

func (v *Packs) draw() {
	if len(v.s.Settings.Packs)+1 != v.models.known {
		v.models.load()
	}
	if v.sides.Chosen() == 0 {
		v.models.draw()
	} else {
		v.devices.draw()
	}
}

// offer says what the main button does, and why it cannot.
func (v *Packs) offer(text, why string) {
	if v.s.Machine.Phase == app.Opening && why == "" {
		why = lang.L("Opening the engine…")
	}
	v.use.SetText(text)
	v.use.Why = why
	v.use.SetEnabled(why == "")
}

// choose makes takes with what is marked.
func (v *Packs) choose() {
	set := v.s.Settings
	if v.sides.Chosen() == 0 {
		if p, ok := v.models.marked(); ok {
			v.params.Commands.UsePack(p.Folder, set.Device)
		}
		return
	}
	v.params.Commands.UsePack(set.Pack, v.devices.marked())
}
