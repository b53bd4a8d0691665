// Package viewer is the pane with the picture: the shot, the storyboard or the timeline
// as it plays, or the take in the making, with a filmstrip and the transport under it. It
// draws what app publishes and changes nothing but through commands; it must not import
// engine.
package viewer

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kinora/app"
	"kinora/app/player"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
)

// Commands is what can be done here.
type Commands interface {
	PlayPause()
	Pause()
	Shuttle(direction int)
	GoTo(frame int64)
	Step(frames int64)
	SetLoop(loop bool)
	SetView(view app.View)
	SetViewerSize(width, height int)
	Picture(source projects.Source, at rational.Rat, side int) *image.RGBA
}

// Params is what a viewer needs.
type Params struct {
	Commands   Commands
	FullScreen func()                             // shows the viewer alone, or the window again
	Keys       func(action string) string         // the keys of an action as they are shown; nil for none
	Held       func(key fyne.KeyName) bool        // says whether a key is down; nil for never
	Modifiers  func() fyne.KeyModifier            // what is held down; nil asks the desktop
	Forward    kit.Forward                        // keys
	After      func(time.Duration, func()) func() // runs a function on the goroutine of the window after a while, unless what it returned is called
}

// Viewer is the pane.
type Viewer struct {
	params Params
	stage  *stage
	clip   *container.Clip
	badge  *kit.Badge // what is being made
	speed  *kit.Badge
	words  *message
	strip  *filmstrip
	bar    *transport
	panes  *fyne.Container
	ground *ground

	shown   app.Snapshot
	state   player.State
	stands  *app.Placeholder
	cut     cut // what the strip shows
	full    bool
	asleep  bool   // the transport of the full screen is out of sight
	placed  labels // as the labels lie
	sharpen func() // stops the timer
	drowse  func() // stops the timer
}

// New makes an empty viewer.
func New(p Params) *Viewer {
	v := &Viewer{params: p, badge: kit.NewBadge(""), speed: kit.NewBadge(""), words: newMessage(), sharpen: func() {}, drowse: func() {}}
	v.stage = newStage(v)
	v.clip = container.NewClip(v.stage)
	v.clip.ExtendBaseWidget(v.clip) // which Fyne leaves out: it would not be laid out
	v.strip = newFilmstrip(v)
	v.bar = newTransport(v)
	v.badge.Hide()
	v.speed.Hide()
	v.ground = newGround()
	v.panes = container.New(&paneLayout{v}, v.ground, v.clip, v.words, v.badge, v.speed, v.strip, v.bar.root)
	v.tell()
	return v
}

// Root is the pane for the window.
func (v *Viewer) Root() fyne.CanvasObject { return v.panes }

// Draw shows a snapshot.
func (v *Viewer) Draw(s app.Snapshot) {
	v.shown = s
	v.bar.draw(s)
	label(v.badge, badgeText(s))
	v.tell()
	v.cut.follow(s)
	v.drawStrip()
	v.placeLabels()
}

// Screen shows a picture and what the player says.
func (v *Viewer) Screen(s app.Screen) {
	v.stage.show(s)
	v.stands = s.Placeholder
	if v.state != s.State {
		length := v.state.Frames
		v.state = s.State
		v.bar.drawState(s.State)
		v.strip.set(s.State.Frame, s.State.Frames)
		label(v.speed, speedText(s.State.Speed))
		if length != s.State.Frames {
			v.drawStrip()
		}
	}
	v.tell()
	v.placeLabels()
	if s.Image != nil && !s.Preview && !s.State.Playing {
		v.sharpenSoon()
	}
}

// label shows words on the picture, or takes them away.
func label(b *kit.Badge, text string) {
	if b.Text() == text {
		return
	}
	b.SetText(text)
	if text == "" {
		b.Hide()
		return
	}
	b.Show()
}

// still is how long a frame stays before it is drawn with care: while somebody
// scrubs it would cost more than it gives.
const still = 150 * time.Millisecond

func (v *Viewer) sharpenSoon() {
	v.sharpen()
	v.sharpen = v.params.After(still, func() {
		if !v.state.Playing {
			v.stage.sharpenNow()
		}
	})
}
