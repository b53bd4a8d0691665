package packs

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// check is the part that holds a pack against its digests.
type check struct {
	button *kit.Button
	strip  *kit.Progress
	how    *kit.Text
	lines  *fyne.Container
	found  *app.PackCheck // what lines show
	root   fyne.CanvasObject
}

func newCheck(toggle func()) *check {
	c := &check{strip: kit.NewProgress(4), how: kit.NewText("", kit.Value, theme.Secondary).Truncated(), lines: kit.Rows(4)}
	c.button = kit.NewButton(lang.L("Check its files"), "", kit.Quiet, toggle)
	c.button.Tip = lang.L("Reads every file, compares it with its digest and tries every graph.")
	row := container.NewBorder(nil, nil, c.button, nil, kit.Padded(0, 0, 0, 10, kit.Middle(c.how)))
	c.root = kit.Rows(8, row, c.strip, c.lines)
	return c
}

// draw shows the check of a pack, if it is the one that is checked.
func (c *check) draw(p app.Pack, now *app.PackCheck) {
	if now == nil || now.Folder != p.Folder {
		now = &app.PackCheck{Folder: p.Folder, Total: -1}
	}
	c.button.SetText(lang.L("Check its files"))
	c.button.SetEnabled(true)
	c.strip.Hide()
	switch {
	case now.Running:
		c.button.SetText(lang.L("Stop the check"))
		c.strip.Set(share(now.Done, now.Total))
		c.strip.Show()
		c.say(far(now), theme.Secondary)
	case now.Total < 0:
		c.say("", theme.Secondary)
	case now.Reason != "":
		c.say(words.Translate(now.Reason), theme.Error)
	case now.Sound():
		c.say(lang.L("Everything is as it should be."), theme.OK)
	default:
		c.say(lang.L("The pack does not fit; the lines below say where."), theme.Error)
	}
	c.list(now)
}

func (c *check) say(text string, color fyne.ThemeColorName) {
	c.how.SetText(text)
	c.how.SetColor(color)
}

// far is how far a check is.
func far(c *app.PackCheck) string {
	if c.Total <= 0 {
		return lang.L("Starting")
	}
	if c.Done >= c.Total {
		return lang.L("Trying the graphs…")
	}
	return fmt.Sprintf(lang.L("Read %s of %s"), words.Bytes(c.Done), words.Bytes(c.Total))
}

func share(done, total int64) float64 {
	if total <= 0 {
		return 0
	}
	return float64(done) / float64(total)
}

// most bounds how many findings are shown; the gravest stand first.
const most = 8

// list shows what was found, but not all that is well.
func (c *check) list(now *app.PackCheck) {
	if c.found == now {
		return
	}
	c.found = now
	c.lines.RemoveAll()
	if now.Running {
		return
	}
	for _, kind := range []app.NoticeKind{app.Failure, app.Warning, app.Info} {
		for _, f := range now.Findings {
			if f.Kind == kind && len(c.lines.Objects) < most {
				c.lines.Add(finding(f))
			}
		}
	}
	c.lines.Refresh()
}

func finding(f app.Finding) fyne.CanvasObject {
	p := kit.NewParagraph(kit.Small, colors[f.Kind])
	text := f.Text
	if f.File != "" {
		text = f.File + ": " + text
	}
	p.SetText(text)
	return p
}
