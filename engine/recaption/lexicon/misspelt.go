package lexicon

import (
	"slices"
	"strings"
)

const (
	leastTypo = 5 // letters from which on a word may be misspelt
	twoTypos  = 8 // letters from which on it may be so twice
	tooFar    = 9
)

// misspelt is the one known word that a word looks like, or "". Only slips that are
// usual count: a letter too many or too few, two letters the wrong way round, one vowel
// for another, c for k and the like. So "snake" is no "shake". The first letter is right.
func (l *Lexicon) misspelt(word string) string {
	if len(word) < leastTypo || l.others[word] {
		return ""
	}
	most := 1
	if len(word) >= twoTypos {
		most = 2
	}
	found := l.within(word, most)
	if len(found) == 0 {
		return ""
	}
	for _, phrase := range found[1:] {
		if l.phrases[phrase][0] != l.phrases[found[0]][0] {
			return "" // it may be either
		}
	}
	return found[0]
}

// within is the known words that are nearest to a word and at most so many slips away,
// in the order of the alphabet.
func (l *Lexicon) within(word string, most int) []string {
	var found []string
	for phrase := range l.phrases {
		if len(phrase) < leastTypo-1 || phrase[0] != word[0] || strings.ContainsRune(phrase, ' ') {
			continue
		}
		d := slips(word, phrase, most)
		if d < most {
			found, most = nil, d
		}
		if d <= most {
			found = append(found, phrase)
		}
	}
	slices.Sort(found)
	return found
}

// slips is how many slips of the pen lead from one word to another, tooFar where that
// is more than most.
func slips(a, b string, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return tooFar
	}
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	if last[len(b)] > most {
		return tooFar
	}
	return last[len(b)]
}

// alike is letters that are taken for one another.
var alike = []string{"aeiouy", "ck", "sz", "sc", "fv", "td", "bp"}

func change(a, b byte) int {
	if a == b {
		return 0
	}
	for _, letters := range alike {
		if strings.IndexByte(letters, a) >= 0 && strings.IndexByte(letters, b) >= 0 {
			return 1
		}
	}
	return tooFar
}
