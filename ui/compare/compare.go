// Package compare is the sheet in which two takes play in step, beside each other or with
// a wipe, and one of them is chosen. It draws what app publishes and changes nothing but
// through commands; it must not import engine.
package compare

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// Commands is what the sheet calls on app.
type Commands interface {
	Compare(a, b projects.Source)
	SetWipe(wipe bool, at float64)
	EndCompare()
	PlayPause()
	GoTo(frame int64)
	Step(n int64)
	ChooseTake(take projects.ID)
}

// Sheet is the sheet of a window.
type Sheet struct {
	do      Commands
	canvas  fyne.Canvas
	sheet   *kit.Sheet
	now     app.Comparison
	mode    *kit.Segmented
	names   [2]*kit.Text
	choose  [2]*kit.Button
	picture *picture
	play    *kit.Button
	scrub   *kit.Scrubber
	time    *kit.Text
}

// New makes the sheet of a window; it is not shown yet.
func New(c fyne.Canvas, do Commands) *Sheet {
	s := &Sheet{do: do, canvas: c, time: kit.NewText(words.Timecode(0, rational.Int(1)), kit.Code, theme.Secondary)}
	s.mode = kit.NewSegmented(func(i int) { do.SetWipe(i == 1, s.now.At) }, lang.L("Side by side"), lang.L("Wipe"))
	s.picture = newPicture(func(at float64) { do.SetWipe(true, at) })
	s.play = kit.NewIconButton(icons.Play, 32, 17, kit.Bare, do.PlayPause)
	s.play.Tip = lang.L("Play or pause")
	s.scrub = kit.NewScrubber(do.GoTo, do.Step)
	for i, text := range []string{lang.L("Choose the left one"), lang.L("Choose the right one")} {
		s.names[i] = kit.NewText("", kit.Value, theme.Secondary).Truncated()
		s.choose[i] = kit.NewButton(text, "", kit.Quiet, func() { s.take(i) })
	}
	s.names[1].Aligned(fyne.TextAlignTrailing)
	s.mode.Forward, s.play.Forward, s.scrub.Forward = s.key, s.key, s.key
	return s
}

// Show compares two takes or media.
func (s *Sheet) Show(a, b projects.Source) {
	if s.Open() {
		return
	}
	s.now = app.Comparison{}
	s.open()
	s.do.Compare(a, b)
	if s.now == (app.Comparison{}) { // app said why they cannot be compared
		s.sheet.Close()
	}
}

func (s *Sheet) open() {
	room := s.canvas.Size()
	foot := container.NewBorder(nil, nil, s.play, kit.Middle(s.time), kit.Padded(0, 10, 0, 4, s.scrub))
	head := kit.Halves(8, s.names[0], s.names[1])
	body := container.NewBorder(kit.Rows(8, container.NewCenter(kit.Wide(240, s.mode)), head), kit.Padded(8, 0, 0, 0, foot), nil, nil,
		kit.Padded(6, 0, 0, 0, s.picture))
	s.sheet = &kit.Sheet{
		Title: lang.L("Compare takes"), Content: kit.Tall(min(room.Height-260, 620), body), Buttons: s.choose[:],
		Width: min(room.Width-140, 1160), Focus: s.scrub, Closed: s.closed,
	}
	s.sheet.Show(s.canvas)
	s.canvas.SetOnTypedKey(s.key) // which the sheet puts back
	for _, b := range s.choose {
		b.Forward = s.key
	}
}

func (s *Sheet) closed() {
	s.now = app.Comparison{}
	s.do.EndCompare()
}

// Open reports whether takes are compared.
func (s *Sheet) Open() bool { return s.sheet != nil && s.sheet.Open() }

// Draw shows a snapshot.
func (s *Sheet) Draw(snapshot app.Snapshot) {
	c := snapshot.Compared
	switch {
	case c == nil && s.now == (app.Comparison{}):
		return // the sheet waits for its takes
	case c == nil:
		s.now = app.Comparison{}
		if s.Open() {
			s.sheet.Close()
		}
		return
	case *c == s.now:
		return
	}
	s.now = *c
	s.mode.Set(0)
	if c.Wipe {
		s.mode.Set(1)
	}
	s.picture.setEdge(c.Wipe, c.At)
	for i, source := range []projects.Source{c.A, c.B} {
		s.names[i].SetText(words.Title(snapshot.Film.Title(source)))
		s.choose[i].SetEnabled(source.Take != 0)
	}
}

// DrawScreen shows what the player has new.
func (s *Sheet) DrawScreen(screen app.Screen) {
	if s.now == (app.Comparison{}) {
		return
	}
	state := screen.State
	if screen.Image != nil {
		s.picture.show(screen.Image)
	}
	icon := icons.Play
	if state.Playing {
		icon = icons.Pause
	}
	s.play.SetIcon(icon)
	s.scrub.Set(state.Frame, state.Frames, state.Rate.Float())
	s.time.SetText(words.Timecode(state.Frame, state.Rate))
}

// take lets one of the two stand for its shot.
func (s *Sheet) take(i int) {
	take := [2]projects.ID{s.now.A.Take, s.now.B.Take}[i]
	s.sheet.Close()
	s.do.ChooseTake(take)
}

// key does what keys stand for in the sheet.
func (s *Sheet) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyK:
		s.do.PlayPause()
	case fyne.KeyLeft:
		s.do.Step(-1)
	case fyne.KeyRight:
		s.do.Step(1)
	case fyne.KeyW:
		s.do.SetWipe(!s.now.Wipe, s.now.At)
	case fyne.KeyReturn, fyne.KeyEnter: // nothing is chosen by accident
	default:
		s.sheet.Key(e)
	}
}
