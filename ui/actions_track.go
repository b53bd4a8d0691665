package ui

import (
	"fyne.io/fyne/v2/lang"

	"kinora/app/action"
	"kinora/projects"
	"kinora/ui/timeline"
)

// clipActions are what the menu of a clip can do, for the selected one.
func (w *window) clipActions() []action.Action {
	clip := func() projects.Clip { c, _ := w.timeline.Clip(); return c }
	return []action.Action{
		{
			ID: "timeline.remix", Title: "Remix the clip…", Menu: "Timeline", Separator: true, Words: "restyle video to video",
			Enabled: func() (bool, string) { why := w.timeline.WhyNoRemix(); return why == "", why },
			Run:     func() { w.timeline.Remix() },
		},
		{
			ID: "timeline.speed", Title: "Speed of the clip…", Menu: "Timeline", Words: "slow motion fast reverse backwards retime",
			Enabled: w.clipsAreSelected, Run: func() { w.timeline.Speeds() },
		},
		{
			ID: "timeline.mute", Title: "Mute the clip", Menu: "Timeline", Words: "volume silence sound", Enabled: w.clipsAreSelected,
			Checked: func() bool { return clip().Mute }, Run: func() { w.studio.MuteClips(!clip().Mute) },
		},
	}
}

// trackActions are what the head of a track and its menu can do.
func (w *window) trackActions() []action.Action {
	s := w.studio
	track := func() projects.Track { t, _ := w.timeline.Track(); return t }
	of := func(a action.Action) action.Action {
		a.Menu, a.Enabled = "Track", w.trackIsThere
		return a
	}
	return []action.Action{
		{ID: "timeline.addPictures", Title: "Add a picture track", Menu: "Track", Run: func() { s.AddTrack(projects.PictureTrack) }},
		{ID: "timeline.addSound", Title: "Add a sound track", Menu: "Track", Run: func() { s.AddTrack(projects.SoundTrack) }},
		of(action.Action{
			ID: "track.off", Title: "Mute or hide the track", Separator: true, Words: "volume silence sound show",
			Checked: func() bool { return track().Off }, Run: func() { t := track(); s.SetTrack(t.ID, !t.Off, t.Locked) },
		}),
		of(action.Action{ID: "track.solo", Title: "Solo the track", Words: "only alone mute others", Run: func() { s.SoloTrack(track().ID) }}),
		of(action.Action{
			ID: "track.lock", Title: "Lock the track", Words: "unlock protect",
			Checked: func() bool { return track().Locked }, Run: func() { t := track(); s.SetTrack(t.ID, t.Off, !t.Locked) },
		}),
		of(action.Action{ID: "track.rename", Title: "Rename the track…", Words: "name", Run: func() { w.timeline.RenameTrack() }}),
		of(action.Action{ID: "track.remove", Title: "Remove the track", Words: "delete", Run: func() { s.RemoveTrack(track().ID) }}),
	}
}

func (w *window) trackIsThere() (ok bool, why string) {
	_, ok = w.timeline.Track()
	return ok, lang.L("Select a track or a clip first, or move the playhead onto one.")
}

// markerActions are what can be done with the marker at the playhead, and the ways to it.
func (w *window) markerActions() []action.Action {
	goTo := func(find func(*timeline.Timeline) (projects.Marker, bool)) func() {
		return func() {
			if m, ok := find(w.timeline); ok {
				w.studio.MovePlayhead(m.Frame)
			}
		}
	}
	can := func(find func(*timeline.Timeline) (projects.Marker, bool), why string) func() (bool, string) {
		return func() (bool, string) { _, ok := find(w.timeline); return ok, lang.L(why) }
	}
	next, previous, here := (*timeline.Timeline).NextMarker, (*timeline.Timeline).PreviousMarker, (*timeline.Timeline).Marker
	none := "No marker lies at the playhead."
	return []action.Action{
		{
			ID: "mark.next", Title: "Next marker", Menu: "Mark", Keys: on("Shift+M"),
			Enabled: can(next, "No marker comes after the playhead."), Run: goTo(next),
		},
		{
			ID: "mark.previous", Title: "Previous marker", Menu: "Mark", Keys: on("Ctrl+Shift+M"),
			Enabled: can(previous, "No marker comes before the playhead."), Run: goTo(previous),
		},
		{ID: "mark.rename", Title: "Rename the marker…", Menu: "Mark", Words: "name", Enabled: can(here, none), Run: func() { w.timeline.RenameMarker() }},
		{
			ID: "mark.remove", Title: "Remove the marker", Menu: "Mark", Words: "delete", Enabled: can(here, none),
			Run: func() { m, _ := w.timeline.Marker(); w.studio.RemoveMarkers(m.ID) },
		},
	}
}
