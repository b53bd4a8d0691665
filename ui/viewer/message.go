package viewer

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"kinora/app"
	"kinora/app/player"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// message is the words where there is no picture, or on the card that stands for one.
type message struct {
	widget.BaseWidget
	icon     *kit.Icon
	title    *kit.Text
	text     *kit.Paragraph
	progress *kit.Progress
	now      told
}

// told is what a message says.
type told struct {
	icon, title, text string
	fraction          float64 // of what is being made; below 0 where nothing is
}

func newMessage() *message {
	m := &message{
		icon: kit.NewIcon(icons.Film, 36, theme.Faint), progress: kit.NewProgress(4),
		title: kit.NewText("", kit.Firm, theme.Text).Truncated().Aligned(fyne.TextAlignCenter),
		text:  kit.NewParagraph(kit.Body, theme.Secondary).Aligned(fyne.TextAlignCenter),
	}
	m.ExtendBaseWidget(m)
	m.Hide()
	return m
}

// say shows words; none take the message away.
func (m *message) say(what told) {
	if what == m.now {
		return
	}
	m.now = what
	m.icon.Set(what.icon, theme.Faint)
	m.title.SetText(what.title)
	m.text.SetText(what.text)
	m.progress.Set(what.fraction)
	if what == (told{}) {
		m.Hide()
		return
	}
	m.Show()
	m.Refresh()
}

// heightFor is how high the message is at a width.
func (m *message) heightFor(width float32) float32 {
	m.text.Resize(fyne.NewSize(width, m.text.Size().Height))
	height := 36 + 12 + m.text.MinSize().Height
	if m.now.title != "" {
		height += m.title.MinSize().Height + 6
	}
	if m.now.fraction >= 0 {
		height += 16
	}
	return height
}

// CreateRenderer is called by Fyne.
func (m *message) CreateRenderer() fyne.WidgetRenderer {
	return &messageRenderer{m, []fyne.CanvasObject{m.icon, m.title, m.text, m.progress}}
}

type messageRenderer struct {
	m       *message
	objects []fyne.CanvasObject
}

func (r *messageRenderer) MinSize() fyne.Size { return fyne.NewSize(160, 60) }

func (r *messageRenderer) Layout(size fyne.Size) {
	m := r.m
	put(m.icon, (size.Width-36)/2, 0, 36, 36)
	y := float32(36 + 12)
	if m.now.title != "" {
		put(m.title, 0, y, size.Width, m.title.MinSize().Height)
		y += m.title.MinSize().Height + 6
	}
	put(m.text, 0, y, size.Width, m.text.MinSize().Height)
	y += m.text.MinSize().Height + 10
	wide := min(size.Width, 220)
	put(m.progress, (size.Width-wide)/2, y, wide, 4)
}

func (r *messageRenderer) Refresh() {
	r.m.progress.Hidden = r.m.now.fraction < 0
	r.m.title.Hidden = r.m.now.title == ""
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}

func (r *messageRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *messageRenderer) Destroy()                     {}

// tell says what there is to say where there is no picture.
func (v *Viewer) tell() {
	switch {
	case v.stands != nil && v.stage.frame != nil && v.shown.Watching == app.WatchVideo:
		v.words.say(placeholder(*v.stands, v.shown))
	case v.stage.frame == nil || empty(v.shown):
		v.words.say(nothing(v.shown, v.state))
	default:
		v.words.say(told{})
	}
}

// empty says that what is played has no clips: its picture is black.
func empty(s app.Snapshot) bool {
	switch {
	case s.Watching == app.WatchPreview:
		return false
	case s.View == app.ViewTimeline:
		return s.Film.Timeline.Frames() == 0
	case s.View == app.ViewBoard:
		return len(s.Film.Board) == 0
	}
	return false
}

// nothing is the words where there is no picture.
func nothing(s app.Snapshot, state player.State) told {
	say := func(text string) told { return told{icon: icons.Film, text: text, fraction: -1} }
	switch {
	case s.Preview != nil:
		return say(lang.L("The first pictures come in a moment…"))
	case state.Err != nil:
		return told{icon: icons.Warning, text: fmt.Sprintf(lang.L("This video cannot be played: %s"), state.Err), fraction: -1}
	case s.Film.Head.Rate.Zero():
		return say(lang.L("Open a film or make a new one: both are in the File menu."))
	case s.View == app.ViewTimeline:
		return say(lang.L("The timeline is empty. Drag takes or media down to it, or choose shots on the storyboard and place them."))
	case s.View == app.ViewBoard:
		return say(lang.L("The storyboard is empty. Add a shot, or drop stills on it, or a text with a line for each shot."))
	}
	return ofCard(s)
}

// ofCard is the words for a shot that has no take to show.
func ofCard(s app.Snapshot) told {
	card, ok := s.Card()
	if !ok {
		return told{icon: icons.Film, text: lang.L("Add a shot to the storyboard, or choose a take or a video in the library."), fraction: -1}
	}
	stand := app.Placeholder{}
	for _, t := range s.Film.TakesOf(card.ID) {
		if o := s.Film.Outcomes[t.ID]; o.State != projects.Done {
			stand = app.Placeholder{Source: projects.Source{Take: t.ID}, State: o.State, Reason: o.Reason}
		}
	}
	if stand.Source.Take == 0 && card.Shot.Prompt == "" && len(card.Known) == 0 {
		return told{icon: icons.Film, text: lang.L("Write what the shot shows, then press Generate."), fraction: -1}
	}
	return placeholder(stand, s)
}

// placeholder is the words on the card that stands for a picture.
func placeholder(p app.Placeholder, s app.Snapshot) told {
	what := told{icon: icons.Film, title: words.Title(p.Title), fraction: -1}
	switch job, made := s.JobOf(p.Source.Take); {
	case p.Lost:
		what.icon, what.text = icons.Warning, lang.L("The file is not where it was. Relink it in the library.")
	case p.Source == (projects.Source{}):
		what.text = lang.L("There is no take of this shot yet. Press Generate to make one.")
	case p.State == projects.Running && made:
		what.text, what.fraction = words.Progress(job), job.Fraction
	case p.State == projects.Running:
		what.text = lang.L("It is being made.")
	case p.State == projects.Waiting:
		what.icon, what.text = icons.Clock, lang.L("It waits in the queue and is shown here when it is made.")
	case p.State == projects.Paused:
		what.icon, what.text = icons.Pause, lang.L("It is paused. Go on with it in the queue.")
	case p.State == projects.Failed:
		what.icon, what.text = icons.Warning, fmt.Sprintf(lang.L("It could not be made: %s"), words.Translate(p.Reason))
	case p.State == projects.Cancelled:
		what.text = lang.L("It was stopped. Make it again from the queue.")
	}
	return what
}

// badgeText is what is said on the picture while it is being made.
func badgeText(s app.Snapshot) string {
	switch j := s.Preview; {
	case j == nil:
		return ""
	case j.Stopping:
		return lang.L("Stopping…")
	default:
		return words.Progress(*j)
	}
}

// speedText is said on a picture that plays at another speed than its own.
func speedText(speed int) string {
	switch {
	case speed == 0 || speed == 1:
		return ""
	case speed < 0:
		return fmt.Sprintf("◀ %d×", -speed)
	}
	return fmt.Sprintf("▶ %d×", speed)
}
