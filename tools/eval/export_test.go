package main

// What the tests, which lie in a package of their own, look at.
type (
	Entry  = entry
	Expect = expect
	Film   = film
	Report = report
	Span   = span
)

var (
	Run          = run
	ParsePrompts = parsePrompts
	OpenFilm     = openFilm
	Pictures     = film.pictures
	Spans        = film.spans
	Fit          = film.fit
	Spread       = span.spread
	Frechet      = frechet
)

// NewFilm is a film that was not read from a file.
func NewFilm(frames, width, height int) Film {
	return film{frames: frames, width: width, height: height}
}

// NewSpan is the frames from the first up to, but without, end.
func NewSpan(from, end int) Span { return span{from, end} }

// Frames is how many frames a film has.
func Frames(f Film) int { return f.frames }
