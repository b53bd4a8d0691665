package edit

import (
	"slices"
	"strings"

	"kinora/projects"
)

// MergeCards makes one card of several: the first of them, with the prompts of all in
// order, the known frames of its own beginning and of the end of the last, and the takes
// of all.
func MergeCards(f projects.Film, ids []projects.ID) (projects.Film, error) {
	want := setOf(ids)
	if len(want) < 2 {
		return f, refuse(ErrNothing, "only one card is selected: select the cards that are to become one")
	}
	var all []projects.Card
	for _, c := range f.Board {
		if want[c.ID] {
			all = append(all, c)
		}
	}
	if len(all) < len(want) {
		return f, missing("card")
	}
	merged := mergeCards(all)
	gone := setOf(ids)
	delete(gone, merged.ID)
	f.Board = slices.DeleteFunc(slices.Clone(f.Board), func(c projects.Card) bool { return gone[c.ID] })
	i, _ := cardIndex(f, merged.ID)
	f.Board[i] = merged
	return adoptTakes(f, gone, merged.ID), nil
}

func mergeCards(all []projects.Card) projects.Card {
	out := all[0]
	var prompts []string
	for _, c := range all {
		if p := strings.TrimSpace(c.Shot.Prompt); p != "" {
			prompts = append(prompts, p)
		}
	}
	out.Shot.Prompt, out.Shot.Expanded, out.Locked = strings.Join(prompts, " "), "", false
	out.Known = append(knownAt(out.Known, false), knownAt(all[len(all)-1].Known, true)...)
	return out
}

// adoptTakes gives the takes of cards to another card.
func adoptTakes(f projects.Film, from idSet, to projects.ID) projects.Film {
	takes := slices.Clone(f.Takes)
	changed := false
	for i, t := range takes {
		if from[t.Card] {
			takes[i].Card, changed = to, true
		}
	}
	if changed {
		f.Takes = takes
	}
	return f
}
