package app

import (
	"errors"

	"kinora/projects"
	"kinora/projects/edit"
)

// Placing says how a source gets onto the timeline.
type Placing int

// The ways of placing.
const (
	PlaceAppend Placing = iota
	PlaceInsert
	PlaceOverwrite
)

var placingNames = map[Placing]string{PlaceAppend: "Append", PlaceInsert: "Insert", PlaceOverwrite: "Overwrite"}

// Place puts a source onto the timeline: at a frame of a track, or, for PlaceAppend, at
// its end. Track 0 is the first that can take it.
func (s *Studio) Place(source projects.Source, how Placing, track projects.ID, at int64) {
	s.PlaceAll([]projects.Source{source}, how, track, at)
}

// PlaceAll is Place of sources one behind the other, as one command: of all of them or,
// where one cannot be placed, of none.
func (s *Studio) PlaceAll(sources []projects.Source, how Placing, track projects.ID, at int64) {
	put := map[Placing]edit.Put{PlaceAppend: edit.PutLast, PlaceInsert: edit.Insert, PlaceOverwrite: edit.Overwrite}[how]
	var ids []projects.ID
	s.change(placingNames[how], func(f projects.Film) (after projects.Film, err error) {
		after, ids, err = edit.InARow(f, edit.Whole(sources), put, track, at)
		return after, err
	})
	if len(ids) > 0 {
		s.SelectClips(ids...)
	}
}

// PlaceSelected puts what is selected at the playhead: the shot's take, or what is
// selected in the library.
func (s *Studio) PlaceSelected(how Placing) {
	sources := s.selection.Sources
	if s.selection.Pane == PaneBoard || len(sources) == 0 {
		sources = []projects.Source{{Take: s.doc.film.Shown(s.selection.Card)}}
	}
	if sources[0] == (projects.Source{}) {
		s.brief(Warning, "Choose a shot with a take, or something in the library, to put on the timeline.")
		return
	}
	s.PlaceAll(sources, how, s.selection.Track, s.playhead)
}

// PlaceCards appends the takes of cards, or of all cards where none are named.
func (s *Studio) PlaceCards(cards ...projects.ID) {
	if len(cards) == 0 {
		for _, c := range s.doc.film.Board {
			cards = append(cards, c.ID)
		}
	}
	s.change("Shots to the timeline", func(f projects.Film) (projects.Film, error) {
		placed := 0
		for _, c := range cards {
			take := f.Shown(c)
			if take == 0 {
				continue
			}
			after, _, err := edit.Append(f, edit.Piece{Source: projects.Source{Take: take}}, 0)
			if err != nil {
				return f, err
			}
			f, placed = after, placed+1
		}
		if placed == 0 {
			return f, errors.New("none of the shots has a take yet: generate them first")
		}
		return f, nil
	})
}
