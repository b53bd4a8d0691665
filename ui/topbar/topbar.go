// Package topbar is the bar at the head of the window: the name, the device and the
// pack. It must not import engine.
package topbar

import (
	"bytes"
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
)

// Bar is the pane.
type Bar struct {
	device, pack *kit.Chip
	root         fyne.CanvasObject
}

// New makes a bar that knows of no device yet. explain says why the device is the
// one that it is.
func New(explain func()) *Bar {
	b := &Bar{device: kit.NewChip(lang.L("Opening the engine…"), theme.Warning), pack: kit.NewChip("", "")}
	b.device.Tap = explain
	mark := kit.NewPicture(nil)
	mark.SetFrame(picture(icons.Mark), 0)
	left := kit.Columns(10, kit.Wide(24, mark), kit.Middle(kit.NewText("Kinora", kit.Title, theme.Text)))
	right := kit.Columns(8, kit.Middle(b.device), kit.Middle(b.pack))
	bar := container.NewBorder(nil, nil, left, right)
	b.root = kit.On(theme.Panel, kit.Tall(44, kit.Padded(0, theme.Inset, 0, theme.Inset, bar)))
	return b
}

// Root is the pane for the window.
func (b *Bar) Root() fyne.CanvasObject { return b.root }

// Draw shows a snapshot.
func (b *Bar) Draw(s app.Snapshot) {
	switch s.Machine.Phase {
	case app.Opening:
		b.device.Set(lang.L("Opening the engine…"), theme.Warning)
	case app.Failed:
		b.device.Set(lang.L("No engine"), theme.Error)
	case app.Ready:
		b.device.Set(s.Machine.Device, theme.OK)
	}
	b.pack.Set(s.Machine.Pack, "")
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
