package main

import "reflect"

// What the tests, which lie in a package of their own, look at.
type (
	Entry   = entry
	Expect  = expect
	Film    = film
	Lexicon = lexicon
	Report  = report
	Span    = span
)

var (
	Run          = run
	ParsePrompts = parsePrompts
	OpenFilm     = openFilm
	Pictures     = film.pictures
	Spans        = film.spans
	CutsNear     = film.cutsNear
	Fit          = film.fit
	Spread       = span.spread
	Frechet      = frechet
	Read         = lexicon.read
)

// NewFilm is a film that was not read from a file.
func NewFilm(frames, width, height int) Film {
	return film{frames: frames, width: width, height: height}
}

// NewSpan is the frames from the first up to, but without, end.
func NewSpan(from, end int) Span { return span{from, end} }

// Frames is how many frames a film has.
func Frames(f Film) int { return f.frames }

// Alike says that two prompts ask for the same.
func Alike(a, b *Expect) bool { return reflect.DeepEqual(a, b) }
