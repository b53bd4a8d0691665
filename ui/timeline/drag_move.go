package timeline

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"kinora/projects"
	"kinora/projects/edit"
)

// move drags clips along the film and to other tracks.
type move struct {
	t        *Timeline
	ids      []projects.ID // that are dragged
	moving   []projects.ID // those and what is linked to them
	clip     projects.Clip // that was pressed
	from     float64       // frame that was pressed
	track    projects.ID   // that was pressed; undoing while the button is down may take it away
	edges    []int64
	by       int64
	tracks   int
	stays    bool // on its track, as it is the sound of pictures that are dragged along
	between  bool
	possible bool
}

func newMove(t *Timeline, h hit, at fyne.Position) gesture {
	m := &move{t: t, ids: t.snapshot.Selection.Clips, clip: h.clip, from: t.view.at(at.X), track: h.track.ID}
	if !slices.Contains(m.ids, h.clip.ID) {
		m.ids = []projects.ID{h.clip.ID}
	}
	m.stays = h.track.Kind == projects.SoundTrack && t.anyPicture(m.ids)
	m.moving = edit.Linked(t.snapshot.Film, m.ids)
	m.edges = []int64{h.clip.Start, h.clip.End()}
	if from, to := blockOf(t.snapshot.Film, m.ids); from != h.clip.Start || to != h.clip.End() {
		m.edges = append(m.edges, from, to)
	}
	return m
}

// blockOf is from the first frame of some clips to the end of the last.
func blockOf(f projects.Film, ids []projects.ID) (from, to int64) {
	from = math.MaxInt64
	for _, id := range ids {
		if c, _, ok := f.Timeline.Clip(id); ok {
			from, to = min(from, c.Start), max(to, c.End())
		}
	}
	return from, to
}

// anyPicture reports whether one of some clips is on a picture track.
func (t *Timeline) anyPicture(ids []projects.ID) bool {
	return slices.ContainsFunc(ids, func(id projects.ID) bool {
		_, track, ok := t.snapshot.Film.Timeline.Clip(id)
		return ok && t.snapshot.Film.Timeline.Tracks[track].Kind == projects.PictureTrack
	})
}

func (m *move) drag(at fyne.Position) {
	t := m.t
	m.by = t.hold(int64(math.Round(t.view.at(at.X)-m.from)), m.moving, m.edges...)
	m.tracks = m.climb(at.Y)
	m.between = t.between()
	mode := edit.Over
	if m.between {
		mode = edit.Between
	}
	film, err := edit.Move(t.snapshot.Film, m.ids, m.by, m.tracks, mode, edit.Together)
	if m.possible = err == nil; !m.possible {
		film = t.snapshot.Film
	}
	t.tell(at, m.by)
	t.preview(film)
	m.reveal()
}

// climb is by how many tracks the clip that was pressed changes at a height.
func (m *move) climb(y float32) int {
	m.t.ownRows()
	if m.stays {
		return 0
	}
	row := m.t.rowOf(m.track)
	return m.t.climb(row, m.t.nearestRow(y)) + m.t.beyond(row, y)
}

// reveal scrolls to the track that a drag adds. Back where it does not, the pointer has to
// come, so that the two do not take turns.
func (m *move) reveal() {
	t := m.t
	if len(t.rows) > len(t.snapshot.Film.Timeline.Tracks) {
		t.top = 0
		if row := t.rowOf(m.track); row >= 0 && t.rows[row].kind == projects.SoundTrack {
			t.top = float32(len(t.rows)) * rowHeight
		}
		t.scrolled()
	}
}

func (m *move) done() {
	if m.by != 0 || m.tracks != 0 {
		m.t.params.Commands.MoveClips(m.ids, m.by, m.tracks, m.between)
	}
}

func (m *move) drop() {}

// nearestRow is the row at a height, the first or the last beyond them.
func (t *Timeline) nearestRow(y float32) int {
	i := int(math.Floor(float64(y+t.top) / float64(rowHeight)))
	return max(0, min(i, len(t.rows)-1))
}
