package edit

import "kinora/projects"

// Overwrite puts a piece at a frame; what is beneath is trimmed, split or removed. A sound
// for track 0, and whatever was meant for a track of the other kind, comes to the first track
// of its own kind that is free there, or to a new one, as nobody has said what it is to
// replace. It is otherwise as Insert.
func Overwrite(f projects.Film, p Piece, track projects.ID, at int64) (projects.Film, []projects.ID, error) {
	return place(f, p, track, at, Over)
}
