package edit

import (
	"fmt"
	"slices"
	"strings"

	"kinora/projects"
)

// AddTrack puts a track above all pictures, or below all sound, and gives its ID.
func AddTrack(f projects.Film, kind projects.TrackKind) (projects.Film, projects.ID) {
	d := begin(f)
	t := d.addTrack(kind)
	return d.film, d.track(t).ID
}

// addTrack gives the index of the new track; those of sound tracks change with a picture track.
func (d *draft) addTrack(kind projects.TrackKind) int {
	at := d.count()
	if kind == projects.PictureTrack {
		at = len(d.ofKind(kind))
	}
	track := projects.Track{ID: d.newID(), Kind: kind, Name: d.trackName(kind)}
	d.film.Timeline.Tracks = slices.Insert(d.list(), at, track)
	return at
}

// trackName is the first of V1, V2 … that is not taken.
func (d *draft) trackName(kind projects.TrackKind) string {
	letter := "V"
	if kind == projects.SoundTrack {
		letter = "A"
	}
	for n := 1; ; n++ {
		name := fmt.Sprint(letter, n)
		if !slices.ContainsFunc(d.film.Timeline.Tracks, func(t projects.Track) bool { return t.Name == name }) {
			return name
		}
	}
}

// ofKind is the indices of the tracks of a kind, in order.
func (d *draft) ofKind(kind projects.TrackKind) []int {
	var out []int
	for i, t := range d.film.Timeline.Tracks {
		if t.Kind == kind {
			out = append(out, i)
		}
	}
	return out
}

// RemoveTrack removes a track with all that is on it.
func RemoveTrack(f projects.Film, id projects.ID) (projects.Film, error) {
	d := begin(f)
	t, err := d.open(id)
	if err != nil {
		return f, err
	}
	for _, c := range d.clips(t) {
		d.loose[c.Link] = true
	}
	d.film.Timeline.Tracks = slices.Delete(d.list(), t, t+1)
	return d.done(), nil
}

// MoveTrack moves a track by some places among the tracks of its kind, as far as there are
// any: up for pictures, down for sound.
func MoveTrack(f projects.Film, id projects.ID, by int) (projects.Film, error) {
	d := begin(f)
	t, err := d.trackIndex(id)
	if err != nil {
		return f, err
	}
	places := d.ofKind(d.track(t).Kind)
	place := min(max(slices.Index(places, t)+int(bound(int64(by))), 0), len(places)-1)
	track := d.track(t)
	d.film.Timeline.Tracks = slices.Insert(slices.Delete(d.list(), t, t+1), places[place], track)
	return d.done(), nil
}

// SetTrack changes whether a track is off and locked, and its name. All else of it stays.
func SetTrack(f projects.Film, id projects.ID, change func(*projects.Track)) (projects.Film, error) {
	d := begin(f)
	t, err := d.trackIndex(id)
	if err != nil {
		return f, err
	}
	track := d.track(t)
	change(&track)
	was := d.list()[t]
	was.Off, was.Locked = track.Off, track.Locked
	if was.Name = strings.TrimSpace(track.Name); was.Name == "" {
		return f, refuse(ErrValue, "a track needs a name")
	}
	d.list()[t] = was
	return d.film, nil
}

// SoloTrack switches the other tracks of a track's kind off and this one on; where that is so
// already, all of them on.
func SoloTrack(f projects.Film, id projects.ID) (projects.Film, error) {
	d := begin(f)
	solo, err := d.trackIndex(id)
	if err != nil {
		return f, err
	}
	places, alone := d.ofKind(d.track(solo).Kind), true
	for _, t := range places {
		alone = alone && d.track(t).Off == (t != solo)
	}
	for _, t := range places {
		d.list()[t].Off = !alone && t != solo
	}
	return d.film, nil
}
