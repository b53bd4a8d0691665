package edit

import (
	"slices"

	"kinora/projects"
)

// AddCard puts a card behind another, at the end for 0, and gives its ID.
func AddCard(f projects.Film, card projects.Card, after projects.ID) (projects.Film, projects.ID, error) {
	at, err := behindCard(f, after)
	if err != nil {
		return f, 0, err
	}
	f, card.ID = f.NewID()
	f.Board = slices.Insert(slices.Clone(f.Board), at, card)
	return f, card.ID, nil
}

// behindCard is the index behind a card, the end of the board for 0.
func behindCard(f projects.Film, id projects.ID) (int, error) {
	if id == 0 {
		return len(f.Board), nil
	}
	i, err := cardIndex(f, id)
	return i + 1, err
}

func cardIndex(f projects.Film, id projects.ID) (int, error) {
	if i := slices.IndexFunc(f.Board, func(c projects.Card) bool { return c.ID == id }); i >= 0 {
		return i, nil
	}
	return -1, missing("card")
}

// DuplicateCard puts a copy of a card right behind it, without its takes, and gives its ID.
func DuplicateCard(f projects.Film, id projects.ID) (projects.Film, projects.ID, error) {
	i, err := cardIndex(f, id)
	if err != nil {
		return f, 0, err
	}
	return AddCard(f, fresh(f.Board[i]), id)
}

// fresh is what is asked for in a card, as a card of which nothing was made.
func fresh(c projects.Card) projects.Card {
	c.Placed, c.Chosen = false, 0
	c.Known = slices.Clone(c.Known)
	return c
}

// RemoveCards removes cards. Their takes stay in the library.
func RemoveCards(f projects.Film, ids []projects.ID) (projects.Film, error) {
	if len(ids) == 0 {
		return f, nothing("card")
	}
	for _, id := range ids {
		if _, err := cardIndex(f, id); err != nil {
			return f, err
		}
	}
	gone := setOf(ids)
	f.Board = slices.DeleteFunc(slices.Clone(f.Board), func(c projects.Card) bool { return gone[c.ID] })
	return f, nil
}

// MoveCards moves cards, in the order in which they are, in front of the card that has an
// index now; the number of cards is behind the last.
func MoveCards(f projects.Film, ids []projects.ID, to int) (projects.Film, error) {
	if len(ids) == 0 {
		return f, nothing("card")
	}
	want := setOf(ids)
	to = min(max(to, 0), len(f.Board))
	var front, moved, back []projects.Card
	for i, c := range f.Board {
		switch {
		case want[c.ID]:
			moved = append(moved, c)
		case i < to:
			front = append(front, c)
		default:
			back = append(back, c)
		}
	}
	if len(moved) < len(want) {
		return f, missing("card")
	}
	f.Board = slices.Concat(front, moved, back)
	return f, nil
}

// SetCard changes a card. What it points to, such as Guidance and Known, must be replaced
// and not be written to.
func SetCard(f projects.Film, id projects.ID, change func(*projects.Card)) (projects.Film, error) {
	i, err := cardIndex(f, id)
	if err != nil {
		return f, err
	}
	card := f.Board[i]
	change(&card)
	card.ID = id
	return withCard(f, i, card), nil
}

func withCard(f projects.Film, i int, card projects.Card) projects.Film {
	f.Board = slices.Clone(f.Board)
	f.Board[i] = card
	return f
}
