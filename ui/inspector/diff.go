package inspector

import (
	"strings"
	"unicode"
)

// word is a word of a caption, or a sign of a script without spaces.
type word struct {
	text  string
	apart bool // a space is before it
	added bool // it is not in the prompt
}

// longest is how many words of each text are compared; prompts are far shorter.
const longest = 600

// added is the words of a caption, with those marked that the prompt does not have: all
// but the longest sequence of words that both have in order.
func added(prompt, caption string) []word {
	out := split(caption)
	before := split(prompt)
	for i := range out {
		out[i].added = true
	}
	a, b := before[:min(len(before), longest)], out[:min(len(out), longest)]
	common := lengths(a, b)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case sameWord(a[i], b[j]):
			b[j].added = false
			i, j = i+1, j+1
		case common[i+1][j] >= common[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// lengths is how long the longest common sequence of a[i:] and b[j:] is.
func lengths(a, b []word) [][]int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if sameWord(a[i], b[j]) {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}

// sameWord compares without capitals and the signs around a word.
func sameWord(a, b word) bool { return strings.EqualFold(bare(a.text), bare(b.text)) }

func bare(text string) string {
	trimmed := strings.TrimFunc(text, func(r rune) bool { return unicode.IsPunct(r) && r != '@' })
	if trimmed == "" {
		return text
	}
	return trimmed
}

// split is the words of a text.
func split(text string) []word {
	var out []word
	for field := range strings.FieldsSeq(text) {
		first := true
		for _, part := range signs(field) {
			out = append(out, word{text: part, apart: first && len(out) > 0})
			first = false
		}
	}
	return out
}

// signs splits a word at Chinese signs, each of which stands for itself; what is no letter
// stays with the sign before it.
func signs(field string) []string {
	var out []string
	joins := false // the next rune belongs to the last part
	for _, r := range field {
		han := unicode.Is(unicode.Han, r)
		if n := len(out); n > 0 && !han && (joins || unicode.IsPunct(r)) {
			out[n-1] += string(r)
			continue
		}
		out = append(out, string(r))
		joins = !han
	}
	return out
}
