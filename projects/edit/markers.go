package edit

import (
	"cmp"
	"slices"
	"strings"

	"kinora/projects"
)

// AddMarker marks a frame and gives the marker's ID.
func AddMarker(f projects.Film, frame int64, name string) (projects.Film, projects.ID) {
	f, id := f.NewID()
	m := projects.Marker{ID: id, Frame: max(bound(frame), 0), Name: strings.TrimSpace(name)}
	f.Timeline.Markers = sorted(append(slices.Clone(f.Timeline.Markers), m))
	return f, id
}

// MoveMarker moves a marker to a frame.
func MoveMarker(f projects.Film, id projects.ID, frame int64) (projects.Film, error) {
	return setMarker(f, id, func(m *projects.Marker) { m.Frame = max(bound(frame), 0) })
}

// RenameMarker gives a marker another name, which may be empty.
func RenameMarker(f projects.Film, id projects.ID, name string) (projects.Film, error) {
	return setMarker(f, id, func(m *projects.Marker) { m.Name = strings.TrimSpace(name) })
}

// RemoveMarkers removes markers; those that are not there are left out.
func RemoveMarkers(f projects.Film, ids []projects.ID) (projects.Film, error) {
	gone := setOf(ids)
	kept := slices.DeleteFunc(slices.Clone(f.Timeline.Markers), func(m projects.Marker) bool { return gone[m.ID] })
	if len(kept) == len(f.Timeline.Markers) {
		return f, nothing("marker")
	}
	f.Timeline.Markers = kept
	return f, nil
}

func setMarker(f projects.Film, id projects.ID, change func(*projects.Marker)) (projects.Film, error) {
	i := slices.IndexFunc(f.Timeline.Markers, func(m projects.Marker) bool { return m.ID == id })
	if i < 0 {
		return f, missing("marker")
	}
	markers := slices.Clone(f.Timeline.Markers)
	change(&markers[i])
	f.Timeline.Markers = sorted(markers)
	return f, nil
}

func sorted(markers []projects.Marker) []projects.Marker {
	slices.SortFunc(markers, func(a, b projects.Marker) int { return cmp.Or(cmp.Compare(a.Frame, b.Frame), cmp.Compare(a.ID, b.ID)) })
	return markers
}
