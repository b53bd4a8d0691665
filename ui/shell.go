package ui

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kinora/app"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// The widths of the panes beside the viewer, and what is between panes.
const (
	libraryWidth   float32 = 236
	inspectorWidth float32 = 332
	seam           float32 = 1
)

// shell puts the panes beside each other, with the background showing between them.
func shell(top, left, middle, right, bottom fyne.CanvasObject) fyne.CanvasObject {
	panes := container.New(shellLayout{}, top, left, middle, right, bottom)
	return kit.On(theme.Background, panes)
}

type shellLayout struct{}

// MinSize is called by Fyne.
func (shellLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	middle := o[2].MinSize()
	height := max(o[1].MinSize().Height, middle.Height, o[3].MinSize().Height)
	return fyne.NewSize(libraryWidth+middle.Width+inspectorWidth+2*seam,
		o[0].MinSize().Height+height+o[4].MinSize().Height+2*seam)
}

// Layout is called by Fyne.
func (shellLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, bottom := o[0].MinSize().Height, o[4].MinSize().Height
	put(o[0], 0, 0, size.Width, top)
	put(o[4], 0, size.Height-bottom, size.Width, bottom)
	y, height := top+seam, size.Height-top-bottom-2*seam
	put(o[1], 0, y, libraryWidth, height)
	put(o[2], libraryWidth+seam, y, size.Width-libraryWidth-inspectorWidth-2*seam, height)
	put(o[3], size.Width-inspectorWidth, y, inspectorWidth, height)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// fileName makes a name for a copy from the first words of a prompt.
func fileName(t app.Take) string {
	words := strings.FieldsFunc(strings.TrimSuffix(t.Name, ".mp4"), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	name := strings.Join(words[:min(len(words), 6)], " ")
	if name == "" {
		name = "take"
	}
	return name + ".mp4"
}
