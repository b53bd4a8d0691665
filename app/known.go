package app

import (
	"fmt"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// MoveKnown moves the n-th known frame of the selected shot to another place; at is in
// seconds and counts for PlaceAt only.
func (s *Studio) MoveKnown(n int, place projects.Place, at rational.Rat) {
	card := s.selection.Card
	s.changeSome("Move a known frame", fmt.Sprintf("known place/%d/%d", card, n), func(f projects.Film) (projects.Film, error) {
		return edit.MoveKnown(f, card, n, place, at)
	})
}

// AddKnownFiles imports files and lets the selected shot show them: the first as k says,
// further ones where there is room.
func (s *Studio) AddKnownFiles(k projects.Known, paths ...string) {
	card := s.selection.Card
	s.importTo(func(all []projects.Medium) {
		for i, m := range all {
			if k.Source.Medium = m.ID; i > 0 {
				k.Place = freePlace(s.doc.film, card)
			}
			s.AddKnown(card, k)
		}
	}, paths...)
}
