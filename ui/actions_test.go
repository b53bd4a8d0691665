package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

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
		for _, text := range []string{a.Title, a.Menu, a.Words} {
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

func TestThePaletteFindsWhatTheMenusOfTheTimelineCanDo(t *testing.T) {
	r := newRoom(t)
	t.Cleanup(func() { words.Use(words.English) })
	for _, language := range []string{words.English, words.Chinese} {
		if err := words.Use(language); err != nil {
			t.Fatal(err)
		}
		for query, id := range map[string]string{
			"remix": "timeline.remix", "speed": "timeline.speed", "slow motion": "timeline.speed", "mute clip": "timeline.mute",
			"fade": "timeline.fadeIn", "crossfade": "timeline.dissolve", "rename track": "track.rename", "remove track": "track.remove", "delete track": "track.remove",
			"lock track": "track.lock", "solo": "track.solo", "mute track": "track.off", "volume track": "track.off",
			"next marker": "mark.next", "previous marker": "mark.previous", "rename marker": "mark.rename", "delete marker": "mark.remove",
		} {
			found := r.actions.Search(query, translated)
			if len(found) == 0 || found[0].ID != id {
				t.Errorf("%s: %q finds %v first, want %s", language, query, ids(found), id)
			}
		}
	}
	if found := r.actions.Search("倒放", translated); !slices.Contains(ids(found), "timeline.speed") {
		t.Errorf("倒放 finds %v", ids(found))
	}
}

func translated(text string) string { return lang.L(text) }

func ids(all []action.Action) []string {
	var out []string
	for _, a := range all[:min(3, len(all))] {
		out = append(out, a.ID)
	}
	return out
}

func TestMarkersAndTracksByActions(t *testing.T) {
	r := newRoom(t)
	r.make(t, "a boat")
	r.do(t, "take.append", "play.viewTimeline")
	marker := func(frame int64) {
		t.Helper()
		r.goTo(t, frame)
		r.do(t, "timeline.marker")
	}
	at := func(id string, frame int64) {
		t.Helper()
		r.do(t, id)
		r.wait(t, id, func() bool { return r.screen.State.Frame == frame })
	}
	marker(5)
	marker(20)
	r.goTo(t, 0)
	at("mark.next", 5)
	at("mark.next", 20)
	at("mark.previous", 5)
	r.do(t, "mark.remove")
	if m := r.shown.Film.Timeline.Markers; len(m) != 1 || m[0].Frame != 20 {
		t.Errorf("left are %+v", m)
	}
	if r.actions.Do("mark.remove") || !strings.Contains(r.shown.Notice.Text, "No marker lies at the playhead") {
		t.Errorf("it says %q", r.shown.Notice.Text)
	}
	picture := func() projects.Track { k, _ := r.timeline.Track(); return k }
	r.do(t, "timeline.mute", "track.lock")
	if k := picture(); !k.Locked || !k.Clips[0].Mute {
		t.Errorf("the track is %+v", k)
	}
	r.do(t, "track.lock", "track.off", "track.off", "timeline.addPictures", "track.solo")
	if solo := picture(); solo.Off {
		t.Error("the track that is alone is off")
	}
	off := 0
	for _, k := range r.shown.Film.Timeline.Tracks {
		if k.Off && k.Kind == projects.PictureTrack {
			off++
		}
	}
	if off != 1 {
		t.Errorf("%d tracks of pictures are off", off)
	}
	for _, id := range []string{"track.rename", "timeline.speed", "timeline.remix"} {
		r.do(t, id)
		if r.canvas().Overlays().Top() == nil {
			t.Errorf("%s opens nothing", id)
		}
		r.keys(fyne.KeyEscape)
	}
	r.do(t, "track.remove")
	if len(r.clips()) != 0 {
		t.Error("the track is still there")
	}
}
