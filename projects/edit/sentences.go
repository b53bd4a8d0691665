package edit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences is a prompt in sentences, each without the spaces around it. A sentence ends
// at a full stop, question or exclamation mark with a space behind it, at one of Chinese,
// or at the end of a line.
func Sentences(prompt string) []string {
	var out []string
	begin := 0
	cut := func(end int) {
		if s := strings.TrimSpace(prompt[begin:end]); s != "" {
			out = append(out, s)
		}
		begin = end
	}
	for i, r := range prompt {
		if n := i + utf8.RuneLen(r); r == utf8.RuneError {
			continue // a byte that is no letter ends nothing
		} else if endsSentence(r, prompt[n:]) {
			cut(n)
		}
	}
	cut(len(prompt))
	return out
}

func endsSentence(r rune, rest string) bool {
	switch r {
	case '\n', '。', '！', '？':
		return true
	case '.', '!', '?':
		next, _ := utf8.DecodeRuneInString(rest)
		return rest == "" || unicode.IsSpace(next)
	}
	return false
}
