package action

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fit is how a word that is looked for stands in a text.
type fit int

// The fits, the better ones behind. A sign of Chinese begins a word wherever it stands:
// there are no spaces between its words.
const (
	absent   fit = iota
	initials     // words of it begin like that: "sac" and "savco" are "Save a copy"
	within       // in the midst of a word
	begun        // at the beginning of a word
	first        // at the beginning of the text
	whole        // it is all of it
	fits
)

// match is how a word stands in a text, both in lower case, where it does: abbreviations are
// for abbreviates. A single letter is in nearly every text, so it has to begin a word.
func match(word, text string) fit {
	at := strings.Index(text, word)
	switch {
	case at < 0:
		return absent
	case strings.TrimRight(text, "…") == word:
		return whole
	case at == 0:
		return first
	case startsWord(text, word):
		return begun
	case utf8.RuneCountInString(word) > 1:
		return within
	}
	return absent
}

// startsWord reports whether a word stands at the beginning of one of a text's.
func startsWord(text, word string) bool {
	for from := 0; ; from++ {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		if from += i; begins(text, from) {
			return true
		}
	}
}

// begins reports whether a word begins at a byte of a text.
func begins(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	r, _ := utf8.DecodeRuneInString(text[at:])
	return !inWord(before) || unicode.Is(unicode.Han, before) || unicode.Is(unicode.Han, r)
}

func inWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// wordsOf is the words of a text, and each sign of Chinese.
func wordsOf(text string) []string {
	var words []string
	from := -1 // where the word that is being read begins
	for at, r := range text {
		if from >= 0 && (!inWord(r) || begins(text, at)) {
			words, from = append(words, text[from:at]), -1
		}
		if from < 0 && inWord(r) {
			from = at
		}
	}
	if from >= 0 {
		words = append(words, text[from:])
	}
	return words
}

// abbreviates reports whether a word is made of beginnings of words, in order.
func abbreviates(word string, words []string) bool {
	for i := range words {
		if isMade(word, words[i:]) {
			return true
		}
	}
	return false
}

// skipped is how many letters a word has at most that an abbreviation leaves out, such as
// "the" and "at".
const skipped = 3

// isMade is abbreviates where no long word is left out.
func isMade(word string, words []string) bool {
	if word == "" {
		return true
	}
	for i, w := range words {
		for n := common(word, w); n > 0; n-- {
			if isMade(word[n:], words[i+1:]) {
				return true
			}
		}
		if utf8.RuneCountInString(w) > skipped {
			return false
		}
	}
	return false
}

// common is how many bytes two texts begin with alike.
func common(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
