package filmcopy

import (
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// far is how far a copy is: "Copied 12 MB of 40 MB".
func far(c app.FilmCopy) string {
	switch {
	case c.Stopping:
		return lang.L("Stopping…")
	case c.All > 0:
		return fmt.Sprintf(lang.L("Copied %s of %s"), words.Bytes(c.Done), words.Bytes(c.All))
	}
	return lang.L("Starting")
}

// done is the side of the sheet when the copy is there.
type done struct {
	folder string
	title  *kit.Text
	where  *kit.Paragraph
	root   fyne.CanvasObject
}

func newDone() *done {
	d := &done{title: kit.NewText("", kit.Title, theme.Text).Truncated(), where: kit.NewParagraph(kit.Value, theme.Secondary)}
	sign := kit.NewIcon(icons.Check, 28, theme.OK)
	d.root = kit.Padded(16, 0, 0, 0, kit.Rows(12, kit.Columns(12, sign, kit.Middle(d.title)), d.where))
	return d
}

func (d *done) draw(folder string) {
	d.folder = folder
	d.title.SetText(fmt.Sprintf(lang.L("Saved a copy: %s"), filepath.Base(folder)))
	d.where.SetText(words.Place(filepath.Dir(folder)))
}

// buttons are those of the sheet; each belongs to some of its sides.
type buttons struct{ cancel, stop, reveal, open, shut, save *kit.Button }

func (s *Sheet) makeButtons() {
	quiet := func(text string, tap func()) *kit.Button { return kit.NewButton(text, "", kit.Quiet, tap) }
	s.buttons = buttons{
		cancel: quiet(lang.L("Cancel"), s.Close),
		stop:   quiet(lang.L("Cancel the copy"), func() { s.params.Commands.CancelCopy() }),
		reveal: quiet(lang.L("Show in folder"), func() { s.params.Reveal(s.done.folder) }),
		open:   quiet(lang.L("Open the copy"), s.open),
		shut:   quiet(lang.L("Close"), s.Close),
		save:   kit.NewButton(lang.L("Save a copy"), "", kit.Strong, s.save),
	}
}

func (b buttons) all() []*kit.Button {
	return []*kit.Button{b.cancel, b.stop, b.reveal, b.open, b.shut, b.save}
}

func (b buttons) turn(m mode) {
	for button, sides := range map[*kit.Button][]mode{
		b.cancel: {choosing}, b.stop: {writing}, b.reveal: {over}, b.open: {over},
		b.shut: {writing, over}, b.save: {choosing},
	} {
		kit.SetVisible(button, slices.Contains(sides, m))
	}
}
