package export

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

func fraction(x app.Export) float64 {
	if x.Frames < 1 {
		return 0
	}
	return float64(x.Frame) / float64(x.Frames)
}

// far is how far an export is: "Frame 34 of 180 · 12 s left".
func far(x app.Export) string {
	if x.Stopping {
		return lang.L("Stopping…")
	}
	if x.Frames == 0 {
		return lang.L("Starting")
	}
	text := fmt.Sprintf(lang.L("Frame %d of %d"), x.Frame, x.Frames)
	if left := words.Left(x.Left); left != "" {
		text += " · " + left
	}
	return text
}

// done is the side of the sheet when an export is over.
type done struct {
	last  *app.Exported
	path  string
	sign  *kit.Icon
	title *kit.Text
	where *kit.Paragraph
	e     *Export
	root  fyne.CanvasObject
}

func newDone(e *Export) *done {
	d := &done{
		e: e, sign: kit.NewIcon(icons.Check, 28, theme.OK), title: kit.NewText("", kit.Title, theme.Text),
		where: kit.NewParagraph(kit.Value, theme.Secondary),
	}
	d.root = kit.Padded(110, 60, 0, 60, kit.Rows(12, kit.Columns(12, d.sign, kit.Middle(d.title)), d.where))
	return d
}

func (d *done) draw(x app.Exported) {
	if d.last != nil && *d.last == x {
		return
	}
	d.last, d.path = &x, x.Path
	failed := x.Reason != ""
	if failed {
		d.sign.Set(icons.Warning, theme.Error)
		d.title.SetText(lang.L("Nothing was written"))
		d.where.SetText(words.Translate(x.Reason))
	} else {
		d.sign.Set(icons.Check, theme.OK)
		d.title.SetText(fmt.Sprintf(lang.L("%s is there"), filepath.Base(x.Path)))
		d.where.SetText(words.Place(x.Path))
	}
	d.e.buttons.reveal.SetEnabled(!failed)
	d.e.buttons.copy.SetEnabled(!failed)
}
