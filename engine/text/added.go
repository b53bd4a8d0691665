package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// addedToken is a token that is cut out of the text before the model sees it. The
// fields are those of the tokenizers library.
type addedToken struct {
	ID         int64  `json:"id"`
	Content    string `json:"content"`
	SingleWord bool   `json:"single_word"` // not inside a word
	LStrip     bool   `json:"lstrip"`      // takes the spaces before it along
	RStrip     bool   `json:"rstrip"`      // and the ones behind it
	Normalized bool   `json:"normalized"`  // looked for in the normalised text
	Special    bool   `json:"special"`     // not shown to people
}

// matcher finds added tokens: the leftmost first, of several there the longest.
type matcher struct {
	keys   *trie
	tokens []addedToken
}

// newMatcher looks for the tokens as prepare writes them. Without tokens it is nil,
// and finds nothing.
func newMatcher(tokens []addedToken, prepare func(string) string) *matcher {
	if len(tokens) == 0 {
		return nil
	}
	entries := make([]trieEntry, len(tokens))
	for i, t := range tokens {
		entries[i] = trieEntry{prepare(t.Content), int32(i)}
	}
	return &matcher{newTrie(entries), tokens}
}

// section is a stretch of text, or an added token that stood there.
type section struct {
	text  string
	token *addedToken // nil is text
	first bool        // the text begins here
}

// split cuts s at the added tokens. No section of text is empty.
func (m *matcher) split(s string) []section {
	if m == nil {
		return appendText(nil, s, 0, len(s))
	}
	var out []section
	done := 0
	for at := 0; at < len(s); {
		value, length := m.keys.longest(s[at:])
		if length == 0 {
			at++
			continue
		}
		token, start, end := &m.tokens[value], at, at+length
		at = end
		if token.SingleWord && (endsInWord(s[:start]) || beginsInWord(s[end:])) {
			continue
		}
		start, end = token.widen(s, start, end, done)
		out = appendText(out, s, done, start)
		out = append(out, section{token: token, first: start == 0})
		done, at = end, max(at, end)
	}
	return appendText(out, s, done, len(s))
}

func appendText(out []section, s string, start, end int) []section {
	if start >= end {
		return out
	}
	return append(out, section{text: s[start:end], first: start == 0})
}

// widen takes in the spaces around a match, as far as none has taken them before.
func (t *addedToken) widen(s string, start, end, done int) (wideStart, wideEnd int) {
	if t.LStrip {
		start = max(done, len(strings.TrimRightFunc(s[:start], unicode.IsSpace)))
	}
	if t.RStrip {
		end = len(s) - len(strings.TrimLeftFunc(s[end:], unicode.IsSpace))
	}
	return start, end
}

func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && isWordRune(r)
}

func beginsInWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && isWordRune(r)
}

// isWordRune is \w of Unicode's regular expressions (UTS 18, annex C).
func isWordRune(r rune) bool {
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_Alphabetic, unicode.M, unicode.Nd, unicode.Pc, unicode.Join_Control)
}
