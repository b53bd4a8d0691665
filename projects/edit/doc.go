// Package edit changes a film: its timeline, its board, its cast and its library. Every
// operation is a pure function that takes a projects.Film and gives a new one; what it
// does not change it shares with the old one, so that projects.Diff finds the few rows that
// differ. It uses the standard library and kinora/projects only: no I/O, no goroutines.
//
// Frames are counted at the film's rate. Clips on a track never overlap and are in order.
// Markers, in and out belong to the film's time: they move along where an operation moves
// everything behind a frame, and stay where only some tracks or clips move.
// An error is one line for a person, of a kind that callers can ask for with errors.Is;
// with an error the film that was given comes back unchanged.
package edit

import "kinora/projects"

// Reach says whether an operation takes the clips along that are linked to the ones named.
type Reach bool

// Together takes linked clips along; Alone leaves them.
const (
	Together Reach = false
	Alone    Reach = true
)

// Mode says what happens to clips where others are put.
type Mode bool

// Over trims, splits and removes what is beneath. Between moves everything behind, on all
// tracks that are not locked, and splits what is under the point.
const (
	Over    Mode = false
	Between Mode = true
)

// plenty of frames: more than any film has, and far from the end of int64.
const plenty = int64(1) << 40

// bound keeps what callers ask for far from the ends of int64.
func bound(frames int64) int64 { return min(max(frames, -plenty), plenty) }

// idSet is some IDs.
type idSet map[projects.ID]bool

func setOf(ids []projects.ID) idSet {
	s := make(idSet, len(ids))
	for _, id := range ids {
		s[id] = true
	}
	return s
}
