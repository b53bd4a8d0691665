// Package status is the bar at the foot of the window: what is being made and how far it
// is, or the last thing worth saying; disk and memory at its end. It must not import
// engine.
package status

import (
	"fmt"
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

// Commands is what can be done here.
type Commands interface {
	CancelTake(id projects.ID)
	HoldQueue(hold bool)
	CancelExport()
	CancelCopy()
	WatchPreview()
}

// Params is what a bar needs.
type Params struct {
	Commands Commands
	Queue    func()                 // opens the queue; nil where there is none
	Reveal   func(path string)      // shows a file in the desktop's files; nil where there are none
	Keys     func(id string) string // the keys of an action as people read them; may be nil
	Forward  kit.Forward
}

// Bar is the pane.
type Bar struct {
	p     Params
	shown app.Snapshot

	words               *kit.Text
	strip               *kit.Progress
	left, waiting       *kit.Text
	watch, pause, going *kit.Button
	cancel              *kit.Button
	reveal              *kit.Button // what the last notice says was written
	news                *kit.Text   // the last notice, beside the job
	machine             *kit.Text   // disk and memory
	said                said
	row                 *fyne.Container
	door                *door
	details             *kit.Sheet // the whole of a notice, once it was asked for
	root                fyne.CanvasObject
}

// New makes a bar.
func New(p Params) *Bar {
	b := &Bar{p: p, strip: kit.NewProgress(6), words: kit.NewText("", kit.Value, theme.Text).Truncated()}
	for _, t := range []**kit.Text{&b.left, &b.waiting, &b.machine} {
		*t = kit.NewText("", kit.Value, theme.Secondary)
	}
	b.news = kit.NewText("", kit.Value, theme.Secondary).Truncated()
	b.watch = b.button(lang.L("Watch"), lang.L("Shows the take in the making"), p.Commands.WatchPreview)
	b.pause = b.button(lang.L("Pause"), lang.L("Frees the device; it goes on from its last step"), func() { p.Commands.HoldQueue(true) })
	b.going = b.button(lang.L("Go on"), lang.L("The queue is held: nothing new is begun"), func() { p.Commands.HoldQueue(false) })
	b.cancel = b.button(lang.L("Cancel"), lang.L("Stops it; nothing of it is kept"), b.doCancel)
	b.reveal = b.button(lang.L("Show in folder"), "", func() { b.p.Reveal(b.shown.Notice.Path) })
	buttons := []fyne.CanvasObject{b.watch, b.pause, b.going, b.cancel, b.news, b.reveal, b.machine}
	b.row = container.New(line{b}, append([]fyne.CanvasObject{b.words, b.strip, b.left, b.waiting}, buttons...)...)
	b.door = newDoor(b.tipAt, b.openAt)
	edge := kit.Tall(1, kit.NewSurface(theme.Line, 0))
	b.root = container.NewStack(b.door, kit.Rows(0, edge), kit.Padded(0, theme.Inset, 0, theme.Inset, b.row))
	return b
}

func (b *Bar) button(text, tip string, tap func()) *kit.Button {
	one := kit.NewButton(text, "", kit.Bare, tap)
	one.Tip, one.Forward = tip, b.p.Forward
	one.Hide()
	return one
}

// Root is the pane for the window.
func (b *Bar) Root() fyne.CanvasObject { return b.root }

func (b *Bar) doCancel() {
	if j, ok := b.shown.Running(); ok {
		b.p.Commands.CancelTake(j.Take)
	} else if b.shown.Export != nil {
		b.p.Commands.CancelExport()
	} else if b.shown.Copy != nil {
		b.p.Commands.CancelCopy()
	}
}

// said is all that the bar shows, but for the strip.
type said struct {
	job, running, stopping, exporting, copying, held, watching bool
	stage                                                      string
	step, seconds, waiting                                     int
	notice                                                     app.Notice
	phase                                                      app.Phase
	title                                                      string
	disk, memory                                               int64
}

// Draw shows a snapshot.
func (b *Bar) Draw(s app.Snapshot) {
	b.shown = s
	j, running := s.Running()
	b.strip.Set(fraction(s, j))
	now := said{
		job: running || s.Export != nil || s.Copy != nil, running: running, stopping: j.Stopping, exporting: s.Export != nil,
		copying: s.Copy != nil, held: s.Held,
		watching: s.Watching == app.WatchPreview, stage: j.Stage, step: j.Step, seconds: int(leftOf(s, j).Seconds()), waiting: waiting(s),
		notice: s.Notice, phase: s.Machine.Phase, title: j.Title, disk: s.DiskFree >> 26, memory: s.PeakMemory >> 23,
	}
	if now == b.said {
		return
	}
	b.said = now
	b.drawWords(j, running)
	b.drawButtons(j, running)
	b.machine.SetText(machine(s))
	kit.Relayout(b.row)
}

// fraction is how far the job, or else the export, or the copy of the film, is.
func fraction(s app.Snapshot, j app.Job) float64 {
	if j.Take == 0 && s.Export != nil && s.Export.Frames > 0 {
		return float64(s.Export.Frame) / float64(s.Export.Frames)
	}
	if j.Take == 0 && s.Export == nil && s.Copy != nil {
		return words.Copied(*s.Copy)
	}
	return j.Fraction
}

func leftOf(s app.Snapshot, j app.Job) time.Duration {
	if j.Take == 0 && s.Export != nil {
		return s.Export.Left
	}
	return j.Left
}

func waiting(s app.Snapshot) int {
	n := 0
	for i := range s.Jobs {
		if s.Jobs[i].State == projects.Waiting {
			n++
		}
	}
	return n
}

func (b *Bar) drawWords(j app.Job, running bool) {
	s := b.shown
	b.words.SetColor(theme.Text)
	b.news.SetColor(inkOf(s.Notice.Kind))
	b.news.SetText(words.Translate(s.Notice.Text))
	b.left.SetText(words.Left(leftOf(s, j)))
	b.waiting.SetText("")
	if n := b.said.waiting; n > 0 {
		b.waiting.SetText(fmt.Sprintf(lang.L("%d waiting"), n))
	}
	switch {
	case running:
		b.words.SetText(jobWords(s, j))
	case s.Export != nil:
		b.words.SetText(lang.L("Exporting"))
	case s.Copy != nil:
		b.words.SetText(lang.L("Saving a copy"))
	default:
		b.words.SetText(idle(s))
		b.words.SetColor(theme.Secondary)
		if s.Notice.Text != "" {
			b.words.SetColor(inkOf(s.Notice.Kind))
			b.news.SetText("")
		}
	}
}

func (b *Bar) drawButtons(j app.Job, running bool) {
	s := b.shown
	kit.SetVisible(b.strip, b.said.job)
	kit.SetVisible(b.watch, running && !b.said.watching)
	kit.SetVisible(b.pause, running && !j.Stopping)
	kit.SetVisible(b.going, s.Held && !running)
	kit.SetVisible(b.cancel, b.said.job && !j.Stopping)
	kit.SetVisible(b.reveal, s.Notice.Path != "" && b.p.Reveal != nil)
	b.cancel.Tip = b.cancelTip(running)
}

// cancelTip says what Cancel does, and which keys do it to a take.
func (b *Bar) cancelTip(running bool) string {
	tip := lang.L("Stops it; nothing of it is kept")
	if b.p.Keys == nil || !running {
		return tip
	}
	if keys := b.p.Keys("shot.cancel"); keys != "" {
		tip += " (" + keys + ")"
	}
	return tip
}

// jobWords say what is being made: "Making shot 2 · Denoising 14 / 20".
func jobWords(s app.Snapshot, j app.Job) string {
	if j.Stopping {
		return lang.L("Stopping…")
	}
	j.Left = 0 // it stands behind the strip
	for i, c := range s.Film.Board {
		if c.ID == j.Card && j.Card != 0 {
			return fmt.Sprintf(lang.L("Making shot %d"), i+1) + " · " + words.Progress(j)
		}
	}
	return fmt.Sprintf(lang.L("Making a take · %s"), words.Progress(j))
}

// idle is what is said while nothing is made.
func idle(s app.Snapshot) string {
	switch {
	case s.Notice.Text != "":
		return words.Translate(s.Notice.Text)
	case s.Machine.Phase == app.Opening:
		return lang.L("Opening the engine…")
	case s.Held:
		return lang.L("The queue is held")
	}
	return lang.L("Ready")
}

func inkOf(kind app.NoticeKind) fyne.ThemeColorName {
	switch kind {
	case app.Success:
		return theme.OK
	case app.Warning:
		return theme.Warning
	case app.Failure:
		return theme.Error
	}
	return theme.Secondary
}

// machine is the room on the disk and the most memory that there was.
func machine(s app.Snapshot) string {
	text := ""
	if s.DiskFree > 0 {
		text = fmt.Sprintf(lang.L("Disk %s free"), words.Bytes(s.DiskFree))
	}
	if s.PeakMemory > 0 {
		if text != "" {
			text += "  ·  "
		}
		text += fmt.Sprintf(lang.L("Peak memory %s"), words.Bytes(s.PeakMemory))
	}
	return text
}
