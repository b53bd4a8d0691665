package app

import (
	"slices"

	"kinora/projects"
)

// SelectCards selects cards, and puts one of them into the inspector.
func (s *Studio) SelectCards(ids []projects.ID, front projects.ID) {
	sel := &s.selection
	sel.Pane, sel.Cards = PaneBoard, slices.Clone(ids)
	if front != sel.Card {
		sel.Card = front
		s.showCard(front)
		s.replan()
	}
	s.publish()
}

// GenerateCards makes the takes of cards; those that say nothing are left out.
func (s *Studio) GenerateCards(ids ...projects.ID) {
	if reason := s.Snapshot().Reason(); reason != "" {
		s.say(Warning, reason)
		return
	}
	s.settle()
	for _, id := range ids {
		if c, ok := s.doc.film.Card(id); ok {
			s.generate(c)
		}
	}
	s.publish()
}

// ShowOnCard lets a shot show takes and media of the library: the first at its beginning,
// further ones at its end.
func (s *Studio) ShowOnCard(card projects.ID, sources ...projects.Source) {
	for _, source := range sources {
		s.AddKnown(card, projects.Known{Source: source, Place: s.freePlace(card)})
	}
}

// Path is where a source's file lies, "" where there is none yet.
func (s *Studio) Path(source projects.Source) string { return s.pathOf(source) }
