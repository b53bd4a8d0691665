// Package viewer is the pane with the picture: the open video or the take in the
// making, its transport and the scrubber. It draws what app publishes and changes
// nothing but through commands; it must not import engine.
package viewer

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/app/player"
	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// Commands is what can be done here.
type Commands interface {
	PlayPause()
	GoTo(frame int64)
	Step(frames int64)
	SetLoop(loop bool)
}

// Params is what a viewer needs.
type Params struct {
	Commands Commands
	Save     func()       // asks for a place and saves a copy there
	Reuse    func()       // takes the shot of the open take
	Forward  kit.Forward  // keys
	Post     func(func()) // runs a function on the goroutine of the window, later
}

// Viewer is the pane.
type Viewer struct {
	params  Params
	picture *kit.Picture
	badge   *kit.Badge
	empty   *emptyStage
	stage   *fyne.Container
	bar     *transport
	root    fyne.CanvasObject
	state   player.State
	loop    bool
	sharpen *time.Timer
}

// New makes an empty viewer.
func New(p Params) *Viewer {
	v := &Viewer{params: p, badge: kit.NewBadge(""), empty: newEmptyStage()}
	v.picture = kit.NewPicture(p.Commands.PlayPause)
	v.badge.Hide()
	v.stage = container.New(&stageLayout{v}, v.picture, v.empty.root, v.badge)
	v.bar = newTransport(v)
	controls := kit.Padded(8, theme.Inset, 10, theme.Inset, v.bar.root)
	stage := kit.Padded(theme.Inset, theme.Inset, 0, theme.Inset, v.stage)
	v.root = kit.On(theme.Stage, container.NewBorder(nil, controls, nil, nil, stage))
	return v
}

// Root is the pane for the window.
func (v *Viewer) Root() fyne.CanvasObject { return v.root }

// Draw shows a snapshot.
func (v *Viewer) Draw(s app.Snapshot) {
	v.loop = s.Loop
	v.bar.drawButtons(s)
	v.badge.SetText(badgeText(s))
	if v.badge.Text() == "" {
		v.badge.Hide()
	} else {
		v.badge.Show()
	}
	v.empty.draw(s, v.state)
	kit.Relayout(v.stage)
}

// Screen shows a picture and what the player says.
func (v *Viewer) Screen(s app.Screen) {
	switch {
	case s.Clear:
		v.picture.SetFrame(nil, 0)
	case s.Image != nil:
		v.picture.SetFrame(s.Image, 0)
	}
	v.state = s.State
	v.bar.drawState(s.State)
	v.empty.fault(s.State.Err)
	v.showEmpty()
	kit.Relayout(v.stage)
	if !s.Preview && !s.State.Playing {
		v.sharpenSoon()
	}
}

// showEmpty shows words where there is no picture.
func (v *Viewer) showEmpty() {
	if v.picture.Empty() {
		v.empty.root.Show()
		return
	}
	v.empty.root.Hide()
}

// still is how long a frame stays before it is drawn with care: while somebody
// scrubs it would cost more than it gives.
const still = 150 * time.Millisecond

func (v *Viewer) sharpenSoon() {
	if v.sharpen != nil {
		v.sharpen.Stop()
	}
	v.sharpen = time.AfterFunc(still, func() {
		v.params.Post(func() {
			if !v.state.Playing {
				v.picture.Sharpen()
			}
		})
	})
}

// goTo goes to the first or the last frame.
func (v *Viewer) goTo(last bool) {
	frame := int64(0)
	if last {
		frame = v.state.Frames - 1
	}
	v.params.Commands.GoTo(frame)
}

// First shows the first frame.
func (v *Viewer) First() { v.goTo(false) }

// Last shows the last frame.
func (v *Viewer) Last() { v.goTo(true) }

// Seconds goes whole seconds on or back.
func (v *Viewer) Seconds(n int64) {
	v.params.Commands.Step(n * max(1, v.state.Rate.Round()))
}

// Play plays where it was paused.
func (v *Viewer) Play() {
	if !v.state.Playing {
		v.params.Commands.PlayPause()
	}
}

// Pause pauses where it was playing.
func (v *Viewer) Pause() {
	if v.state.Playing {
		v.params.Commands.PlayPause()
	}
}

// stageLayout puts the badge into the corner of the picture.
type stageLayout struct{ v *Viewer }

// MinSize is called by Fyne.
func (l *stageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 160) }

// Layout is called by Fyne.
func (l *stageLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	v := l.v
	v.picture.Resize(size)
	v.empty.root.Resize(size)
	at, _ := v.picture.Place()
	v.badge.Move(at.AddXY(8, 8))
	v.badge.Resize(v.badge.MinSize())
}

// emptyStage is what stands where no picture is.
type emptyStage struct {
	words *kit.Paragraph
	root  *fyne.Container
}

func newEmptyStage() *emptyStage {
	words := kit.NewParagraph(kit.Body, theme.Secondary).Aligned(fyne.TextAlignCenter)
	icon := kit.NewIcon(icons.Film, 40, theme.Faint)
	return &emptyStage{words: words, root: kit.Middle(kit.Rows(10, icon, words))}
}

func (e *emptyStage) draw(s app.Snapshot, state player.State) {
	switch {
	case s.Job != nil && s.Watching == app.WatchPreview:
		e.words.SetText(lang.L("The first pictures come in a moment…"))
	case s.Open == "":
		e.words.SetText(lang.L("Write what the shot shows, then press Generate."))
	default:
		e.fault(state.Err)
	}
}

func (e *emptyStage) fault(err error) {
	if err != nil {
		e.words.SetText(fmt.Sprintf(lang.L("This video cannot be played: %s"), err))
	}
}
