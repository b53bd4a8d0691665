package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
)

// lexicon says what phrases mean, English ones in small letters: tools/train writes it from the tables that captions
// are made of (python -m world lexicon).
type lexicon map[string]meaning

// meaning is the field of a shot or an actor and its word there.
type meaning [2]string

// mention is a phrase of the lexicon in a text.
type mention struct {
	phrase, field, label string
	// before is what stands between the mention and the one before it, after what follows until the next.
	before, after string
}

// The longest phrases that are looked for.
const (
	longestWords = 8
	longestRunes = 10
)

var word = regexp.MustCompile(`[a-z]+(?:[-'][a-z]+)*`)

// readLexicon reads lexicon.json in the judges' folder; nil where there is none.
func readLexicon(folder string, c *card) (lexicon, error) {
	path := filepath.Join(folder, "lexicon.json")
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var l lexicon
	if err := json.Unmarshal(data, &l); err != nil {
		return nil, fmt.Errorf("%s: not what a lexicon should be: %w", path, plain(err))
	}
	for phrase, m := range l {
		if m[1] == "" || c.known(said{m[0], m[1]}) != nil {
			return nil, fmt.Errorf("%s: the phrase %q means %s %q, which the judges do not know", path, phrase, m[0], m[1])
		}
	}
	return l, nil
}

// mentions are the phrases of a text in its order; where several begin at one place, the longest.
func (l lexicon) mentions(text string) []mention {
	text = strings.ToLower(text)
	var list []mention
	end := 0 // of the mention before
	for _, s := range l.spots(text) {
		m := l[text[s.from:s.end]]
		between := text[end:s.from]
		if len(list) > 0 {
			list[len(list)-1].after = between
		}
		list = append(list, mention{phrase: text[s.from:s.end], field: m[0], label: m[1], before: between})
		end = s.end
	}
	if len(list) > 0 {
		list[len(list)-1].after = text[end:]
	}
	return list
}

// spots are where phrases begin and end: whole words in English, any signs in Chinese, which does not part words.
func (l lexicon) spots(text string) []span {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return l.match(signs(text), longestRunes, text)
	}
	var words []span
	for _, at := range word.FindAllStringIndex(text, -1) {
		words = append(words, span{at[0], at[1]})
	}
	return l.match(words, longestWords, text)
}

func signs(text string) []span {
	var list []span
	for at, r := range text {
		list = append(list, span{at, at + len(string(r))})
	}
	return list
}

// match takes the longest phrase of at most so many pieces that begins at each piece, and goes on behind it.
func (l lexicon) match(pieces []span, longest int, text string) []span {
	var found []span
	for at := 0; at < len(pieces); at++ {
		for n := min(longest, len(pieces)-at); n > 0; n-- {
			s := span{pieces[at].from, pieces[at+n-1].end}
			if _, ok := l[text[s.from:s.end]]; ok {
				found = append(found, s)
				at += n - 1
				break
			}
		}
	}
	return found
}
