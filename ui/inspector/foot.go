package inspector

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// foot is what stays at the foot of a shot: what it will cost, what is wrong, and the
// button that makes it.
type foot struct {
	name     func(app.Field, string) string // a problem with its field's name
	problems app.Problems
	card     projects.ID // what Cancel is for
	typos    [app.FieldSeed + 1]string

	forecast *kit.Text
	verdict  *kit.Text
	line     fyne.CanvasObject // both of them
	news     *kit.Paragraph    // what the pack changed
	wrong    *kit.Paragraph
	generate *kit.Button
	cancel   *kit.Button
	root     fyne.CanvasObject
	resized  func() // it needs another height
}

func newFoot(p Params) *foot {
	f := &foot{
		forecast: kit.NewText("", kit.Value, theme.Secondary), verdict: kit.NewText("", kit.Value, theme.Secondary),
		news: kit.NewParagraph(kit.Small, theme.Secondary), wrong: kit.NewParagraph(kit.Small, theme.Error),
		generate: kit.NewButton(lang.L("Generate"), "Ctrl ⏎", kit.Strong, p.Generate),
		name:     func(_ app.Field, text string) string { return words.Translate(text) },
		resized:  func() {},
	}
	f.cancel = kit.NewButton(lang.L("Cancel"), "", kit.Quiet, func() { p.Commands.CancelCard(f.card) })
	f.cancel.Tip = lang.L("Stop what is made of this shot, and take what waits of it out of the queue")
	f.generate.Forward, f.cancel.Forward = p.Forward, p.Forward
	f.line = kit.Columns(4, f.forecast, f.verdict)
	buttons := container.NewBorder(nil, nil, nil, f.cancel, kit.Padded(0, 4, 0, 0, f.generate))
	f.root = kit.Rows(6, f.news, f.wrong, f.line, kit.Tall(36, buttons))
	return f
}

func (f *foot) draw(s app.Snapshot, c projects.Card) {
	f.problems = s.Problems
	takes := max(1, c.Variations)
	f.generate.SetText(generateWords(takes))
	f.generate.SetEnabled(s.Reason() == "")
	f.generate.Why = words.Translate(s.Reason())
	f.forecast.SetText(forecast(s, takes))
	f.verdict.SetText("")
	kit.SetVisible(f.line, s.Planned)
	f.drawFit(s, takes)
	f.news.SetText(notes(s))
	f.drawWrong()
	kit.SetVisible(f.news, f.news.Text() != "")
	if s.Machine.Phase == app.Failed {
		kit.SetVisible(f.wrong, true)
		f.wrong.SetText(fmt.Sprintf(lang.L("Takes cannot be made: %s"), words.Translate(s.Machine.Reason)))
	}
}

// drawJob is what changes while something is made.
func (f *foot) drawJob(s app.Snapshot) {
	f.card = s.Selection.Card
	f.cancel.SetEnabled(slices.ContainsFunc(s.Jobs, func(j app.Job) bool { return j.Card == f.card && ends(j) }))
}

// ends reports whether a job can be cancelled.
func ends(j app.Job) bool {
	switch j.State {
	case projects.Running:
		return !j.Stopping
	case projects.Waiting, projects.Paused:
		return true
	}
	return false
}

// typo says that a text is no number, before it reaches the shot.
func (f *foot) typo(field app.Field, text string) {
	if f.typos[field] != text {
		f.typos[field] = text
		f.drawWrong()
		f.resized()
	}
}

func (f *foot) drawWrong() {
	var lines []string
	for field := range f.typos {
		text := f.typos[field]
		if text == "" {
			text = f.name(app.Field(field), f.problems[field])
		}
		if text != "" {
			lines = append(lines, text)
		}
	}
	f.wrong.SetText(strings.Join(lines, "\n"))
	kit.SetVisible(f.wrong, len(lines) > 0)
}

func generateWords(takes int) string {
	if takes == 1 {
		return lang.L("Generate")
	}
	return fmt.Sprintf(lang.L("Generate %d takes"), takes)
}

// notes is what the pack made of the shot.
func notes(s app.Snapshot) string {
	if !s.Planned {
		return ""
	}
	return words.Translate(strings.Join(s.Forecast.Notes, "\n"))
}

// forecast is what the takes will cost: "≈ 11 s · 1.4 GB · 0.3 MB".
func forecast(s app.Snapshot, takes int) string {
	if !s.Planned {
		return ""
	}
	var parts []string
	if t := s.Forecast.Time * time.Duration(takes); t > 0 {
		parts = append(parts, "≈ "+words.Roughly(t))
	}
	if m := s.Forecast.Memory; m > 0 {
		parts = append(parts, words.Bytes(m))
	}
	if d := s.Forecast.Disk * int64(takes); d > 0 {
		parts = append(parts, megabytes(d))
	}
	return strings.Join(parts, " · ")
}

// megabytes is the size of a file, small ones with a digit behind the point.
func megabytes(n int64) string {
	if n >= 10<<20 {
		return words.Bytes(n)
	}
	return fmt.Sprintf(lang.L("%.1f MB"), max(0.1, float64(n)/(1<<20)))
}

// drawFit says whether there is room for the takes on the disk and in memory.
func (f *foot) drawFit(s app.Snapshot, takes int) {
	if !s.Planned || s.DiskFree == 0 {
		return
	}
	why := tight(s, takes)
	f.verdict.SetColor(theme.Secondary)
	if why == "" {
		f.verdict.SetText("· " + lang.L("fits"))
		return
	}
	f.verdict.SetColor(theme.Error)
	f.verdict.SetText("· " + why)
}

// tight is what there is too little of, "" for nothing.
func tight(s app.Snapshot, takes int) string {
	switch {
	case s.Forecast.Disk*int64(takes) > s.DiskFree:
		return fmt.Sprintf(lang.L("only %s free on the disk"), words.Bytes(s.DiskFree))
	case s.MemoryFree > 0 && s.Forecast.Memory > s.MemoryFree:
		return fmt.Sprintf(lang.L("only %s of memory free"), words.Bytes(s.MemoryFree))
	}
	return ""
}
