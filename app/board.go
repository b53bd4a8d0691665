package app

import (
	"fmt"
	"slices"
	"strings"

	"kinora/projects"
	"kinora/projects/edit"
)

// AddCard adds a shot behind the selected one, and selects it.
func (s *Studio) AddCard() { s.addCard(projects.Card{}) }

func (s *Studio) addCard(c projects.Card) {
	if t := s.template(); c.Shot.Size == (projects.Size{}) {
		c.Shot.Size, c.Draft = t.Shot.Size, t.Draft
	}
	var id projects.ID
	s.change("Add a shot", func(f projects.Film) (after projects.Film, err error) {
		after, id, err = edit.AddCard(f, c, s.selection.Card)
		return after, err
	})
	if id != 0 {
		s.SelectCard(id, false)
	}
}

// template is what a new shot has of the selected one: a film's shots are mostly alike.
func (s *Studio) template() projects.Card {
	last, _ := s.card()
	return projects.Card{Shot: projects.Shot{Size: last.Shot.Size}, Draft: last.Draft}
}

// AddLines adds a shot for each line of a text; empty lines and those that begin with #
// are left out.
func (s *Studio) AddLines(text string) {
	var ids []projects.ID
	s.change("Shots from a text", func(f projects.Film) (after projects.Film, err error) {
		after, ids, err = edit.FromLines(f, text, s.template(), s.selection.Card)
		return after, err
	})
	if len(ids) > 0 {
		s.SelectCard(ids[0], false)
		s.say(Info, fmt.Sprintf("%d shots were added.", len(ids)))
	}
}

// DuplicateCards copies the selected shots, without their takes.
func (s *Studio) DuplicateCards() {
	s.change("Duplicate shots", func(f projects.Film) (projects.Film, error) {
		for _, id := range s.selection.Cards {
			after, _, err := edit.DuplicateCard(f, id)
			if err != nil {
				return f, err
			}
			f = after
		}
		return f, nil
	})
}

// RemoveCards removes the selected shots from the storyboard. Their takes stay in the library.
func (s *Studio) RemoveCards() {
	ids := s.selection.Cards
	s.change("Remove shots", func(f projects.Film) (projects.Film, error) { return edit.RemoveCards(f, ids) })
}

// MoveCards puts shots in front of place to of the storyboard.
func (s *Studio) MoveCards(ids []projects.ID, to int) {
	s.change("Move shots", func(f projects.Film) (projects.Film, error) { return edit.MoveCards(f, ids, to) })
}

// SplitCard makes two shots of the selected one, at the end of a sentence.
func (s *Studio) SplitCard() {
	s.change("Split a shot", func(f projects.Film) (projects.Film, error) {
		after, _, err := edit.SplitCard(f, s.selection.Card, 1)
		return after, err
	})
}

// MergeCards makes one shot of the selected ones.
func (s *Studio) MergeCards() {
	s.change("Merge shots", func(f projects.Film) (projects.Film, error) { return edit.MergeCards(f, s.selection.Cards) })
}

// AddKnown lets a shot show a picture or the beginning of a clip. Card 0 is the selected one.
func (s *Studio) AddKnown(card projects.ID, k projects.Known) {
	if card == 0 {
		card = s.selection.Card
	}
	if k.Strength == 0 {
		k.Strength = 1
	}
	s.change("Known frame", func(f projects.Film) (projects.Film, error) { return edit.AddKnown(f, card, k) })
}

// SetKnown changes the n-th known frame of the selected shot.
func (s *Studio) SetKnown(n int, k projects.Known) {
	card := s.selection.Card
	s.changeSome("Known frame", fmt.Sprintf("known/%d/%d", card, n), func(f projects.Film) (projects.Film, error) {
		return edit.SetCard(f, card, func(c *projects.Card) {
			if n >= 0 && n < len(c.Known) {
				c.Known = slices.Clone(c.Known)
				c.Known[n] = k
			}
		})
	})
}

// RemoveKnown takes the n-th known frame of the selected shot away.
func (s *Studio) RemoveKnown(n int) {
	card := s.selection.Card
	s.change("Remove a known frame", func(f projects.Film) (projects.Film, error) { return edit.RemoveKnown(f, card, n) })
}

// AnimateSource makes a shot of a picture or clip: it becomes the first frame.
func (s *Studio) AnimateSource(source projects.Source) {
	s.addCard(s.animated(source))
}

// DropOnBoard imports files: each still and clip becomes a shot to animate at the end of
// the board, a text file its lines.
func (s *Studio) DropOnBoard(paths ...string) {
	s.importTo(func(all []projects.Medium) {
		var sources []projects.Source
		for _, m := range all {
			sources = append(sources, projects.Source{Medium: m.ID})
		}
		s.AnimateAtEnd(sources...)
	}, paths...)
}

// DropOnCard imports files and lets a shot show them: the first at its beginning, further
// ones at its end.
func (s *Studio) DropOnCard(card projects.ID, paths ...string) {
	s.importTo(func(all []projects.Medium) {
		for _, m := range all {
			s.AddKnown(card, projects.Known{Source: projects.Source{Medium: m.ID}, Place: freePlace(s.doc.film, card)})
		}
	}, paths...)
}

// freePlace is where the next picture of a shot goes.
func freePlace(f projects.Film, card projects.ID) projects.Place {
	c, _ := f.Card(card)
	if slices.ContainsFunc(c.Known, func(k projects.Known) bool { return k.Place == projects.PlaceFirst }) {
		return projects.PlaceLast
	}
	return projects.PlaceFirst
}

// DropOnTimeline imports files and puts them one after another onto a track.
func (s *Studio) DropOnTimeline(track projects.ID, at int64, insert bool, paths ...string) {
	how := PlaceOverwrite
	if insert {
		how = PlaceInsert
	}
	s.importTo(func(all []projects.Medium) {
		var sources []projects.Source
		for _, m := range all {
			sources = append(sources, projects.Source{Medium: m.ID})
		}
		s.PlaceAll(sources, how, track, at)
	}, paths...)
}

// InsertWords adds words, such as a camera's move, to the end of the selected shot's prompt,
// or takes them away where they are there already. Otherwise are the same words in another
// language, which are used where the prompt is written in that.
func (s *Studio) InsertWords(words, otherwise string) {
	c, ok := s.card()
	prompt := c.Shot.Prompt
	switch {
	case !ok:
	case HasWords(prompt, words):
		s.SetPrompt(WithoutWords(prompt, words))
	case HasWords(prompt, otherwise):
		s.SetPrompt(WithoutWords(prompt, otherwise))
	case strings.TrimSpace(prompt) != "" && Chinese(prompt) != Chinese(words):
		s.SetPrompt(WithWords(prompt, otherwise))
	default:
		s.SetPrompt(WithWords(prompt, words))
	}
}

// AddMember adds somebody to the cast, with pictures that show them.
func (s *Studio) AddMember(name, description string, pictures ...projects.Source) {
	s.change("Add to the cast", func(f projects.Film) (projects.Film, error) {
		after, _, err := edit.AddMember(f, projects.Member{Name: name, Description: description, Pictures: pictures})
		return after, err
	})
}

// SetMember changes a member of the cast.
func (s *Studio) SetMember(m projects.Member) {
	s.changeSome("Cast", fmt.Sprint("member ", m.ID), func(f projects.Film) (projects.Film, error) {
		return edit.SetMember(f, m.ID, func(old *projects.Member) { *old = m })
	})
}

// RemoveMember takes somebody out of the cast.
func (s *Studio) RemoveMember(id projects.ID) {
	s.change("Remove from the cast", func(f projects.Film) (projects.Film, error) { return edit.RemoveMember(f, id) })
}
