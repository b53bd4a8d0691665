package action

import (
	"cmp"
	"slices"
	"strings"
)

// Search finds actions by words of their title, menu or id, or further words of theirs, in
// English or as translate says them, the best first: what begins like a word, then what has
// it within, then what it abbreviates, as "sac" does Save a copy. Without a query it is all
// actions, the ones used last before the others. Hidden ones are never found. translate may
// be nil.
func (r *Registry) Search(query string, translate func(string) string) []Action {
	words := strings.Fields(strings.ToLower(query))
	var hits []hit
	for order, a := range r.actions {
		if a.Hidden {
			continue
		}
		if score := rate(words, a, translate); score > 0 {
			hits = append(hits, hit{order, score, r.age(a.ID)})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.age, b.age), cmp.Compare(a.order, b.order))
	})
	found := make([]Action, len(hits))
	for i, h := range hits {
		found[i] = r.dressed(r.actions[h.order])
	}
	return found
}

type hit struct {
	order int
	score int
	age   int // 0 for the action used last
}

func (r *Registry) age(id string) int {
	if i := slices.Index(r.recent, id); i >= 0 {
		return i
	}
	return remembered
}

// field is something that is searched, and what each fit in it counts.
type field struct {
	text  string
	worth *[fits]int
}

// What is found counts by how it stands there rather than by where: the beginning of a
// further word says more than a middle of the title. Menus and ids tell of many actions, so
// they answer only to their beginnings, and last.
var (
	asShown = [fits]int{initials: 41, within: 61, begun: 81, first: 91, whole: 101}
	asTitle = [fits]int{initials: 40, within: 60, begun: 80, first: 90, whole: 100}
	asWords = [fits]int{within: 50, begun: 70, first: 70, whole: 70}
	asMenu  = [fits]int{begun: 30, first: 30, whole: 30}
	asID    = [fits]int{begun: 20, first: 20, whole: 20}
)

// fieldsOf is what of an action is searched, in lower case.
func fieldsOf(a Action, translate func(string) string) []field {
	all := make([]field, 0, 7)
	add := func(text string, worth *[fits]int) {
		if text != "" {
			all = append(all, field{strings.ToLower(text), worth})
		}
	}
	add(a.Title, &asTitle)
	add(a.Words, &asWords)
	add(a.Menu, &asMenu)
	add(a.ID, &asID)
	if translate == nil {
		return all
	}
	title := translate(a.Title)
	if title == a.Title { // it is all English
		return all
	}
	add(title, &asShown)
	for _, more := range []field{{a.Words, &asWords}, {a.Menu, &asMenu}} {
		if more.text != "" {
			add(translate(more.text), more.worth)
		}
	}
	return all
}

// rate is how well an action answers all words, 0 where one is nowhere in it. Several
// words that stand in it one behind another are worth more.
func rate(words []string, a Action, translate func(string) string) int {
	fields := fieldsOf(a, translate)
	total := 1
	for _, word := range words {
		best := bestOf(fields, word)
		if best == 0 {
			return 0
		}
		total += best
	}
	if len(words) > 1 {
		total += said(fields, strings.Join(words, " "))
	}
	return total
}

// bestOf is the most that a word counts in any field. Abbreviations are looked for where
// there is nothing better: they take the longest.
func bestOf(fields []field, word string) int {
	best := said(fields, word)
	for _, f := range fields {
		if worth := f.worth[initials]; best < worth && abbreviates(word, wordsOf(f.text)) {
			best = worth
		}
	}
	return best
}

// said is the most that words count in any field where they stand as they are.
func said(fields []field, words string) int {
	best := 0
	for _, f := range fields {
		best = max(best, f.worth[match(words, f.text)])
	}
	return best
}
