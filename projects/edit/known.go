package edit

import (
	"slices"

	"kinora/projects"
	"kinora/projects/rational"
)

// AddKnown gives a card known frames. A shot has one beginning and one end: the known
// frames that were there before are replaced.
func AddKnown(f projects.Film, card projects.ID, k projects.Known) (projects.Film, error) {
	return setKnown(f, card, func(all []projects.Known) ([]projects.Known, error) { return putKnown(f, all, k) })
}

// RemoveKnown takes known frames, by their index, off a card.
func RemoveKnown(f projects.Film, card projects.ID, index int) (projects.Film, error) {
	return setKnown(f, card, func(all []projects.Known) ([]projects.Known, error) {
		if index < 0 || index >= len(all) {
			return nil, missing("picture")
		}
		return slices.Delete(all, index, index+1), nil
	})
}

// MoveKnown moves known frames, by their index, to another place in the shot; at is in
// seconds and counts for PlaceAt only.
func MoveKnown(f projects.Film, card projects.ID, index int, place projects.Place, at rational.Rat) (projects.Film, error) {
	return setKnown(f, card, func(all []projects.Known) ([]projects.Known, error) {
		if index < 0 || index >= len(all) {
			return nil, missing("picture")
		}
		k := all[index]
		k.Place, k.At = place, at
		return putKnown(f, slices.Delete(all, index, index+1), k)
	})
}

// setKnown changes a copy of a card's known frames.
func setKnown(f projects.Film, card projects.ID, change func([]projects.Known) ([]projects.Known, error)) (projects.Film, error) {
	i, err := cardIndex(f, card)
	if err != nil {
		return f, err
	}
	c := f.Board[i]
	if c.Known, err = change(slices.Clone(c.Known)); err != nil {
		return f, err
	}
	return withCard(f, i, c), nil
}

// putKnown puts known frames where they belong in order of time.
func putKnown(f projects.Film, all []projects.Known, k projects.Known) ([]projects.Known, error) {
	switch {
	case !known(f, k.Source) || isSound(f, k.Source):
		return nil, refuse(ErrValue, "a shot can be shown pictures and clips of the film only")
	case !(k.Strength > 0 && k.Strength <= 1):
		return nil, refuse(ErrValue, "a strength of %v cannot be had: above 0 and up to 1", k.Strength)
	case k.From.Num() < 0 || k.At.Num() < 0:
		return nil, refuse(ErrValue, "a place in a shot is 0 s or later")
	case order(k) < 0:
		return nil, refuse(ErrValue, "a shot has no place %q", k.Place)
	}
	if k.Place != projects.PlaceAt {
		k.At = rational.Rat{}
		all = slices.DeleteFunc(all, func(o projects.Known) bool { return o.Place == k.Place })
	}
	all = append(all, k)
	slices.SortStableFunc(all, func(a, b projects.Known) int {
		if d := order(a) - order(b); d != 0 {
			return d
		}
		return a.At.Cmp(b.At)
	})
	return all, nil
}

// order is where a place is among the others.
func order(k projects.Known) int {
	return slices.Index([]projects.Place{projects.PlaceFirst, projects.PlaceAt, projects.PlaceLast}, k.Place)
}
