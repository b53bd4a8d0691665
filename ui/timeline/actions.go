package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
)

// What menus of the timeline do at a place, done by an action of the window instead: with
// the clip that is selected, its track, or the marker at the playhead.

// Clip is the first selected clip.
func (t *Timeline) Clip() (c projects.Clip, ok bool) {
	if ids := t.snapshot.Selection.Clips; len(ids) > 0 {
		c, _, ok = t.film.Timeline.Clip(ids[0])
	}
	return c, ok
}

// Track is the track of the selected clip, else the one whose head is selected, else the
// topmost with a clip at the playhead.
func (t *Timeline) Track() (projects.Track, bool) {
	sel, tl := t.snapshot.Selection, t.film.Timeline
	if len(sel.Clips) > 0 {
		if _, i, ok := tl.Clip(sel.Clips[0]); ok {
			return tl.Tracks[i], true
		}
	}
	if track, ok := tl.Track(sel.Track); ok {
		return track, true
	}
	if c, ok := tl.Top(t.playhead); ok {
		_, i, _ := tl.Clip(c.ID)
		return tl.Tracks[i], true
	}
	return projects.Track{}, false
}

// Marker is the marker at the playhead.
func (t *Timeline) Marker() (projects.Marker, bool) {
	for _, m := range t.film.Timeline.Markers {
		if m.Frame == t.playhead {
			return m, true
		}
	}
	return projects.Marker{}, false
}

// WhyNoRemix says why the selected clip cannot be made anew as something else, "" where it
// can.
func (t *Timeline) WhyNoRemix() string {
	c, ok := t.Clip()
	if !ok {
		return lang.L("No clip is selected on the timeline.")
	}
	if _, i, _ := t.film.Timeline.Clip(c.ID); t.film.Timeline.Tracks[i].Kind == projects.SoundTrack {
		return lang.L("A clip of sound shows nothing.")
	}
	return cannotGoOn(c, t.lookOf(c.Source))
}

// Remix asks what the selected clip is to show instead.
func (t *Timeline) Remix() {
	if c, ok := t.Clip(); ok && t.WhyNoRemix() == "" {
		t.remix(c)
	}
}

// Speeds opens the speeds that the selected clips can have.
func (t *Timeline) Speeds() {
	c, ok := t.Clip()
	if !ok {
		return
	}
	_, row, _ := t.film.Timeline.Clip(c.ID)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.lanes)
	x := min(max(0, t.view.x(c.Start)), t.view.width)
	t.pop(origin.AddXY(x, t.rowTop(t.rowOf(t.film.Timeline.Tracks[row].ID))), t.speeds(c))
}

// RenameTrack asks for the name of the Track.
func (t *Timeline) RenameTrack() {
	if track, ok := t.Track(); ok {
		t.renameTrack(track)
	}
}

// RenameMarker asks for the name of the Marker.
func (t *Timeline) RenameMarker() {
	if m, ok := t.Marker(); ok {
		t.renameMarker(m.ID)
	}
}

// NextMarker is the first marker behind the playhead.
func (t *Timeline) NextMarker() (m projects.Marker, ok bool) {
	for _, other := range t.film.Timeline.Markers {
		if other.Frame > t.playhead && (!ok || other.Frame < m.Frame) {
			m, ok = other, true
		}
	}
	return m, ok
}

// PreviousMarker is the last marker before the playhead.
func (t *Timeline) PreviousMarker() (m projects.Marker, ok bool) {
	for _, other := range t.film.Timeline.Markers {
		if other.Frame < t.playhead && (!ok || other.Frame > m.Frame) {
			m, ok = other, true
		}
	}
	return m, ok
}
