package recaption

import (
	"strings"
	"unicode"

	"kinora/engine/recaption/lexicon"
)

// known is a text whose unknown words are replaced by those that they are near to.
type known struct {
	text    string
	mapped  []Mapping
	unknown []string
}

// inKnownWords reads a text with a lexicon.
func inKnownWords(l *lexicon.Lexicon, text string) known {
	var out known
	var b strings.Builder
	at := 0
	for _, s := range l.Spans(text) {
		switch s.Kind {
		case lexicon.Near:
			b.WriteString(text[at:s.From] + s.Known)
			at = s.To
			out.mapped = append(out.mapped, Mapping{Word: s.Text, As: s.Known, Why: s.Why})
		case lexicon.Unknown:
			out.unknown = append(out.unknown, s.Text)
		}
	}
	b.WriteString(text[at:])
	out.text = b.String()
	return out
}

// Doubts are the words of a text that a vocabulary has not: those that are read as others,
// and those that are near to none, each in the text's order. It costs no model.
func Doubts(l *lexicon.Lexicon, text string) (mapped []Mapping, unknown []string) {
	k := inKnownWords(l, text)
	return k.mapped, k.unknown
}

// words is what a text tells, each fact once, with its words.
func words(l *lexicon.Lexicon, text string) []Word {
	var out []Word
	seen := map[lexicon.Fact]bool{}
	for _, s := range l.Spans(text) {
		for _, f := range s.Facts {
			if !seen[f] {
				seen[f] = true
				out = append(out, Word{f, s.Text})
			}
		}
	}
	return out
}

// full is the full stop of a text's language.
func full(text string) string {
	if chinese(text) {
		return "。"
	}
	return "."
}

func chinese(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
