package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/app/action"
	"kinora/projects"
	"kinora/ui/words"
)

func TestEveryActionIsWellDefinedAndTranslated(t *testing.T) {
	r := newRoom(t)
	if err := r.actions.Check(); err != nil {
		t.Error(err)
	}
	for _, a := range r.actions.All() {
		if a.Menu == "" {
			t.Errorf("%s is in no menu", a.ID)
		}
		if a.Hidden && a.ID != "help.palette" { // which is what hidden ones are hidden from
			t.Errorf("%s is hidden", a.ID)
		}
		for _, text := range []string{a.Title, a.Menu} {
			if text != "" && !words.Knows(text) {
				t.Errorf("%s: there is no translation of %q", a.ID, text)
			}
		}
	}
}

func TestPresetsSpeakOfActionsThatThereAre(t *testing.T) {
	r := newRoom(t)
	if ids := r.actions.Unmatched(); len(ids) > 0 {
		t.Errorf("no action is called %v", ids)
	}
	for _, name := range action.Presets() {
		r.actions.SetPreset(name)
		for _, c := range r.actions.Conflicts() {
			t.Errorf("%s: %s does %v", name, c.Chord, c.IDs)
		}
	}
}

func TestKeysThatWereChosenAreInTheMenuAndKept(t *testing.T) {
	r := newRoom(t)
	r.actions.SetPreset(action.Resolve)
	r.actions.Give("shot.dice", "Ctrl+Alt+D")
	c, ok := r.menu.items["shot.dice"].Shortcut.(*desktop.CustomShortcut)
	if !ok || c.KeyName != fyne.KeyD {
		t.Errorf("the menu shows %v", r.menu.items["shot.dice"].Shortcut)
	}
	if set := r.kept(t); set.KeyPreset != action.Resolve || len(set.Keys["shot.dice"]) != 1 {
		t.Errorf("kept %q, %v", set.KeyPreset, set.Keys)
	}
}

func TestTheMenuSaysWhatCanBeDone(t *testing.T) {
	r := newRoom(t)
	can := func(want bool, ids ...string) {
		t.Helper()
		for _, id := range ids {
			if r.menu.items[id].Disabled == want {
				t.Errorf("%s: can be done is %v", id, !want)
			}
		}
	}
	can(true, "shot.generate", "shot.duplicate", "file.export")
	can(false, "shot.cancel", "file.saveCopy", "shot.reuse", "timeline.dissolve", "edit.copy", "shot.merge", "edit.undo")
	r.studio.SetPrompt("a boat")
	r.generate()
	can(true, "shot.generate", "shot.cancel", "edit.undo")
	r.until(t, "take ")
	can(true, "file.saveCopy", "shot.reuse", "take.star")
	can(false, "shot.cancel")
	r.do(t, "take.append")
	can(true, "timeline.dissolve", "edit.copy", "timeline.rippleDelete")
}

func TestWhatCannotBeDoneSaysWhy(t *testing.T) {
	r := newRoom(t)
	for id, why := range map[string]string{
		"file.saveCopy": "No take is open", "edit.copy": "No clip is selected", "shot.merge": "Several shots",
		"timeline.rippleDelete": "no stretch is marked", "edit.redo": "nothing to redo",
	} {
		r.canvas().Unfocus()
		r.menu.items[id].Action() // Fyne calls it for its keys though it is greyed
		if !strings.Contains(r.shown.Notice.Text, why) {
			t.Errorf("%s says %q", id, r.shown.Notice.Text)
		}
	}
	for _, a := range r.actions.All() {
		if ready, why := a.Ready(); !ready && why == "" {
			t.Errorf("%s does not say why it cannot be done", a.ID)
		}
	}
}

func TestTheSelectedClipTurnsThroughItsTakesByKeys(t *testing.T) {
	r := newRoom(t)
	first := r.make(t, "a boat")
	r.do(t, "take.append")
	clip := r.shown.Film.Timeline.Tracks[0].Clips[0].ID
	turns := func(id string, key fyne.KeyName, to projects.ID) {
		t.Helper()
		item := r.menu.items[id]
		if c, ok := item.Shortcut.(*desktop.CustomShortcut); !ok || c.KeyName != key || c.Modifier != fyne.KeyModifierAlt {
			t.Errorf("%s has the keys %+v", id, item.Shortcut)
		}
		if item.Disabled != (to == 0) {
			t.Fatalf("%s: disabled is %v", id, item.Disabled)
		}
		if to == 0 {
			return
		}
		item.Action()
		if c, _, _ := r.shown.Film.Timeline.Clip(clip); c.Source.Take != to {
			t.Errorf("%s: the clip shows take %d, want %d", id, c.Source.Take, to)
		}
	}
	r.studio.SelectClips(clip)
	r.posts.Drain()
	turns("timeline.nextTake", fyne.KeyRightBracket, 0) // it has one take only
	second := r.make(t, "a boat")
	turns("timeline.nextTake", fyne.KeyRightBracket, second.ID)
	turns("timeline.previousTake", fyne.KeyLeftBracket, first.ID)
	r.studio.SelectClips()
	r.posts.Drain()
	turns("timeline.nextTake", fyne.KeyRightBracket, 0)
}
