package edit

import "kinora/projects"

// Choose lets a take stand for its card; 0 leaves it to the newest good one.
func Choose(f projects.Film, card, take projects.ID) (projects.Film, error) {
	i, err := cardIndex(f, card)
	if err != nil {
		return f, err
	}
	if t, ok := f.Take(take); take != 0 && (!ok || t.Card != card || t.Removed) {
		return f, refuse(ErrMissing, "this take is not one of card %d", i+1)
	}
	c := f.Board[i]
	c.Chosen = take
	return withCard(f, i, c), nil
}
