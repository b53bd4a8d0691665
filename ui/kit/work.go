package kit

import (
	"fyne.io/fyne/v2"

	"kinora/ui/theme"
)

// Work is what a sheet shows while something long is being written: its name, how far it
// is, and a hint.
type Work struct {
	Root fyne.CanvasObject

	name, far *Text
	strip     *Progress
}

// NewWork makes it; the hint says what else can be done meanwhile.
func NewWork(hint string) *Work {
	w := &Work{name: NewText("", Title, theme.Text).Truncated(), far: NewText("", Value, theme.Secondary), strip: NewProgress(6)}
	below := NewParagraph(Value, theme.Secondary)
	below.SetText(hint)
	w.Root = Rows(12, w.name, w.strip, w.far, below)
	return w
}

// Set shows the name, how much is done, 0…1, and the same in words.
func (w *Work) Set(name string, done float64, far string) {
	w.name.SetText(name)
	w.strip.Set(done)
	w.far.SetText(far)
}
