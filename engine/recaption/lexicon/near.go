package lexicon

import "strings"

// Why says how an unknown word was found to be near a known one.
type Why string

// The ways to a known word.
const (
	Synonym  Why = "is the nearest that the world knows"
	Inflexed Why = "is the same word in another form"
	Misspelt Why = "is spelt nearly so"
)

// near is the phrase that an unknown word in small letters is read as, or "".
func (l *Lexicon) near(word string) (string, Why) {
	if known := l.nearest[word]; known != "" {
		return known, Synonym
	}
	for _, stem := range stems(word) {
		if l.phrases[stem] != nil {
			return stem, Inflexed
		}
		if known := l.nearest[stem]; known != "" {
			return known, Synonym
		}
	}
	return l.misspelt(word)
}

// stems is what an English word may be a form of, the likeliest first.
func stems(word string) []string {
	var out []string
	for _, ending := range []struct{ from, to string }{
		{"'s", ""}, {"ies", "y"}, {"es", ""}, {"s", ""}, {"ing", ""}, {"ing", "e"}, {"ied", "y"}, {"ed", ""}, {"ed", "e"}, {"ly", ""},
	} {
		if stem, ok := strings.CutSuffix(word, ending.from); ok && len(stem) > 2 {
			out = append(out, stem+ending.to)
			if n := len(stem); ending.to == "" && stem[n-1] == stem[n-2] {
				out = append(out, stem[:n-1])
			}
		}
	}
	return out
}
