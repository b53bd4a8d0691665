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
	//go:embed rewind.svg
	Rewind string
	//go:embed fast-forward.svg
	FastForward string
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
	//go:embed plus.svg
	Plus string
	//go:embed minus.svg
	Minus string
	//go:embed close.svg
	Close string
	//go:embed star.svg
	Star string
	//go:embed star-filled.svg
	StarFilled string
	//go:embed trash.svg
	Trash string
	//go:embed copy.svg
	Copy string
	//go:embed split.svg
	Split string
	//go:embed blade.svg
	Blade string
	//go:embed trim.svg
	Trim string
	//go:embed slip.svg
	Slip string
	//go:embed magnet.svg
	Magnet string // snapping
	//go:embed marker.svg
	Marker string
	//go:embed zoom-fit.svg
	ZoomFit string
	//go:embed eye.svg
	Eye string
	//go:embed mute.svg
	Mute string
	//go:embed sound.svg
	Sound string
	//go:embed wand.svg
	Wand string // generating
	//go:embed refresh.svg
	Refresh string // trying again
	//go:embed up.svg
	Up string
	//go:embed down.svg
	Down string
	//go:embed chevron-up.svg
	ChevronUp string
	//go:embed chevron-down.svg
	ChevronDown string
	//go:embed chevron-left.svg
	ChevronLeft string
	//go:embed chevron-right.svg
	ChevronRight string
	//go:embed search.svg
	Search string
	//go:embed settings.svg
	Settings string
	//go:embed pack.svg
	Pack string // a model
	//go:embed keyboard.svg
	Keyboard string
	//go:embed fullscreen.svg
	Fullscreen string
	//go:embed compare.svg
	Compare string
	//go:embed link.svg
	Link string
	//go:embed check.svg
	Check string
	//go:embed more.svg
	More string // what else there is
	//go:embed grid.svg
	Grid string
	//go:embed list.svg
	List string
	//go:embed person.svg
	Person string // the cast
	//go:embed picture.svg
	Picture string
	//go:embed clock.svg
	Clock string
	//go:embed info.svg
	Info string
	//go:embed export.svg
	Export string
	//go:embed redo.svg
	Redo string
	//go:embed pencil.svg
	Pencil string
	//go:embed extend.svg
	Extend string // going on past the end
	//go:embed cursor.svg
	Cursor string // selecting
	//go:embed undo.svg
	Undo string
)

// Mark is Kinora's mark as a PNG: a paper sun that plays, over hills.
//
//go:embed mark.png
var Mark []byte
