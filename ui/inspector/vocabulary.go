package inspector

import "fyne.io/fyne/v2/lang"

// group is words of one kind, of which a shot mostly has one.
type group struct {
	title string
	words []chosenWords
}

// chosenWords are what a chip says, and what it writes into a prompt: the models that we
// know read English.
type chosenWords struct{ title, words string }

// vocabulary is what the chips offer: the words that Papercut was trained on, which other
// models know as well.
func vocabulary() []group {
	return []group{
		{lang.L("STYLE"), []chosenWords{
			{lang.L("Papercut"), "papercut style"},
			{lang.L("Watercolour"), "watercolour painting"},
			{lang.L("Neon"), "neon lines"},
			{lang.L("Ink"), "ink drawing"},
			{lang.L("Pixel art"), "pixel art"},
			{lang.L("Chalk"), "chalk drawing"},
		}},
		{lang.L("CAMERA"), []chosenWords{
			{lang.L("Still camera"), "static camera"},
			{lang.L("Follow"), "camera follows"},
			{lang.L("Pan right"), "camera pans right"},
			{lang.L("Pan left"), "camera pans left"},
			{lang.L("Tilt up"), "camera tilts up"},
			{lang.L("Tilt down"), "camera tilts down"},
			{lang.L("Zoom in"), "camera zooms in"},
			{lang.L("Zoom out"), "camera zooms out"},
		}},
		{lang.L("FRAMING"), []chosenWords{
			{lang.L("Wide shot"), "wide shot"}, {lang.L("Medium shot"), "medium shot"}, {lang.L("Close-up"), "close-up"},
		}},
		{lang.L("TIME OF DAY"), []chosenWords{
			{lang.L("Dawn"), "at dawn"}, {lang.L("Day"), "in daylight"}, {lang.L("Sunset"), "at sunset"}, {lang.L("Night"), "at night"},
		}},
		{lang.L("WEATHER"), []chosenWords{
			{lang.L("Clear sky"), "under a clear sky"},
			{lang.L("Rain"), "in the rain"},
			{lang.L("Snow"), "in the snow"},
			{lang.L("Fog"), "in the fog"},
			{lang.L("Wind"), "in the wind"},
		}},
	}
}
