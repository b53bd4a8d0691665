// Package topbar is the bar at the head of the window: the film and whether it is saved,
// the way to every action, the device, the pack and the export. It must not import engine.
package topbar

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// Commands is what can be done here.
type Commands interface {
	RenameFilm(title string)
	ExplainDevice()
}

// Params is what a bar needs. Functions may be nil: then what they are for is not there.
type Params struct {
	Commands Commands
	Palette  func() // opens the list of all actions
	Packs    func() // opens the list of models
	Export   func() // opens the export
	Forward  kit.Forward
}

// Bar is the pane.
type Bar struct {
	p     Params
	shown app.Snapshot
	drawn bool

	name   *filmName
	state  *kit.Text
	find   *kit.Chip
	device *kit.Chip
	pack   *kit.Chip
	export *kit.Button
	row    *fyne.Container
	root   fyne.CanvasObject
}

// New makes a bar that knows of no film and no device yet.
func New(p Params) *Bar {
	b := &Bar{p: p, state: kit.NewText("", kit.Body, theme.Secondary).Truncated()}
	b.name = newFilmName(p.Forward, b.rename)
	b.find = kit.NewChip("Ctrl K  "+lang.L("Find an action"), "")
	b.find.Tap = p.Palette
	b.device = kit.NewChip(lang.L("Opening the engine…"), theme.Warning)
	b.device.Tap = p.Commands.ExplainDevice
	b.pack = kit.NewChip("", "")
	b.pack.Tap, b.pack.Tip = p.Packs, lang.L("The model that makes the takes")
	b.export = kit.NewButton(lang.L("Export"), "", kit.Strong, p.Export)
	b.export.Forward, b.export.Tip = p.Forward, lang.L("Write the film, a clip or a picture to a file")
	b.arrange()
	return b
}

// Root is the pane for the window.
func (b *Bar) Root() fyne.CanvasObject { return b.root }

func (b *Bar) arrange() {
	mark := kit.NewPicture(nil)
	mark.SetFrame(picture(icons.Mark), 0)
	b.row = container.New(bar{b}, mark, b.name, b.state, b.find, b.device, b.pack, b.export)
	kit.SetVisible(b.find, b.p.Palette != nil)
	kit.SetVisible(b.export, b.p.Export != nil)
	b.root = kit.Tall(height, kit.Padded(0, theme.Inset, 0, theme.Inset, b.row))
}

// Draw shows a snapshot.
func (b *Bar) Draw(s app.Snapshot) {
	before := b.shown
	b.shown = s
	if b.drawn && same(before, s) {
		return
	}
	b.drawn = true
	b.name.set(s.Film.Head.Title)
	b.drawState()
	b.drawMachine()
	b.export.SetEnabled(s.Folder != "")
	kit.Relayout(b.row)
}

// same reports whether two snapshots have the same of all that is seen here.
func same(a, b app.Snapshot) bool {
	return a.Film.Head.Title == b.Film.Head.Title && a.Saved == b.Saved && a.Fault == b.Fault && a.Folder == b.Folder &&
		a.Machine.Phase == b.Machine.Phase && a.Machine.Device == b.Machine.Device && a.Machine.Pack == b.Machine.Pack &&
		a.Machine.Reason == b.Machine.Reason && a.PeakMemory>>step == b.PeakMemory>>step
}

// step is by how much the memory must change to be drawn anew: 64 MB, in bits.
const step = 26

// drawState says whether what was done is on the disk.
func (b *Bar) drawState() {
	s, text, ink := b.shown, "", theme.Secondary
	switch {
	case s.Folder == "":
	case s.Fault != "":
		text, ink = fmt.Sprintf(lang.L("Not saved: %s"), words.Translate(s.Fault)), theme.Error
	case !s.Saved:
		text = lang.L("Saving…")
	default:
		text = lang.L("Saved")
	}
	b.state.SetColor(ink)
	b.state.SetText(text)
}

func (b *Bar) drawMachine() {
	m := b.shown.Machine
	switch m.Phase {
	case app.Opening:
		b.device.Set(lang.L("Opening the engine…"), theme.Warning)
		b.device.Tip = ""
	case app.Failed:
		b.device.Set(lang.L("No engine"), theme.Error)
		b.device.Tip = words.Translate(m.Reason)
	case app.Ready:
		b.device.Set(deviceWords(b.shown), theme.OK)
		b.device.Tip = lang.L("What takes are made on, and the most memory that it has taken. Click for the reason.")
	}
	b.pack.Set(m.Pack, "")
}

// deviceWords are the device and the most memory that the program has had.
func deviceWords(s app.Snapshot) string {
	if s.PeakMemory == 0 {
		return words.Device(s.Machine.Device)
	}
	return words.Device(s.Machine.Device) + " · " + words.Bytes(s.PeakMemory)
}

// rename edits the film's name below it.
func (b *Bar) rename() {
	if b.shown.Folder == "" {
		return
	}
	title := b.shown.Film.Head.Title
	entry := kit.NewEntry(lang.L("Name of the film"), nil)
	entry.Display(title)
	over := &kit.Popover{Content: kit.Padded(8, 8, 8, 8, kit.Wide(280, entry)), Focus: entry}
	entry.Forward = over.Key
	entry.Submit = func() {
		if text := entry.Text; text != "" && text != title {
			b.p.Commands.RenameFilm(text)
		}
		over.Close()
	}
	over.ShowUnder(b.name)
}

// picture decodes one of our own PNG files; a broken one is an empty picture.
func picture(data []byte) *image.RGBA {
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	rgba := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(rgba, rgba.Rect, img, img.Bounds().Min, draw.Src)
	return rgba
}
