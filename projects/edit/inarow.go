package edit

import "kinora/projects"

// Put is a way to place a piece: Insert, Overwrite or PutLast.
type Put func(f projects.Film, p Piece, track projects.ID, at int64) (projects.Film, []projects.ID, error)

// PutLast is Append as a Put; the frame does not count.
func PutLast(f projects.Film, p Piece, track projects.ID, _ int64) (projects.Film, []projects.ID, error) {
	return Append(f, p, track)
}

// Whole is sources as pieces, each from its beginning to its end.
func Whole(sources []projects.Source) []Piece {
	pieces := make([]Piece, len(sources))
	for i, s := range sources {
		pieces[i].Source = s
	}
	return pieces
}

// InARow puts pieces one behind the other, the first at a frame. It gives all new clips in
// order, each picture before its sound. Where one of them cannot be placed, none is.
func InARow(f projects.Film, pieces []Piece, put Put, track projects.ID, at int64) (projects.Film, []projects.ID, error) {
	before := f
	var all []projects.ID
	for _, p := range pieces {
		after, ids, err := put(f, p, track, at)
		if err != nil {
			return before, nil, err
		}
		if c, _, ok := after.Timeline.Clip(ids[0]); ok {
			at = c.End()
		}
		f, all = after, append(all, ids...)
	}
	return f, all, nil
}
