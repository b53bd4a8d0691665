// Package icons embeds the studio's own pictograms: SVG files on a 24 × 24 grid that
// are drawn in "currentColor", and the mark. It imports nothing.
package icons

import _ "embed" // for the files below

// The pictograms, as SVG text with currentColor where the colour goes.
var (
	//go:embed play.svg
	Play string
	//go:embed pause.svg
	Pause string
	//go:embed first.svg
	First string
	//go:embed last.svg
	Last string
	//go:embed back.svg
	Back string
	//go:embed forward.svg
	Forward string
	//go:embed loop.svg
	Loop string
	//go:embed save.svg
	Save string
	//go:embed folder.svg
	Folder string
	//go:embed reuse.svg
	Reuse string
	//go:embed lock.svg
	Lock string
	//go:embed unlock.svg
	Unlock string
	//go:embed dice.svg
	Dice string
	//go:embed film.svg
	Film string
	//go:embed warning.svg
	Warning string
)

// Mark is Kinora's mark as a PNG: a paper sun that plays, over hills.
//
//go:embed mark.png
var Mark []byte
