package app

import (
	"slices"

	"kinora/projects"
	"kinora/projects/edit"
)

// SelectCards selects cards, and puts one of them into the inspector.
func (s *Studio) SelectCards(ids []projects.ID, front projects.ID) {
	sel := &s.selection
	sel.Pane, sel.Cards = PaneBoard, slices.Clone(ids)
	if len(ids) != 1 || sel.clipShot(s.doc.film) != front {
		sel.Clips = nil // clips of the shot itself stay: they turn through its takes
	}
	s.turnTo(front)
	s.publish()
}

// GenerateCards makes the takes of cards; those that say nothing are left out.
func (s *Studio) GenerateCards(ids ...projects.ID) {
	if reason := s.Snapshot().Reason(); reason != "" {
		s.brief(Warning, reason)
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
	s.change("Known frame", func(f projects.Film) (_ projects.Film, err error) {
		for _, source := range sources {
			k := projects.Known{Source: source, Place: freePlace(f, card), Strength: 1}
			if f, err = edit.AddKnown(f, card, k); err != nil {
				break
			}
		}
		return f, err
	})
}

// Path is where a source's file lies, "" where there is none yet.
func (s *Studio) Path(source projects.Source) string { return s.pathOf(source) }

// AppendCard adds a shot at the end of the storyboard, and selects it.
func (s *Studio) AppendCard() { s.appendCards("Add a shot", projects.Card{}) }

// AnimateAtEnd makes shots of pictures and clips, at the end of the storyboard: each begins
// with one of them.
func (s *Studio) AnimateAtEnd(sources ...projects.Source) {
	var cards []projects.Card
	for _, source := range sources {
		if m, ok := s.doc.film.Medium(source.Medium); !ok || m.Kind != projects.Sound {
			cards = append(cards, s.animated(source))
		}
	}
	s.appendCards("Animate", cards...)
}

// animated is a card that begins with a picture or clip.
func (s *Studio) animated(source projects.Source) projects.Card {
	c := projects.Card{Known: []projects.Known{{Source: source, Place: projects.PlaceFirst, Strength: 1}}}
	if o, ok := s.doc.film.Outcomes[source.Take]; ok && o.Recipe != nil {
		c.Shot.Prompt = o.Recipe.Prompt
	}
	return c
}

// appendCards adds cards at the end, as one command, and selects them.
func (s *Studio) appendCards(name string, cards ...projects.Card) {
	var ids []projects.ID
	like := s.template()
	s.change(name, func(f projects.Film) (projects.Film, error) {
		for _, c := range cards {
			c.Shot.Size, c.Draft = like.Shot.Size, like.Draft
			after, id, err := edit.AddCard(f, c, 0)
			if err != nil {
				return f, err
			}
			f, ids = after, append(ids, id)
		}
		return f, nil
	})
	if len(ids) > 0 {
		s.SelectCards(ids, ids[0])
	}
}
