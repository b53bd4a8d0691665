package app

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// HasWords reports whether a prompt says some words, whatever their capitals: whole ones,
// not a part of others.
func HasWords(prompt, words string) bool {
	_, _, ok := findWords(prompt, words)
	return ok
}

// Chinese reports whether a text is written in Chinese, as far as its signs tell.
func Chinese(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// pauses is what may stand before words that are added or taken away.
const pauses = ",， "

// WithWords is a prompt with words at its end, after a comma.
func WithWords(prompt, words string) string {
	prompt = strings.TrimRight(strings.TrimSpace(prompt), pauses+".。")
	switch {
	case prompt == "":
		return words
	case Chinese(prompt) && Chinese(words):
		return prompt + "，" + words
	}
	return prompt + ", " + words
}

// WithoutWords is a prompt without words that it says, and without the comma before them.
func WithoutWords(prompt, words string) string {
	from, to, ok := findWords(prompt, words)
	if !ok {
		return prompt
	}
	before, after := strings.TrimRight(prompt[:from], pauses), prompt[to:]
	if before == "" {
		return strings.TrimLeft(after, pauses)
	}
	return before + after
}

// findWords is where in a prompt words are said, in bytes.
func findWords(prompt, words string) (from, to int, ok bool) {
	for from = range prompt {
		to = from + len(words)
		if words != "" && to <= len(prompt) && strings.EqualFold(prompt[from:to], words) && apart(prompt, from, to) {
			return from, to, true
		}
	}
	return 0, 0, false
}

// apart reports whether a stretch of a text is no part of longer words.
func apart(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !letter(before) && !letter(after)
}

// letter reports whether a rune makes a word longer. Chinese has no signs between words.
func letter(r rune) bool {
	return r != utf8.RuneError && !unicode.Is(unicode.Han, r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '@')
}
