package edit

import (
	"slices"

	"kinora/projects"
)

// Clipboard is clips without a place: the first begins at frame 0.
type Clipboard struct{ Clips []Copied }

// Copied is a clip of a clipboard.
type Copied struct {
	Clip  projects.Clip
	Kind  projects.TrackKind
	Track int // counted from the first track of its kind that the clipboard has a clip of
	Base  int // of that first track among the film's tracks of its kind
}

// Empty reports whether nothing is on it.
func (b Clipboard) Empty() bool { return len(b.Clips) == 0 }

// Copy takes clips, of locked tracks too, onto a clipboard.
func Copy(f projects.Film, ids []projects.ID, reach Reach) (Clipboard, error) {
	d := begin(f)
	spots, err := d.pick(ids, reach)
	if err != nil && !isLocked(err) {
		return Clipboard{}, err
	}
	from, _ := extent(spots)
	base := map[projects.TrackKind]int{}
	var board Clipboard
	for _, s := range spots { // in the order of tracks, so that the first of a kind is the lowest
		kind := d.track(s.track).Kind
		place := slices.Index(d.ofKind(kind), s.track)
		if _, ok := base[kind]; !ok {
			base[kind] = place
		}
		s.clip.Start -= from
		board.Clips = append(board.Clips, Copied{s.clip, kind, place - base[kind], base[kind]})
	}
	return board, nil
}

// Paste puts the clips of a clipboard down from a frame on and gives the new clips. The
// track is the one for its lowest clips of that kind; clips of the other kind, and all
// where it is 0, go to the tracks that they were copied from. Tracks that are missing are made.
func Paste(f projects.Film, board Clipboard, track projects.ID, at int64, mode Mode) (projects.Film, []projects.ID, error) {
	d := begin(f)
	if board.Empty() {
		return f, nil, refuse(ErrNothing, "the clipboard is empty: copy a clip first")
	}
	lanes, err := d.lanes(board, track)
	if err != nil {
		return f, nil, err
	}
	at = max(bound(at), 0)
	if mode == Between {
		d.openUp(at, board.frames())
	}
	var ids []projects.ID
	links := map[projects.ID]projects.ID{}
	for i, c := range board.Clips {
		clip := d.renew(c.Clip, links)
		clip.Start += at
		d.clear(lanes[i], clip.Start, clip.End())
		d.put(lanes[i], clip)
		ids = append(ids, clip.ID)
	}
	return d.done(), ids, nil
}

func (b Clipboard) frames() (n int64) {
	for _, c := range b.Clips {
		n = max(n, c.Clip.End())
	}
	return n
}

// renew gives a copy an ID and a link of its own.
func (d *draft) renew(c projects.Clip, links map[projects.ID]projects.ID) projects.Clip {
	c.ID = d.newID()
	if c.Link != 0 {
		if links[c.Link] == 0 {
			links[c.Link] = d.newID()
			d.loose[links[c.Link]] = true
		}
		c.Link = links[c.Link]
	}
	return c
}

// lanes is the tracks for the clips of a clipboard, by index.
func (d *draft) lanes(board Clipboard, track projects.ID) ([]int, error) {
	kind, base := projects.TrackKind(""), 0
	if track != 0 {
		t, err := d.trackIndex(track)
		if err != nil {
			return nil, err
		}
		kind = d.track(t).Kind
		base = slices.Index(d.ofKind(kind), t)
	}
	places := make([]int, len(board.Clips))
	for i, c := range board.Clips {
		if !known(d.film, c.Clip.Source) {
			return nil, missing("source")
		}
		places[i] = c.Base + c.Track
		if c.Kind == kind {
			places[i] = base + c.Track
		}
		for len(d.ofKind(c.Kind)) <= places[i] {
			d.addTrack(c.Kind)
		}
	}
	for i, c := range board.Clips {
		places[i] = d.ofKind(c.Kind)[places[i]]
		if t := d.track(places[i]); t.Locked {
			return nil, lockedTrack(t.Name)
		}
	}
	return places, nil
}
