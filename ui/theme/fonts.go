package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"kinora/assets/fonts"
)

var (
	regular  = fyne.NewStaticResource("Inter-Regular.otf", fonts.InterRegular)
	semiBold = fyne.NewStaticResource("Inter-SemiBold.otf", fonts.InterSemiBold)
	mono     = fyne.NewStaticResource("JetBrainsMono-Regular.ttf", fonts.JetBrainsMono)
)

// Font is the face of a style; symbols come from Fyne's own font.
func (t *Studio) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return fynetheme.DefaultTheme().Font(style)
	case style.Monospace:
		return mono
	case style.Bold:
		return semiBold
	}
	return regular
}
