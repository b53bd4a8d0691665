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

// misspelt is the one known word that a word looks like, or what stands for the unknown
// one that it looks like, or "". Only slips that are
// usual count: a letter too many or too few, two letters the wrong way round, one vowel
// for another, c for k and the like. So "snake" is no "shake". The first letter is right.
func (l *Lexicon) misspelt(word string) (string, Why) {
	if len(word) < leastTypo || l.others[word] {
		return "", ""
	}
	most := 1
	if len(word) >= twoTypos {
		most = 2
	}
	found := l.within(word, most)
	if len(found) == 0 {
		return "", ""
	}
	for _, other := range found[1:] {
		if l.phrases[other][0] != l.phrases[found[0]][0] {
			return "", "" // it may be either
		}
	}
	if slips(sounds(word), sounds(found[0]), most) > most {
		return found[0], Synonym
	}
	return found[0], Misspelt
}

// within is the phrases that stand for the words which are nearest to a word and at most
// so many slips away, in the order of the alphabet.
func (l *Lexicon) within(word string, most int) []string {
	var found []string
	look := func(written, phrase string) {
		if len(written) < leastTypo-1 || written[0] != word[0] || strings.ContainsRune(written, ' ') {
			return
		}
		d := slips(sounds(word), sounds(written), most)
		if d < most {
			found, most = nil, d
		}
		if d <= most {
			found = append(found, phrase)
		}
	}
	for phrase := range l.phrases {
		look(phrase, phrase)
	}
	for written, phrase := range l.nearest {
		look(written, phrase)
	}
	slices.Sort(found)
	return found
}

// sounds writes what sounds alike alike.
func sounds(word string) string { return strings.ReplaceAll(word, "ph", "f") }

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
