// Package theme is the studio's look: colours, sizes and typefaces by role, dark and
// light. It imports Fyne and the embedded fonts only.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Choice is which light a person wants.
type Choice int

// The choices; System follows the desktop.
const (
	Dark Choice = iota
	Light
	System
)

// Studio is the theme of the whole window.
type Studio struct {
	choice Choice
	scale  float32 // of type, 0 for 1
}

var _ fyne.Theme = (*Studio)(nil)

// New makes the theme of a choice.
func New(choice Choice) *Studio { return &Studio{choice: choice} }

// Scaled is the theme with type of another size, 1 being the usual.
func (t *Studio) Scaled(scale float32) *Studio { return &Studio{choice: t.choice, scale: scale} }

// Type is a size of type, such as SizeBody, as it is in the window now.
func Type(size float32) float32 {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Studio); ok {
		return size * t.factor()
	}
	return size
}

func (t *Studio) factor() float32 {
	if t.scale == 0 {
		return 1
	}
	return t.scale
}

// Color is the colour of a role. Roles that are only Fyne's take the nearest of ours.
func (t *Studio) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.choice {
	case Dark:
		variant = fynetheme.VariantDark
	case Light:
		variant = fynetheme.VariantLight
	}
	palette := dark
	if variant == fynetheme.VariantLight {
		palette = light
	}
	if role, ok := roles[name]; ok {
		name = role
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return fynetheme.DefaultTheme().Color(name, variant)
}

// Icon is Fyne's own: the studio draws its pictograms with kit.Icon.
func (t *Studio) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Color looks up a role in the theme that holds where w is.
func Color(w fyne.Widget, name fyne.ThemeColorName) color.Color {
	th := fynetheme.CurrentForWidget(w)
	return th.Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}
