// Package status is the bar at the foot of the window: what is being made and how
// far it is, or the last thing worth saying; memory and device at its end. It must
// not import engine.
package status

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

// Bar is the pane.
type Bar struct {
	words  *kit.Text
	strip  *kit.Progress
	left   *kit.Text
	show   *kit.Button
	memory *kit.Text
	job    *fyne.Container
	row    *fyne.Container
	root   fyne.CanvasObject
}

// New makes a bar; watch brings the take in the making back into the words.
func New(watch func()) *Bar {
	b := &Bar{
		words: kit.NewText("", kit.Value, theme.Secondary).Truncated(), strip: kit.NewProgress(6),
		left: kit.NewText("", kit.Value, theme.Secondary), memory: kit.NewText("", kit.Value, theme.Secondary),
	}
	b.show = kit.NewButton(lang.L("Watch"), "", kit.Bare, watch)
	b.job = kit.Columns(12, kit.Middle(kit.Wide(180, b.strip)), kit.Middle(b.left), b.show)
	b.job.Hide()
	b.row = container.New(row{b}, b.words, b.job, b.memory)
	b.root = kit.On(theme.Background, kit.Padded(0, theme.Inset, 0, theme.Inset, b.row))
	return b
}

// Root is the pane for the window.
func (b *Bar) Root() fyne.CanvasObject { return b.root }

// Draw shows a snapshot.
func (b *Bar) Draw(s app.Snapshot) {
	b.words.SetText(news(s))
	b.words.SetColor(ink(s))
	b.memory.SetText(memory(s))
	b.drawJob(s)
	kit.Relayout(b.row)
}

func (b *Bar) drawJob(s app.Snapshot) {
	if s.Job == nil {
		b.job.Hide()
		return
	}
	b.strip.Set(s.Job.Fraction)
	b.left.SetText(words.Left(s.Job.Left))
	if s.Watching == app.WatchPreview {
		b.show.Hide()
	} else {
		b.show.Show()
	}
	b.job.Show()
}

// news is what goes on: the job before the last notice.
func news(s app.Snapshot) string {
	switch {
	case s.Job != nil && s.Job.Stopping:
		return lang.L("Stopping…")
	case s.Job != nil:
		j := *s.Job
		j.Left = 0 // it stands behind the strip
		return fmt.Sprintf(lang.L("Making a take · %s"), words.Progress(j))
	case s.Notice.Text != "":
		return words.Translate(s.Notice.Text)
	case s.Machine.Phase == app.Opening:
		return lang.L("Opening the engine…")
	}
	return lang.L("Ready")
}

func ink(s app.Snapshot) fyne.ThemeColorName {
	if s.Job != nil {
		return theme.Text
	}
	switch s.Notice.Kind {
	case app.Success:
		return theme.OK
	case app.Warning:
		return theme.Warning
	case app.Failure:
		return theme.Error
	}
	return theme.Secondary
}

func memory(s app.Snapshot) string {
	if s.PeakMemory == 0 {
		return ""
	}
	return fmt.Sprintf(lang.L("Peak memory %s"), words.Bytes(s.PeakMemory))
}

// row gives the words what they need, as far as there is room, then the job, and the
// memory at the right end.
type row struct{ b *Bar }

const height float32 = 34

// MinSize is called by Fyne.
func (row) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, height) }

// Layout is called by Fyne.
func (r row) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b := r.b
	memory, job := b.memory.MinSize(), fyne.Size{}
	if b.job.Visible() {
		job = b.job.MinSize()
	}
	room := size.Width - memory.Width - job.Width - 2*theme.Inset
	width := min(fyne.MeasureText(b.words.Text(), theme.SizeValue, fyne.TextStyle{}).Width+2, room)
	b.words.Resize(fyne.NewSize(width, size.Height))
	b.job.Move(fyne.NewPos(width+theme.Inset, 0))
	b.job.Resize(fyne.NewSize(job.Width, size.Height))
	b.memory.Move(fyne.NewPos(size.Width-memory.Width, 0))
	b.memory.Resize(fyne.NewSize(memory.Width, size.Height))
}
