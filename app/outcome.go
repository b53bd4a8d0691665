package app

import (
	"maps"
	"slices"

	"kinora/projects"
)

// Takes and what comes of them are written by the queue, outside of the history: undoing
// an edit never loses a take.

// setOutcome notes what has come of a take.
func (s *Studio) setOutcome(take projects.ID, o projects.Outcome) {
	all := maps.Clone(s.doc.film.Outcomes)
	if all == nil {
		all = map[projects.ID]projects.Outcome{}
	}
	all[take] = o
	s.doc.film.Outcomes = all
	k, row := projects.OutcomeRow(take, o)
	s.doc.store.Put(map[string][]byte{k: row})
	s.refreshPrograms()
}

// addTake puts a take that was ordered into the film.
func (s *Studio) addTake(t projects.FilmTake) projects.FilmTake {
	s.doc.film, t.ID = s.doc.film.NewID()
	s.doc.film.Takes = append(slices.Clip(s.doc.film.Takes), t)
	k, row := projects.TakeRow(t)
	s.doc.store.Put(map[string][]byte{k: row})
	return t
}
