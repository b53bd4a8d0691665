package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"kinora/ui/theme"
)

// Sized sets the text of Fyne's own widgets within o at another size.
func Sized(o fyne.CanvasObject, text float32) *container.ThemeOverride {
	return container.NewThemeOverride(o, resized{text})
}

// resized is the theme of the window with another size of text.
type resized struct{ text float32 }

var _ fyne.Theme = resized{}

func (resized) window() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Size is called by Fyne.
func (r resized) Size(name fyne.ThemeSizeName) float32 {
	if name == fynetheme.SizeNameText {
		return theme.Type(r.text)
	}
	return r.window().Size(name)
}

// Color is called by Fyne.
func (r resized) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return r.window().Color(name, v)
}

// Font is called by Fyne.
func (r resized) Font(style fyne.TextStyle) fyne.Resource { return r.window().Font(style) }

// Icon is called by Fyne.
func (r resized) Icon(name fyne.ThemeIconName) fyne.Resource { return r.window().Icon(name) }
