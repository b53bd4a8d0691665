package status

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// onNotice reports whether a place of the bar is on a notice of which there is more to say.
func (b *Bar) onNotice(x float32) bool {
	if b.shown.Notice.More == "" {
		return false
	}
	o := b.words
	if b.said.job {
		o = b.news
	}
	from := o.Position().X + theme.Inset
	return x >= from && x < from+o.Size().Width
}

// tipLines is how many lines of a notice its tip has at most.
const tipLines = 6

// tipAt is what the bar says of a place.
func (b *Bar) tipAt(x float32) string {
	if b.onNotice(x) {
		lines := strings.Split(words.Translate(b.shown.Notice.More), "\n")
		if len(lines) > tipLines {
			lines = append(lines[:tipLines:tipLines], "…")
		}
		return strings.Join(lines, "\n")
	}
	if b.p.Queue == nil {
		return ""
	}
	return lang.L("The queue")
}

// openAt opens the whole of a notice, or else the queue.
func (b *Bar) openAt(x float32) {
	switch {
	case b.onNotice(x):
		b.explain()
	case b.p.Queue != nil:
		b.p.Queue()
	}
}

// detailsWide is the width of the sheet with the whole of a notice.
const detailsWide float32 = 560

func (b *Bar) explain() {
	c := fyne.CurrentApp().Driver().CanvasForObject(b.root)
	if c == nil || b.details != nil && b.details.Open() {
		return
	}
	text := kit.NewParagraph(kit.Value, theme.Text)
	text.SetText(words.Translate(b.shown.Notice.More))
	text.Resize(fyne.NewSize(detailsWide, 0))
	b.details = &kit.Sheet{Title: lang.L("What was not taken"), Content: text, Width: detailsWide}
	b.details.Buttons = []*kit.Button{kit.NewButton(lang.L("Close"), "", kit.Strong, b.details.Close)}
	b.details.Show(c)
}
