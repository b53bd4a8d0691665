package app

import (
	"slices"

	"kinora/projects"
)

// Selection is what commands are about. It is not part of the document.
type Selection struct {
	Card    projects.ID       // the shot in the inspector, 0 for none
	Cards   []projects.ID     // all selected cards, Card among them
	Clips   []projects.ID     // on the timeline
	Track   projects.ID       // where what is placed goes
	Source  projects.Source   // of the library, in the viewer
	Sources []projects.Source // all that are selected in the library, in its order, Source among them
	Pane    Pane              // where the last selection was made: the inspector shows that

	shotless bool // the clips are takes of no shot, or of several
}

// Pane is a part of the window that a selection is made in.
type Pane int

// The panes.
const (
	PaneBoard Pane = iota
	PaneTimeline
	PaneLibrary
)

// SelectCard puts a shot into the inspector; add keeps the others selected, and takes a
// shot out again that is.
func (s *Studio) SelectCard(id projects.ID, add bool) {
	cards := []projects.ID{id}
	if add {
		cards, id = toggled(s.selection.Cards, s.selection.Card, id)
	}
	s.SelectCards(cards, id)
}

// toggled is some things with another one or without it, and which of them is in front. The
// last one stays.
func toggled[T comparable](all []T, front, one T) ([]T, T) {
	if !slices.Contains(all, one) {
		return append(slices.Clip(all), one), one
	}
	if len(all) == 1 {
		return all, one
	}
	rest := slices.DeleteFunc(slices.Clone(all), func(x T) bool { return x == one })
	if one == front {
		front = rest[len(rest)-1]
	}
	return rest, front
}

// SelectClips selects clips of the timeline, and the shot that they are takes of. None is
// the shot that was selected last.
func (s *Studio) SelectClips(ids ...projects.ID) {
	s.selection.Clips, s.selection.Pane = ids, PaneTimeline
	card := s.selection.clipShot(s.doc.film)
	s.selection.shotless = card == 0
	if len(ids) == 0 {
		card = s.selection.Card // the inspector goes back to it
	}
	if card != 0 {
		if card != s.selection.Card {
			s.selection.Cards = []projects.ID{card}
		}
		s.turnTo(card)
	}
	if len(ids) > 0 {
		if _, track, ok := s.doc.film.Timeline.Clip(ids[0]); ok {
			s.selection.Track = s.doc.film.Timeline.Tracks[track].ID
		}
	}
	s.publish()
}

// turnTo makes a card the one that the inspector is about, and the viewer where it shows a
// shot.
func (s *Studio) turnTo(card projects.ID) {
	fresh := card != s.selection.Card
	s.selection.Card = card
	if fresh {
		s.replan()
	}
	if fresh || !s.showsShot() {
		s.showSoon()
	}
}

// Shotless reports whether what was selected last are clips that are not takes of one shot:
// then no shot looks selected, and none is made.
func (sel Selection) Shotless() bool {
	return sel.Pane == PaneTimeline && len(sel.Clips) > 0 && sel.shotless
}

// clipShot is the one shot that the selected clips are takes of, 0 where they are of none or
// of several.
func (sel Selection) clipShot(f projects.Film) (card projects.ID) {
	for i, id := range sel.Clips {
		c, _, _ := f.Timeline.Clip(id)
		take, _ := f.Take(c.Source.Take)
		if _, there := f.Card(take.Card); !there || i > 0 && take.Card != card {
			return 0
		}
		card = take.Card
	}
	return card
}

// SelectTrack says where what is placed on the timeline goes.
func (s *Studio) SelectTrack(id projects.ID) {
	s.selection.Track = id
	s.publish()
}

// mendSelection drops what is not there any more.
func (s *Studio) mendSelection() {
	f, sel := s.doc.film, &s.selection
	gone := func(id projects.ID) bool { _, ok := f.Card(id); return !ok }
	if slices.ContainsFunc(sel.Cards, gone) {
		sel.Cards = slices.DeleteFunc(slices.Clone(sel.Cards), gone)
	}
	if _, ok := f.Card(sel.Card); !ok {
		sel.Card = 0
		if len(f.Board) > 0 {
			sel.Card = f.Board[min(s.lastCard, len(f.Board)-1)].ID
			sel.Cards = []projects.ID{sel.Card}
		}
	}
	s.lastCard = max(0, slices.IndexFunc(f.Board, func(c projects.Card) bool { return c.ID == sel.Card }))
	lost := func(id projects.ID) bool { _, _, ok := f.Timeline.Clip(id); return !ok }
	if slices.ContainsFunc(sel.Clips, lost) {
		sel.Clips = slices.DeleteFunc(slices.Clone(sel.Clips), lost)
	}
	if _, ok := f.Timeline.Track(sel.Track); !ok {
		sel.Track = firstTrack(f.Timeline)
	}
	s.mendSources()
}

// firstTrack is the lowest track of pictures.
func firstTrack(t projects.Timeline) projects.ID {
	for _, track := range t.Tracks {
		if track.Kind == projects.PictureTrack {
			return track.ID
		}
	}
	return 0
}
