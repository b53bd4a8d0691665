package projects

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// FromRows puts a film together. Rows of kinds that are not known are left alone.
func FromRows(rows map[string][]byte) (Film, error) {
	changes := make([]Change, 0, len(rows))
	for _, k := range slices.Sorted(maps.Keys(rows)) {
		changes = append(changes, Change{Key: k, After: rows[k]})
	}
	return Apply(Film{}, changes, false)
}

// Apply goes over changes: forward, or back to what was before them. The film that is
// given stays as it is. Its error says which row cannot be read.
func Apply(f Film, changes []Change, back bool) (Film, error) {
	a := applier{film: f, orders: map[string][]ID{}, by: map[string][]Change{}}
	for _, c := range changes {
		if back {
			c.Before, c.After = c.After, c.Before
		}
		kind, _, _ := strings.Cut(c.Key, "/")
		a.by[kind] = append(a.by[kind], c)
		a.film.Next = max(a.film.Next, KeyID(c.Key)+1)
	}
	a.lists()
	a.ones()
	if a.err != nil {
		return f, a.err
	}
	return a.film, nil
}

// applier rebuilds what changed; after an error the rest does nothing.
type applier struct {
	film   Film
	by     map[string][]Change // by kind
	orders map[string][]ID
	err    error
}

func (a *applier) ones() {
	for _, c := range a.by[kindHead] {
		a.film.Head = Head{}
		a.decode(c, &a.film.Head)
	}
	for _, c := range a.by[kindRange] {
		var r rangeRow
		a.decode(c, &r)
		a.film.Timeline.In, a.film.Timeline.Out = r.In, r.Out
	}
	for _, c := range a.by[kindOutcome] {
		var o Outcome
		a.decode(c, &o)
		all := maps.Clone(a.film.Outcomes)
		if all == nil {
			all = map[ID]Outcome{}
		}
		if all[KeyID(c.Key)] = o; c.After == nil {
			delete(all, KeyID(c.Key))
		}
		a.film.Outcomes = all
	}
}

func (a *applier) lists() {
	for _, c := range a.by[kindOrder] {
		ids := []ID{}
		a.decode(c, &ids)
		a.orders[strings.TrimPrefix(c.Key, kindOrder+"/")] = ids
	}
	t := &a.film.Timeline
	a.film.Cast = inOrder(applyList(a, kindMember, a.film.Cast), a.orders["cast"])
	a.film.Board = inOrder(applyList(a, kindCard, a.film.Board), a.orders["board"])
	a.film.Takes = byAge(applyList(a, kindTake, a.film.Takes))
	a.film.Media = byAge(applyList(a, kindMedium, a.film.Media))
	t.Markers = applyList(a, kindMarker, t.Markers)
	if len(a.by[kindMarker]) > 0 {
		slices.SortStableFunc(t.Markers, func(x, y Marker) int { return cmp.Or(cmp.Compare(x.Frame, y.Frame), cmp.Compare(x.ID, y.ID)) })
	}
	clips := a.clips()
	t.Tracks = inOrder(a.tracks(), a.orders["tracks"])
	a.place(clips)
}

// tracks applies what changed of tracks; they keep their clips.
func (a *applier) tracks() []Track {
	old := a.film.Timeline.Tracks
	tracks := applyList(a, kindTrack, old)
	if sameSlice(tracks, old) {
		return tracks
	}
	for i := range tracks {
		if was, ok := byID(old, tracks[i].ID); ok {
			tracks[i].Clips = was.Clips
		}
	}
	return tracks
}

// clips reads what became of clips; nil is one that is gone.
func (a *applier) clips() map[ID]*clipRow {
	out := map[ID]*clipRow{}
	for _, c := range a.by[kindClip] {
		if c.After == nil {
			out[KeyID(c.Key)] = nil
			continue
		}
		row := &clipRow{}
		a.decode(c, row)
		out[KeyID(c.Key)] = row
	}
	return out
}

// place takes the clips that changed out of their tracks and puts them where they are now.
func (a *applier) place(changed map[ID]*clipRow) {
	if len(changed) == 0 {
		return
	}
	tracks := slices.Clone(a.film.Timeline.Tracks)
	for i := range tracks {
		t := &tracks[i]
		was := len(t.Clips)
		kept := make([]Clip, 0, was)
		for _, c := range t.Clips {
			if _, ok := changed[c.ID]; !ok {
				kept = append(kept, c)
			}
		}
		for _, row := range changed {
			if row != nil && row.Track == t.ID {
				kept = append(kept, row.Clip)
			}
		}
		slices.SortFunc(kept, func(x, y Clip) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.ID, y.ID)) })
		if !slices.Equal(kept, t.Clips) {
			t.Clips = kept
		}
	}
	a.film.Timeline.Tracks = tracks
}

// applyList is a list after the changes of a kind; the same slice where there are none.
func applyList[T identified](a *applier, kind string, list []T) []T {
	changes := a.by[kind]
	if len(changes) == 0 {
		return list
	}
	out := slices.Clone(list)
	at := map[ID]int{}
	for i, t := range out {
		at[t.Ident()] = i
	}
	gone := map[ID]bool{}
	for _, c := range changes {
		id := KeyID(c.Key)
		i, known := at[id]
		if c.After == nil {
			gone[id] = true
			continue
		}
		var t T
		a.decode(c, &t)
		if t.Ident() != id {
			a.fail(fmt.Errorf("row %s speaks of %d", c.Key, t.Ident()))
		}
		if known {
			out[i] = t
		} else {
			at[id] = len(out)
			out = append(out, t)
		}
	}
	return slices.DeleteFunc(out, func(t T) bool { return gone[t.Ident()] })
}

// inOrder sorts a list by IDs; nil leaves it, what is not named comes last.
func inOrder[T identified](list []T, ids []ID) []T {
	if ids == nil {
		return list
	}
	at := make(map[ID]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	place := func(t T) int {
		if i, ok := at[t.Ident()]; ok {
			return i
		}
		return len(ids)
	}
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(x, y T) int { return cmp.Compare(place(x), place(y)) })
	return out
}

// byAge sorts a list by ID; one that is sorted stays the same slice.
func byAge[T identified](list []T) []T {
	less := func(x, y T) int { return cmp.Compare(x.Ident(), y.Ident()) }
	if slices.IsSortedFunc(list, less) {
		return list
	}
	out := slices.Clone(list)
	slices.SortFunc(out, less)
	return out
}

func (a *applier) decode(c Change, into any) {
	if c.After == nil || a.err != nil {
		return
	}
	if err := json.Unmarshal(c.After, into); err != nil {
		a.fail(fmt.Errorf("row %s cannot be read: %w", c.Key, err))
	}
}

func (a *applier) fail(err error) {
	if a.err == nil {
		a.err = err
	}
}
