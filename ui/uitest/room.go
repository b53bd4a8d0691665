package uitest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
)

// Room is an empty window for a sheet to be shown over, and notes of what the sheet asked for.
type Room struct {
	T *testing.T
	W fyne.Window

	did []string
}

// NewRoom makes a test app and a window of a size in it.
func NewRoom(t *testing.T, width, height float32) *Room {
	t.Helper()
	App(t)
	return &Room{T: t, W: Show(t, kit.UnderLayer(container.NewWithoutLayout(), kit.NewLayer()), width, height)}
}

// Note keeps in mind that something was asked for.
func (r *Room) Note(format string, args ...any) { r.did = append(r.did, fmt.Sprintf(format, args...)) }

// Wants compares what was asked for since the last time with what is wanted.
func (r *Room) Wants(want ...string) {
	r.T.Helper()
	if !slices.Equal(r.did, want) {
		r.T.Errorf("did %q, want %q", r.did, want)
	}
	r.did = nil
}

// Forget drops what was asked for so far.
func (r *Room) Forget() { r.did = nil }

// Objects is everything over the window, in the order in which it is drawn.
func (r *Room) Objects() []fyne.CanvasObject {
	return test.LaidOutObjects(r.W.Canvas().Overlays().Top())
}

// Button is the first button of that text that can be seen.
func (r *Room) Button(text string) *kit.Button {
	r.T.Helper()
	return Find(r.T, r.W, func(b *kit.Button) bool { return b.Text() == text })
}

// Says wants a text to be read in the sheet.
func (r *Room) Says(want string) {
	r.T.Helper()
	if all := r.Texts(); !strings.Contains(all, want) {
		r.T.Errorf("%q is not said: %s", want, all)
	}
}

// SaysNot wants a text not to be read in the sheet.
func (r *Room) SaysNot(text string) {
	r.T.Helper()
	if strings.Contains(r.Texts(), text) {
		r.T.Errorf("%q is said", text)
	}
}

// Texts is all that can be read, a line each.
func (r *Room) Texts() string {
	var all strings.Builder
	for _, o := range r.Objects() {
		switch o := o.(type) {
		case *kit.Text:
			all.WriteString(o.Text() + "\n")
		case *kit.Paragraph:
			all.WriteString(o.Text() + "\n")
		}
	}
	return all.String()
}
