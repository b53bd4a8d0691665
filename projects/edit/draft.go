package edit

import (
	"slices"

	"kinora/projects"
)

// draft is a film while an operation works on it. Clips of a track are copied before the
// first write, and what the operation broke around them is put right in done.
type draft struct {
	was, film projects.Film
	tracks    bool                        // Tracks is a copy
	owned     idSet                       // tracks whose clips are a copy
	loose     idSet                       // links that may have lost all but one of their clips
	cutFrom   map[projects.ID]projects.ID // clips that were split off, and from which
	branches  map[branch]projects.ID
	torn      bool // time was taken out of some tracks while others stayed
}

// branch is a link where its clips are split.
type branch struct {
	link projects.ID
	at   int64
}

func begin(f projects.Film) *draft {
	return &draft{
		was: f, film: f, owned: idSet{}, loose: idSet{},
		cutFrom: map[projects.ID]projects.ID{}, branches: map[branch]projects.ID{},
	}
}

// done is the film with dissolves, fades and links in order.
func (d *draft) done() projects.Film {
	d.dissolves()
	d.fades()
	d.unlinkSingles()
	d.share()
	return d.film
}

// share takes back the old slice where a track came out as it was.
func (d *draft) share() {
	for i := range d.film.Timeline.Tracks {
		t := d.track(i)
		if !d.owned[t.ID] {
			continue
		}
		if was, ok := d.was.Timeline.Track(t.ID); ok && slices.Equal(was.Clips, t.Clips) {
			d.film.Timeline.Tracks[i].Clips = was.Clips
		}
	}
}

func (d *draft) newID() (id projects.ID) {
	d.film, id = d.film.NewID()
	return id
}

func (d *draft) count() int                 { return len(d.film.Timeline.Tracks) }
func (d *draft) track(t int) projects.Track { return d.film.Timeline.Tracks[t] }
func (d *draft) clips(t int) []projects.Clip {
	return d.film.Timeline.Tracks[t].Clips
}

// list is the tracks, to be written to.
func (d *draft) list() []projects.Track {
	if !d.tracks {
		d.tracks = true
		d.film.Timeline.Tracks = slices.Clone(d.film.Timeline.Tracks)
	}
	return d.film.Timeline.Tracks
}

// own is the clips of a track, to be written to.
func (d *draft) own(t int) []projects.Clip {
	track := &d.list()[t]
	if !d.owned[track.ID] {
		d.owned[track.ID] = true
		track.Clips = append(make([]projects.Clip, 0, len(track.Clips)+2), track.Clips...)
	}
	return track.Clips
}

func (d *draft) set(t int, clips []projects.Clip) { d.list()[t].Clips = clips }

// trackIndex is where a track is.
func (d *draft) trackIndex(id projects.ID) (int, error) {
	if i := slices.IndexFunc(d.film.Timeline.Tracks, func(t projects.Track) bool { return t.ID == id }); i >= 0 {
		return i, nil
	}
	return -1, refuse(ErrNoTrack, "this track is not in the film any more")
}

// open is where a track is that can be changed.
func (d *draft) open(id projects.ID) (int, error) {
	i, err := d.trackIndex(id)
	if err == nil && d.track(i).Locked {
		err = lockedTrack(d.track(i).Name)
	}
	return i, err
}
