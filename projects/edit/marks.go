package edit

import (
	"slices"

	"kinora/projects"
)

// Star marks takes and media as good, or takes the mark off.
func Star(f projects.Film, sources []projects.Source, on bool) (projects.Film, error) {
	return mark(f, sources, func(t *projects.FilmTake) { t.Star = on }, func(m *projects.Medium) { m.Star = on })
}

// Reject marks takes as not good, so that they do not stand for their cards, or takes the mark off.
func Reject(f projects.Film, takes []projects.ID, on bool) (projects.Film, error) {
	sources := make([]projects.Source, len(takes))
	for i, id := range takes {
		sources[i].Take = id
	}
	return mark(f, sources, func(t *projects.FilmTake) { t.Rejected = on }, nil)
}

// Remove takes takes and media out of the library, or brings them back. Clips that show
// them stay; WhereUsed finds them.
func Remove(f projects.Film, sources []projects.Source, on bool) (projects.Film, error) {
	return mark(f, sources, func(t *projects.FilmTake) { t.Removed = on }, func(m *projects.Medium) { m.Removed = on })
}

// SetLabel gives takes and media a colour, "" for none.
func SetLabel(f projects.Film, sources []projects.Source, label projects.Label) (projects.Film, error) {
	if label != "" && !slices.Contains(projects.Labels, label) {
		return f, refuse(ErrValue, "there is no label %q", label)
	}
	return mark(f, sources, func(t *projects.FilmTake) { t.Label = label }, func(m *projects.Medium) { m.Label = label })
}

// RenameSource gives a take or a medium another name; a take's may be empty.
func RenameSource(f projects.Film, source projects.Source, name string) (projects.Film, error) {
	if name == "" && source.Medium != 0 {
		return f, refuse(ErrValue, "a medium needs a name")
	}
	return mark(f, []projects.Source{source}, func(t *projects.FilmTake) { t.Name = name }, func(m *projects.Medium) { m.Name = name })
}

// mark changes takes and media; lists of which nothing is named stay the same.
func mark(f projects.Film, sources []projects.Source, take func(*projects.FilmTake), medium func(*projects.Medium)) (projects.Film, error) {
	if len(sources) == 0 {
		return f, nothing("take")
	}
	takes, media := idSet{}, idSet{}
	for _, s := range sources {
		if !known(f, s) {
			return f, missing("source")
		}
		takes[s.Take], media[s.Medium] = s.Take != 0, s.Medium != 0
	}
	f.Takes = change(f.Takes, takes, take)
	f.Media = change(f.Media, media, medium)
	return f, nil
}

// change applies a change to the things of a list that are in a set, in a copy of the list.
func change[T interface{ Ident() projects.ID }](list []T, ids idSet, with func(*T)) []T {
	out := list
	for i, t := range list {
		if !ids[t.Ident()] {
			continue
		}
		if &out[0] == &list[0] {
			out = slices.Clone(list)
		}
		with(&out[i])
	}
	return out
}
