// Package lexicon knows what the words of a pack's world mean: it reads from a prompt
// what is told of whom and where, and says which words the world does not know and
// which known ones are nearest to them. It is pure: text goes in, plain data comes out.
// It must not import any other package of the engine.
package lexicon

import "unicode/utf8"

// Fact is one thing that words tell, with the labels of the pack's world: subject=cat,
// colour=red, setting=sea, camera=zoom_in.
type Fact struct{ Field, Label string }

// Lexicon is what a pack's vocabulary says. It is read-only and may be shared.
type Lexicon struct {
	// Still and Shot are what a text begins with where it is meant for one frame, or for
	// one of several shots.
	Still, Shot string
	// Usual is what is so where a text says nothing of it.
	Usual []Usual

	phrases map[string][]Fact // in small letters
	plain   map[string]bool   // words that tell nothing by themselves
	others  map[string]bool   // words that are no misspelt ones
	signs   map[rune]bool     // Chinese signs that tell nothing by themselves
	nearest map[string]string // unknown words, and the phrase that stands for each
	longest int               // runes of the longest key
}

// Usual is a fact that is taken for granted.
type Usual struct {
	Fact
	English, Chinese string // words that tell it, as a tag
	When             []Fact // where one of these is told; none is everywhere
	Unless           []Fact // but not where one of these is
}

// Means says what a phrase tells, where it is one that the world knows; it is compared
// in small letters. The slice must not be written to.
func (l *Lexicon) Means(phrase string) []Fact { return l.phrases[lower(phrase)] }

func (l *Lexicon) measure() {
	for phrase := range l.phrases {
		l.longest = max(l.longest, utf8.RuneCountInString(phrase))
	}
	for word := range l.nearest {
		l.longest = max(l.longest, utf8.RuneCountInString(word))
	}
}
