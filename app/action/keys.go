package action

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Conflict is a chord that stands for more than one action.
type Conflict struct {
	Chord Chord
	IDs   []string // in the order of registration; the first is the one that is done
}

// Keys is the chords that do an action now: those that a person chose, or the
// preset's, or the action's own.
func (r *Registry) Keys(id string) []Chord {
	if r.keys == nil {
		r.keys = r.settle()
	}
	return r.keys[id]
}

// settle finds the chords of every action. A preset that gives a chord to one action
// takes it from those of which it says nothing.
func (r *Registry) settle() map[string][]Chord {
	preset, taken := presets[r.preset], map[Chord]bool{}
	for id, keys := range preset {
		if _, there := r.index[id]; there {
			for _, key := range keys {
				taken[key] = true
			}
		}
	}
	all := map[string][]Chord{}
	for _, a := range r.actions {
		own, chosen := r.own[a.ID]
		listed, inPreset := preset[a.ID]
		switch {
		case chosen:
			all[a.ID] = own
		case inPreset:
			all[a.ID] = listed
		default:
			all[a.ID] = slices.DeleteFunc(slices.Clone(a.Keys), func(c Chord) bool { return taken[c] })
		}
	}
	return all
}

// Who is the ids of all actions that a chord stands for, but for those in except.
func (r *Registry) Who(c Chord, except ...string) []string {
	var ids []string
	for _, a := range r.actions {
		if c != "" && slices.Contains(r.Keys(a.ID), c) && !slices.Contains(except, a.ID) {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

// Conflicts is every chord that stands for more than one action, in order.
func (r *Registry) Conflicts() []Conflict {
	users := map[Chord][]string{}
	for _, a := range r.actions {
		for _, c := range r.Keys(a.ID) {
			users[c] = append(users[c], a.ID)
		}
	}
	var all []Conflict
	for _, c := range slices.Sorted(maps.Keys(users)) {
		if ids := users[c]; len(ids) > 1 {
			all = append(all, Conflict{Chord: c, IDs: ids})
		}
	}
	return all
}

// SetKeys gives an action exactly these chords; none leaves it without. A chord that
// another action has already becomes a conflict: see Give.
func (r *Registry) SetKeys(id string, keys []Chord) {
	r.choose(id, slices.Clone(keys))
	r.touch()
}

// Give gives an action one chord in place of those that it had, and takes that away
// from all others.
func (r *Registry) Give(id string, c Chord) {
	for _, other := range r.Who(c, id) {
		r.choose(other, without(r.Keys(other), c))
	}
	r.SetKeys(id, []Chord{c})
}

func without(keys []Chord, c Chord) []Chord {
	return slices.DeleteFunc(slices.Clone(keys), func(other Chord) bool { return other == c })
}

// choose keeps a choice without telling anybody.
func (r *Registry) choose(id string, keys []Chord) {
	if r.own == nil {
		r.own = map[string][]Chord{}
	}
	r.own[id] = keys
}

// Reset forgets what a person chose for these actions, for all where none is named.
func (r *Registry) Reset(ids ...string) {
	if len(ids) == 0 {
		r.own = nil
	}
	for _, id := range ids {
		delete(r.own, id)
	}
	r.touch()
}

// Chosen reports whether a person chose the keys of an action.
func (r *Registry) Chosen(id string) bool {
	_, ok := r.own[id]
	return ok
}

// Overrides is what a person chose, for the settings: canonical chords by id; an empty
// list is an action that was left without keys. nil where nothing was chosen.
func (r *Registry) Overrides() map[string][]string {
	if len(r.own) == 0 {
		return nil
	}
	all := map[string][]string{}
	for id, keys := range r.own {
		texts := make([]string, len(keys))
		for i, key := range keys {
			texts[i] = string(key)
		}
		all[id] = texts
	}
	return all
}

// Load takes a preset and what was chosen from the settings. What cannot be read is
// left out and named in the error; actions may be added later. Ids that nobody knows
// are kept: another version may know them.
func (r *Registry) Load(preset string, overrides map[string][]string) error {
	var bad []string
	r.own = nil
	for id, texts := range overrides {
		keys, wrong := chords(texts)
		bad = append(bad, wrong...)
		if len(keys) > 0 || len(wrong) == 0 {
			r.choose(id, keys)
		}
	}
	if !known(preset) {
		bad = append(bad, preset)
		preset = Kinora
	}
	r.preset = preset
	r.touch()
	if len(bad) > 0 {
		slices.Sort(bad)
		return fmt.Errorf("keys in the settings that Kinora cannot read were left out: %s", strings.Join(bad, ", "))
	}
	return nil
}
