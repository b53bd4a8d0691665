package app

import (
	"cmp"
	"slices"

	"kinora/projects"
)

// SelectSource selects a take or a medium of the library alone and shows it.
func (s *Studio) SelectSource(source projects.Source) {
	s.selectSources([]projects.Source{source}, source)
	s.ShowSource(source)
}

// SelectSources selects takes and media of the library, and shows the one in front where
// that has become another. None, with a zero front, selects nothing.
func (s *Studio) SelectSources(all []projects.Source, front projects.Source) {
	before := s.selection.Source
	s.selectSources(slices.Clone(all), front)
	if front != before && front != (projects.Source{}) {
		s.ShowSource(front)
		return
	}
	s.publish()
}

// ToggleSource selects a take or a medium beside the others, or takes it out again.
func (s *Studio) ToggleSource(source projects.Source) {
	if slices.Equal(s.selection.Sources, []projects.Source{source}) {
		s.SelectSources(nil, projects.Source{})
		return
	}
	s.SelectSources(toggled(s.selection.Sources, s.selection.Source, source))
}

func (s *Studio) selectSources(all []projects.Source, front projects.Source) {
	slices.SortFunc(all, inOrder)
	s.selection.Sources, s.selection.Source, s.selection.Pane = all, front, PaneLibrary
}

// inOrder compares sources as the library has them in order: media before takes, the
// newest first.
func inOrder(a, b projects.Source) int {
	return cmp.Or(cmp.Compare(min(a.Take, 1), min(b.Take, 1)), cmp.Compare(b.Medium, a.Medium), cmp.Compare(b.Take, a.Take))
}

// mendSources drops what is not in the library any more from what is selected there.
func (s *Studio) mendSources() {
	f, sel := s.doc.film, &s.selection
	lost := func(source projects.Source) bool { return !inLibrary(f, source) }
	if slices.ContainsFunc(sel.Sources, lost) {
		sel.Sources = slices.DeleteFunc(slices.Clone(sel.Sources), lost)
	}
	if sel.Source != (projects.Source{}) && lost(sel.Source) {
		sel.Source = lastOf(sel.Sources)
	}
}

// inLibrary reports whether a take or a medium is there and was not removed.
func inLibrary(f projects.Film, source projects.Source) bool {
	if source.Medium != 0 {
		m, ok := f.Medium(source.Medium)
		return ok && !m.Removed
	}
	t, ok := f.Take(source.Take)
	return ok && !t.Removed
}

func lastOf(sources []projects.Source) projects.Source {
	if len(sources) == 0 {
		return projects.Source{}
	}
	return sources[len(sources)-1]
}
