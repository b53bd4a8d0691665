package action

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Search finds actions by words of their title, menu or id, or further words of theirs, in English or as translate
// says them, the best first. Letters may be left out: "gnrt" finds Generate. Without a
// query it is all actions, the ones used last before the others. Hidden ones are never
// found. translate may be nil.
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

// field is something that is searched, and what a hit in it counts.
type field struct {
	text   string
	weight int
}

// rate is how well an action answers all words, 0 where one is nowhere in it.
func rate(words []string, a Action, translate func(string) string) int {
	fields := []field{{a.Title, 8}, {a.Words, 4}, {a.Menu, 3}, {a.ID, 2}}
	if translate != nil {
		fields = append(fields, field{translate(a.Title), 9}, field{translate(a.Menu), 3})
	}
	if translate != nil && a.Words != "" {
		fields = append(fields, field{translate(a.Words), 4})
	}
	total := 1
	for _, word := range words {
		best := 0
		for _, f := range fields {
			best = max(best, f.weight*match(word, strings.ToLower(f.text)))
		}
		if best == 0 {
			return 0
		}
		total += best
	}
	return total
}

// match is how well a word stands in a text, both in lower case: 100 is the whole of
// it, 80 its beginning, 60 the beginning of a word, 40 within one, up to 20 its letters
// in order, 0 not at all.
func match(word, text string) int {
	at := strings.Index(text, word)
	switch {
	case text == word:
		return 100
	case at == 0:
		return 80
	case startsWord(text, word):
		return 60
	case at > 0:
		return 40
	}
	return scattered(word, text)
}

func startsWord(text, word string) bool {
	for i := strings.Index(text, word); i >= 0; {
		if before, _ := utf8.DecodeLastRuneInString(text[:i]); !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return true
		}
		next := strings.Index(text[i+1:], word)
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// scattered is 0 where the letters of a word do not stand in a text in order, else
// more the closer together they stand. The first letter must begin a word: otherwise
// nearly every text would have any three letters.
func scattered(word, text string) int {
	letters, best := []rune(text), 0
	wanted := []rune(word)
	for start := range letters {
		if start > 0 && unicode.IsLetter(letters[start-1]) || letters[start] != wanted[0] {
			continue
		}
		if end := follow(letters, start, wanted); end > 0 {
			best = max(best, 20*len(wanted)/(end-start))
		}
	}
	return best
}

// follow is where the last of the wanted letters was found, plus 1; 0 where not all were.
func follow(letters []rune, start int, wanted []rune) int {
	next := 0
	for i := start; i < len(letters); i++ {
		if letters[i] == wanted[next] {
			next++
		}
		if next == len(wanted) {
			return i + 1
		}
	}
	return 0
}
