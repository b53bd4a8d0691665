package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"kinora/app"
)

func TestSheetsOpenOnAFilmAndEscapeClosesThem(t *testing.T) {
	r := newRoom(t)
	r.make(t, "a boat")
	r.do(t, "take.append")
	for _, c := range []struct {
		id   string
		open func() bool
	}{
		{"file.export", func() bool { return r.sheets.export.Open() }},
		{"file.open", func() bool { return r.sheets.films.Open() }},
		{"file.new", func() bool { return r.sheets.films.Open() }},
		{"file.film", func() bool { return r.sheets.film.Open() }},
		{"file.save", func() bool { return r.sheets.versions.Open() }},
		{"file.versions", func() bool { return r.sheets.versions.Open() }},
		{"edit.history", func() bool { return r.sheets.history.Open() }},
		{"file.packs", func() bool { return r.sheets.packs.Open() }},
		{"file.settings", func() bool { return r.sheets.settings.Open() }},
		{"help.shortcuts", func() bool { return r.shortcuts.Open() }},
		{"help.palette", func() bool { return r.palette.Open() }},
	} {
		r.do(t, c.id)
		r.posts.Drain()
		if !c.open() || r.canvas().Overlays().Top() == nil {
			t.Errorf("%s opened nothing", c.id)
			continue
		}
		r.draw(r.studio.Snapshot())
		r.keys(fyne.KeyEscape)
		if c.open() || r.canvas().Overlays().Top() != nil {
			t.Errorf("%s: Escape left it", c.id)
		}
		if k := r.shown.Notice.Kind; k == app.Failure || k == app.Warning {
			t.Errorf("%s says %q", c.id, r.shown.Notice.Text)
		}
	}
}
