package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/uitest"
	"kinora/ui/words"
)

// TestTheWholeWindowSpeaksBothLanguages goes through most of the window; that no text is
// without a translation is seen to by the room.
func TestTheWholeWindowSpeaksBothLanguages(t *testing.T) {
	for _, language := range []string{"view.chinese", "view.english"} {
		t.Run(language, func(t *testing.T) {
			r := newRoom(t)
			t.Cleanup(func() { words.Use(words.English) })
			r.do(t, language)
			take := r.make(t, "a boat")
			r.do(t, "take.append", "timeline.marker", "view.queue")
			r.studio.SelectSource(projects.Source{Take: take.ID})
			for _, id := range []string{
				"file.export", "file.open", "file.new", "file.save", "file.copy", "edit.history", "file.packs", "file.settings", "help.shortcuts", "help.palette",
			} {
				r.do(t, id)
				r.keys(fyne.KeyEscape)
			}
			for _, view := range []app.View{app.ViewBoard, app.ViewTimeline, app.ViewShot} {
				r.studio.SetView(view)
				r.posts.Drain()
			}
		})
	}
}

func TestTheHistoryIsInTheChosenLanguage(t *testing.T) {
	r := newRoom(t)
	t.Cleanup(func() { words.Use(words.English) })
	r.do(t, "shot.new", "timeline.marker", "view.chinese")
	names, _ := r.studio.History()
	for _, name := range names {
		if words.Translate(name) == name {
			t.Errorf("the history says %q", name)
		}
	}
}

func TestTheSettingsComeBackInTheLanguageThatIsChosenThere(t *testing.T) {
	r := newRoom(t)
	t.Cleanup(func() { words.Use(words.English) })
	r.do(t, "file.settings")
	languages := uitest.Find(t, r.window.window, func(*kit.Segmented) bool { return true }) // the first of the sheet
	languages.Choose(2)
	r.posts.Drain()
	if !r.sheets.settings.Open() || r.menu.main.Items[0].Label != "文件" {
		t.Errorf("the settings are open: %v; the first menu is %q", r.sheets.settings.Open(), r.menu.main.Items[0].Label)
	}
	uitest.Find(t, r.window.window, func(b *kit.Button) bool { return b.Text() == "关闭" })
}
