package app

import (
	"kinora/projects"
	"kinora/projects/edit"
)

// What the timeline does at a place that is pointed at instead of at the playhead.

// MoveTrack moves a track by some places among those of its kind: up for pictures, down
// for sound.
func (s *Studio) MoveTrack(id projects.ID, by int) {
	s.change("Move a track", func(f projects.Film) (projects.Film, error) { return edit.MoveTrack(f, id, by) })
}

// RenameTrack gives a track another name, which must not be empty.
func (s *Studio) RenameTrack(id projects.ID, name string) {
	s.change("Name of a track", func(f projects.Film) (projects.Film, error) {
		return edit.SetTrack(f, id, func(t *projects.Track) { t.Name = name })
	})
}

// SoloTrack switches all other tracks of a track's kind off, or on again where they are.
func (s *Studio) SoloTrack(id projects.ID) {
	s.change("Solo a track", func(f projects.Film) (projects.Film, error) { return edit.SoloTrack(f, id) })
}

// AddMarkerAt marks a frame.
func (s *Studio) AddMarkerAt(frame int64, name string) {
	s.change("Marker", func(f projects.Film) (projects.Film, error) {
		after, _ := edit.AddMarker(f, frame, name)
		return after, nil
	})
}

// SetIn begins the marked stretch at a frame.
func (s *Studio) SetIn(frame int64) {
	s.change("In", func(f projects.Film) (projects.Film, error) { return edit.SetIn(f, frame) })
}

// SetOut ends the marked stretch at a frame, which is the one behind its last.
func (s *Studio) SetOut(frame int64) {
	s.change("Out", func(f projects.Film) (projects.Film, error) { return edit.SetOut(f, frame) })
}

// CloseGapAt takes the gap of a track at a frame out.
func (s *Studio) CloseGapAt(track projects.ID, frame int64) {
	s.change("Close the gap", func(f projects.Film) (projects.Film, error) { return edit.CloseGap(f, track, frame) })
}
