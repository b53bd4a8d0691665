package library

import (
	"slices"
	"strings"

	"kinora/projects"
)

// query is what is searched for: words that are all in the name or the prompt, @names that
// the prompt speaks of, label:red for a colour, and whether only favourites are wanted.
type query struct {
	words  []string // in lower case
	people []string // in lower case, without the @
	labels []projects.Label
	stars  bool
}

// parse reads a query; there is none that cannot be read.
func parse(text string) query {
	var q query
	for _, word := range strings.Fields(strings.ToLower(text)) {
		name, isPerson := strings.CutPrefix(word, "@")
		label, isLabel := strings.CutPrefix(word, "label:")
		switch {
		case isPerson && name != "":
			q.people = append(q.people, name)
		case isLabel && label != "":
			q.labels = append(q.labels, projects.Label(label))
		case !isPerson && !isLabel:
			q.words = append(q.words, word)
		}
	}
	return q
}

// finds reports whether something is what is searched for. A label that is not written to
// its end is any that begins so; several mean any of them.
func (q query) finds(e entry) bool {
	if q.stars && !e.star {
		return false
	}
	if len(q.labels) > 0 && !slices.ContainsFunc(q.labels, func(l projects.Label) bool {
		return e.label != "" && strings.HasPrefix(string(e.label), string(l))
	}) {
		return false
	}
	text := strings.ToLower(e.name + "\n" + e.prompt)
	for _, word := range q.words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	for _, name := range q.people {
		if !strings.Contains(text, "@"+name) {
			return false
		}
	}
	return true
}
