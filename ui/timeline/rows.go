package timeline

import "kinora/projects"

// row is a track as it lies on the screen: the highest picture on top, sound below.
type row struct {
	index int // of the track in the film
	id    projects.ID
	kind  projects.TrackKind
}

// rowsOf is the tracks from top to bottom.
func rowsOf(tracks []projects.Track) []row {
	var out []row
	for i := len(tracks) - 1; i >= 0; i-- {
		if tracks[i].Kind == projects.PictureTrack {
			out = append(out, row{i, tracks[i].ID, tracks[i].Kind})
		}
	}
	for i, t := range tracks {
		if t.Kind != projects.PictureTrack {
			out = append(out, row{i, t.ID, t.Kind})
		}
	}
	return out
}

// preview draws what a drag would make of the film, with the tracks that it would add.
func (t *Timeline) preview(f projects.Film) {
	t.film, t.rows = f, rowsOf(f.Timeline.Tracks)
	if len(t.heads.heads) == len(t.rows) {
		t.lanes.arrange()
		return
	}
	t.heads.draw()
	t.scrolled()
}

// ownRows leaves out the rows of tracks that only a drag would add: the pointer stays over
// the same row, though a new one on top moves all that is drawn.
func (t *Timeline) ownRows() { t.rows = rowsOf(t.snapshot.Film.Timeline.Tracks) }

// rowAt is the row at a height of the lanes, -1 for none.
func (t *Timeline) rowAt(y float32) int {
	i := int((y + t.top) / rowHeight)
	if y+t.top < 0 || i >= len(t.rows) {
		return -1
	}
	return i
}

// rowTop is where a row begins in the lanes.
func (t *Timeline) rowTop(i int) float32 { return float32(i)*rowHeight - t.top }

// track is the track of a row in the film that is drawn.
func (t *Timeline) track(i int) projects.Track {
	if tracks := t.film.Timeline.Tracks; i >= 0 && i < len(t.rows) && t.rows[i].index < len(tracks) {
		return tracks[t.rows[i].index]
	}
	return projects.Track{}
}

// rowOf is the row of a track, -1 for none.
func (t *Timeline) rowOf(track projects.ID) int {
	for i, r := range t.rows {
		if r.id == track {
			return i
		}
	}
	return -1
}

// climb is by how many tracks a clip changes that is dragged from a row to another, as
// edit.Move counts, as far as there are tracks of its kind.
func (t *Timeline) climb(from, to int) int {
	if from < 0 {
		return 0
	}
	kind, by := t.rows[from].kind, 0
	step := 1
	if to < from {
		step = -1
	}
	for i := from; i != to; i += step {
		if next := i + step; next < 0 || next >= len(t.rows) || t.rows[next].kind != kind {
			break
		}
		by += step
	}
	if kind == projects.PictureTrack {
		return -by
	}
	return by
}

// slack is how far past the rows a clip is dragged before it gets a new track, so that none
// is made by a hand that is not quite steady.
const slack = rowHeight / 4

// beyond is 1 where a height is past the last track for clips of a row: above all pictures,
// below all sound.
func (t *Timeline) beyond(row int, y float32) int {
	y += t.top
	past := y < -slack
	if row >= 0 && t.rows[row].kind == projects.SoundTrack {
		past = y > float32(len(t.rows))*rowHeight+slack
	}
	if row >= 0 && past {
		return 1
	}
	return 0
}
