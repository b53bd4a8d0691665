package timeline

import (
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// ask asks for a name in a sheet.
func (t *Timeline) ask(title, now string, then func(string)) {
	if c := canvasOf(t.lanes); c != nil {
		kit.Ask(c, title, now, lang.L("Rename"), lang.L("Cancel"), then)
	}
}

func (t *Timeline) markerName(id projects.ID) string {
	for _, m := range t.film.Timeline.Markers {
		if m.ID == id {
			return m.Name
		}
	}
	return ""
}

func (t *Timeline) renameMarker(id projects.ID) {
	t.ask(lang.L("Name of the marker"), t.markerName(id), func(name string) { t.params.Commands.RenameMarker(id, name) })
}

func (t *Timeline) renameTrack(track projects.Track) {
	t.ask(lang.L("Name of the track"), track.Name, func(name string) { t.params.Commands.RenameTrack(track.ID, name) })
}

// usualChange is how much of a clip becomes new in a remix, unless somebody says.
const usualChange = 0.6

// remix asks what a clip is to show instead, and how much of it may change.
func (t *Timeline) remix(clip projects.Clip) {
	c := canvasOf(t.lanes)
	if c == nil {
		return
	}
	field := kit.NewEditor(lang.L("What does it show instead?"), 4, nil)
	if r := t.film.Outcomes[clip.Source.Take].Recipe; r != nil {
		field.SetText(r.Prompt)
	}
	change := kit.NewSlider(0.1, 1, 0.05, nil)
	change.Set(usualChange)
	sheet := &kit.Sheet{Title: lang.L("Remix"), Width: 420, Focus: field}
	do := func() {
		sheet.Close()
		t.params.Commands.Remix(clip.ID, field.Text, change.Value())
	}
	field.Submit, field.Forward, change.Forward = do, sheet.Key, sheet.Key
	sheet.Content = kit.Rows(8,
		kit.Sized(field, theme.SizePrompt),
		kit.NewText(lang.L("How much of it may become new"), kit.Value, theme.Secondary), change,
	)
	sheet.Buttons = []*kit.Button{
		kit.NewButton(lang.L("Cancel"), "", kit.Quiet, sheet.Close),
		kit.NewButton(lang.L("Remix"), "Ctrl ⏎", kit.Strong, do),
	}
	sheet.Show(c)
}
