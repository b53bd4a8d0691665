package projects

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A film is kept as rows: a key such as "clip/17" and a JSON text. A command is the
// rows that it changed, so that whatever a command does is undone the same way.

// Change is a row before and after a command; nil is a row that is not there.
type Change struct {
	Key    string
	Before []byte
	After  []byte
}

// The kinds of rows, which are the first parts of their keys.
const (
	kindHead    = "film"
	kindOrder   = "order" // of the cast, the board and the tracks
	kindMember  = "member"
	kindCard    = "card"
	kindTake    = "take"
	kindMedium  = "medium"
	kindTrack   = "track"
	kindClip    = "clip"
	kindMarker  = "marker"
	kindRange   = "range" // In and Out
	kindOutcome = "outcome"
)

// TakeRow is a take as a row: the queue writes it when the take is ordered, and it is
// never undone.
func TakeRow(t FilmTake) (key string, row []byte) { return keyOf(kindTake, t.ID), encode(t) }

// HeadRow is what a film says of itself as a row.
func HeadRow(h Head) (key string, row []byte) { return keyOf(kindHead, 0), encode(h) }

// MediumRow is a medium as a row.
func MediumRow(m Medium) (key string, row []byte) { return keyOf(kindMedium, m.ID), encode(m) }

// OutcomeRow is what has come of a take as a row.
func OutcomeRow(take ID, o Outcome) (key string, row []byte) {
	return keyOf(kindOutcome, take), encode(o)
}

func keyOf(kind string, id ID) string { return kind + "/" + strconv.FormatInt(int64(id), 10) }

// KeyID is the ID in a key, 0 where it has none.
func KeyID(key string) ID {
	_, number, _ := strings.Cut(key, "/")
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return 0
	}
	return ID(n)
}

// clipRow is a clip with where it lies.
type clipRow struct {
	Track ID `json:"track"`
	Clip
}

// rangeRow is the marked stretch of the timeline.
type rangeRow struct {
	In  int64 `json:"in"`
	Out int64 `json:"out"`
}

// Rows is a film as rows.
func Rows(f Film) map[string][]byte {
	out := map[string][]byte{}
	for _, c := range Diff(Film{}, f) {
		out[c.Key] = c.After
	}
	for id, o := range f.Outcomes {
		k, row := OutcomeRow(id, o)
		out[k] = row
	}
	return out
}

// Diff is the rows in which two films differ, sorted by key. Outcomes are left out: they
// are not part of what a person did.
func Diff(before, after Film) []Change {
	d := differ{}
	d.one(keyOf(kindHead, 0), before.Head, after.Head)
	d.one(keyOf(kindRange, 0), rangeRow{before.Timeline.In, before.Timeline.Out}, rangeRow{after.Timeline.In, after.Timeline.Out})
	d.one(orderKey("cast"), idsOf(before.Cast), idsOf(after.Cast))
	d.one(orderKey("board"), idsOf(before.Board), idsOf(after.Board))
	d.one(orderKey("tracks"), idsOf(before.Timeline.Tracks), idsOf(after.Timeline.Tracks))
	diffList(&d, kindMember, before.Cast, after.Cast)
	diffList(&d, kindCard, before.Board, after.Board)
	diffList(&d, kindTake, before.Takes, after.Takes)
	diffList(&d, kindMedium, before.Media, after.Media)
	diffList(&d, kindTrack, before.Timeline.Tracks, after.Timeline.Tracks)
	diffList(&d, kindMarker, before.Timeline.Markers, after.Timeline.Markers)
	d.clips(before.Timeline, after.Timeline)
	slices.SortFunc(d.changes, func(a, b Change) int { return strings.Compare(a.Key, b.Key) })
	return d.changes
}

func orderKey(of string) string { return kindOrder + "/" + of }

func idsOf[T identified](list []T) []ID {
	ids := make([]ID, len(list))
	for i, t := range list {
		ids[i] = t.Ident()
	}
	return ids
}

// differ collects changes.
type differ struct{ changes []Change }

func (d *differ) add(key string, before, after []byte) {
	if string(before) != string(after) {
		d.changes = append(d.changes, Change{Key: key, Before: before, After: after})
	}
}

// one compares things that every film has; a film's zero value is a row that is not there.
func (d *differ) one(key string, before, after any) {
	d.add(key, unlessZero(before), unlessZero(after))
}

func unlessZero(v any) []byte {
	text := encode(v)
	for _, zero := range []any{Head{}, rangeRow{}, []ID{}} {
		if string(text) == string(encode(zero)) {
			return nil
		}
	}
	return text
}

// diffList compares lists by ID. A list that is the same slice costs nothing.
func diffList[T identified](d *differ, kind string, before, after []T) {
	if sameSlice(before, after) {
		return
	}
	old := make(map[ID]int, len(before))
	for i, t := range before {
		old[t.Ident()] = i
	}
	for _, t := range after {
		var was []byte
		if i, ok := old[t.Ident()]; ok {
			was = encode(before[i])
			delete(old, t.Ident())
		}
		d.add(keyOf(kind, t.Ident()), was, encode(t))
	}
	for id, i := range old {
		d.add(keyOf(kind, id), encode(before[i]), nil)
	}
}

// clips compares the clips of all tracks; a clip that went to another track is one change.
func (d *differ) clips(before, after Timeline) {
	old := map[ID]clipRow{}
	same := map[ID]bool{} // tracks whose clips are the same slice
	for _, t := range before.Tracks {
		if now, ok := after.Track(t.ID); ok && sameSlice(t.Clips, now.Clips) {
			same[t.ID] = true
			continue
		}
		for _, c := range t.Clips {
			old[c.ID] = clipRow{t.ID, c}
		}
	}
	for _, t := range after.Tracks {
		if same[t.ID] {
			continue
		}
		for _, c := range t.Clips {
			d.clip(old, clipRow{t.ID, c})
		}
	}
	for id, c := range old {
		d.add(keyOf(kindClip, id), encode(c), nil)
	}
}

func (d *differ) clip(old map[ID]clipRow, now clipRow) {
	was, ok := old[now.ID]
	delete(old, now.ID)
	switch {
	case !ok:
		d.add(keyOf(kindClip, now.ID), nil, encode(now))
	case was != now:
		d.add(keyOf(kindClip, now.ID), encode(was), encode(now))
	}
}

func sameSlice[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

func encode(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil { // plain data: only a number that is none could get here
		panic(fmt.Sprintf("projects: %T cannot be kept: %v", v, err))
	}
	return text
}
