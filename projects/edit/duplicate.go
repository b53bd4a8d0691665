package edit

import (
	"errors"

	"kinora/projects"
)

// Duplicate inserts a copy of clips right behind the last of them, on the same tracks, and
// gives the new clips. Everything behind moves.
func Duplicate(f projects.Film, ids []projects.ID, reach Reach) (projects.Film, []projects.ID, error) {
	spots, err := begin(f).pick(ids, reach)
	if err != nil {
		return f, nil, err
	}
	board, err := Copy(f, ids, reach)
	if err != nil {
		return f, nil, err
	}
	_, end := extent(spots)
	return Paste(f, board, 0, end, Between)
}

func isLocked(err error) bool { return errors.Is(err, ErrLocked) }
