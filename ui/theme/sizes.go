package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Measures in units of the screen, in steps of 4.
const (
	Gap       float32 = 4
	Inset     float32 = 12 // between the edge of a pane and what is in it
	Radius    float32 = 6  // of fields and pictures
	CardRound float32 = 8
	ChipRound float32 = 12
	Row       float32 = 32 // height of a field or a button
)

// Sizes of type.
const (
	SizeBody   float32 = 13
	SizePrompt float32 = 14
	SizeValue  float32 = 12
	SizeLabel  float32 = 11
	SizeTitle  float32 = 14
)

// Size is a measure by Fyne's name.
func (t *Studio) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := types[name]; ok {
		return s * t.factor()
	}
	if s, ok := sizes[name]; ok {
		return s
	}
	return fynetheme.DefaultTheme().Size(name)
}

// types are the sizes of type, which are scaled.
var types = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:           SizeBody,
	fynetheme.SizeNameCaptionText:    SizeValue,
	fynetheme.SizeNameHeadingText:    20,
	fynetheme.SizeNameSubHeadingText: 15,
	fynetheme.SizeNameInlineIcon:     16,
}

var sizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNamePadding:            Gap,
	fynetheme.SizeNameInnerPadding:       8,
	fynetheme.SizeNameLineSpacing:        4,
	fynetheme.SizeNameInputBorder:        1,
	fynetheme.SizeNameInputRadius:        Radius,
	fynetheme.SizeNameSelectionRadius:    Gap,
	fynetheme.SizeNameScrollBar:          10,
	fynetheme.SizeNameScrollBarSmall:     4,
	fynetheme.SizeNameScrollBarRadius:    4,
	fynetheme.SizeNameSeparatorThickness: 1,
}
