package text

import (
	"strings"
	"unicode/utf8"
)

// spaceMark stands for a space inside pieces (U+2581).
const spaceMark = "\u2581"

const replacementChar = "\ufffd"

// spNormalizer is the text preparation of a SentencePiece model.
type spNormalizer struct {
	rules   *charsmap // nil changes nothing
	symbols *trie     // user-defined symbols pass as they are; nil is none
	space   string    // what a space becomes
	dummy   bool      // a space is put before the text, or behind it with suffix
	suffix  bool
	trim    bool // spaces at both ends go, runs of them become one
}

func newSPNormalizer(r spRules, suffix bool, symbols *trie) (*spNormalizer, error) {
	n := &spNormalizer{symbols: symbols, space: " ", dummy: r.dummyPrefix, suffix: suffix, trim: r.trimSpaces}
	if r.escapeSpace {
		n.space = spaceMark
	}
	if len(r.charsmap) == 0 {
		return n, nil
	}
	var err error
	n.rules, err = parseCharsmap(r.charsmap)
	return n, err
}

// normalize prepares s. A text of nothing but spaces gives "" where spaces are
// trimmed, without the dummy.
func (n *spNormalizer) normalize(s string) string {
	if n.trim {
		s = n.skipSpaces(s)
	}
	if s == "" {
		return ""
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/2 + len(n.space))
	if n.dummy && !n.suffix {
		b.WriteString(n.space)
	}
	n.write(&b, s)
	out := b.String()
	if n.trim {
		for strings.HasSuffix(out, n.space) {
			out = out[:len(out)-len(n.space)]
		}
	}
	if n.dummy && n.suffix {
		out += n.space
	}
	return out
}

func (n *spNormalizer) skipSpaces(s string) string {
	for s != "" {
		out, size := n.next(s)
		if out != " " {
			break
		}
		s = s[size:]
	}
	return s
}

func (n *spNormalizer) write(b *strings.Builder, s string) {
	afterSpace := n.trim
	for s != "" {
		out, size := n.next(s)
		s = s[size:]
		if afterSpace {
			out = strings.TrimLeft(out, " ")
		}
		if out == "" {
			continue
		}
		afterSpace = n.trim && out[len(out)-1] == ' '
		for i := range len(out) {
			if out[i] == ' ' {
				b.WriteString(n.space)
			} else {
				b.WriteByte(out[i])
			}
		}
	}
}

// next gives what the beginning of s becomes and how many bytes that took.
func (n *spNormalizer) next(s string) (out string, size int) {
	if n.symbols != nil {
		if _, size = n.symbols.longest(s); size > 0 {
			return s[:size], size
		}
	}
	if n.rules != nil {
		if out, size, ok := n.rules.longest(s); ok {
			return out, size
		}
	}
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 {
		return replacementChar, 1
	}
	return s[:size], size
}
