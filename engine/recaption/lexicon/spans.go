package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind says what a piece of a text is to the world.
type Kind int

// The kinds of pieces.
const (
	Telling Kind = iota // it tells facts
	Plain               // it tells nothing by itself
	Near                // it is unknown, and Known is what it is read as
	Unknown             // it is unknown
)

// Span is a word, phrase or run of Chinese signs of a text.
type Span struct {
	Kind     Kind
	From, To int    // its bytes in the text
	Text     string // as it stands there
	Facts    []Fact // of Telling, and of Near those of Known
	Known    string // of Near: a phrase that the world knows
	Why      Why    // of Near
}

// Spans takes a text apart, in its order; what is no word, such as marks and numbers,
// is left out. The longest phrases are taken first.
func (l *Lexicon) Spans(text string) []Span {
	var out []Span
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		var s Span
		switch {
		case unicode.Is(unicode.Han, r):
			s = l.signsAt(text, at)
		case wordRune(r):
			s = l.wordsAt(text, at)
		default:
			at += size
			continue
		}
		s.Text = text[s.From:s.To]
		out = append(out, s)
		at = s.To
	}
	return merged(text, out)
}

// merged joins unknown signs that stand side by side.
func merged(text string, spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		n := len(out)
		if n > 0 && s.Kind == Unknown && out[n-1].Kind == Unknown && out[n-1].To == s.From {
			out[n-1].To, out[n-1].Text = s.To, text[out[n-1].From:s.To]
			continue
		}
		out = append(out, s)
	}
	return out
}

// signsAt reads the longest Chinese phrase that begins at a byte, or one sign.
func (l *Lexicon) signsAt(text string, at int) Span {
	_, size := utf8.DecodeRuneInString(text[at:])
	out := Span{Kind: Unknown, From: at, To: at + size}
	if r, _ := utf8.DecodeRuneInString(text[at:]); l.signs[r] {
		out.Kind = Plain
	}
	end := at
	for n := 0; n < l.longest && end < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
		if s, ok := l.entry(text[at:end]); ok {
			s.From, s.To = at, end
			out = s
		}
	}
	return out
}

// entry is what the vocabulary says of a text in small letters, if anything.
func (l *Lexicon) entry(key string) (Span, bool) {
	if facts := l.phrases[key]; facts != nil {
		return Span{Kind: Telling, Facts: facts}, true
	}
	if known := l.nearest[key]; known != "" {
		return Span{Kind: Near, Known: known, Facts: l.phrases[known], Why: Synonym}, true
	}
	return Span{Kind: Plain}, l.plain[key]
}

// wordsAt reads the longest phrase of words that begins at a byte, or one word.
func (l *Lexicon) wordsAt(text string, at int) Span {
	first := wordEnd(text, at)
	var out Span
	for end, n := first, 0; n < maxWords; n++ {
		if s, ok := l.entry(lower(text[at:end])); ok {
			s.From, s.To = at, end
			out = s
		}
		next := strings.IndexFunc(text[end:], wordRune)
		if next < 0 || end+next-at > 2*maxPhrase {
			break
		}
		end = wordEnd(text, end+next)
	}
	if out.To > 0 {
		return out
	}
	return l.word(Span{From: at, To: first}, text[at:first])
}

// maxWords is the words of the longest phrase.
const maxWords = 8

// word says what one word is that begins no phrase.
func (l *Lexicon) word(s Span, word string) Span {
	key := lower(word)
	s.Kind = Unknown
	if strings.Trim(key, "0123456789") == "" {
		s.Kind = Plain
		return s
	}
	if known, why := l.near(key); known != "" {
		s.Kind, s.Known, s.Why, s.Facts = Near, known, why, l.phrases[known]
	}
	return s
}

// wordRune says whether a rune is part of words with spaces between them.
func wordRune(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

// wordEnd is where the word that begins at a byte ends; hyphens and apostrophes may be
// inside.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !wordRune(r) {
			next, _ := utf8.DecodeRuneInString(text[at+size:])
			if r != '-' && r != '\'' && r != '’' || !wordRune(next) {
				return at
			}
		}
		at += size
	}
	return at
}

func lower(s string) string { return strings.ReplaceAll(strings.ToLower(s), "’", "'") }
