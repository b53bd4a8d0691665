package inspector

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/words"
)

// clipMore is what can be generated from a clip.
type clipMore struct {
	p     Params
	shown app.Snapshot
	clip  projects.Clip
	card  projects.ID // the shot that the clip's take is of

	seconds               *kit.Number
	after, before         *kit.Button
	loop, connect, retake *kit.Button
	prompt                *kit.Entry
	change                *kit.Slider
	remix, shot           *kit.Button
	length                rational.Rat // what is made, in seconds
	root                  fyne.CanvasObject
}

func newClipMore(p Params) *clipMore {
	m := &clipMore{p: p, length: rational.Int(1)}
	m.seconds = kit.NewNumber("1", m.take, m.nudge)
	m.seconds.SetUnit(lang.L("seconds"))
	m.seconds.Display("1.0")
	m.seconds.Entry().Forward = p.Forward
	m.makeButtons()
	m.prompt = kit.NewEditor(lang.L("What it shows instead; empty keeps its prompt"), 2, nil)
	m.prompt.Forward, m.prompt.Submit = p.Forward, m.doRemix
	m.change = kit.NewSlider(0.05, 1, 0.05, nil)
	m.change.Set(0.5)
	m.change.Format, m.change.Tip, m.change.Forward = percent, lang.L("How much of the picture may become new"), p.Forward
	m.root = kit.Rows(12,
		labelled(lang.L("GO ON WITH NEW FRAMES"), kit.Rows(6, m.seconds,
			kit.Halves(6, m.before, m.after), kit.Halves(6, m.connect, m.loop), m.retake)),
		labelled(lang.L("REMIX"), kit.Rows(6, m.prompt, m.change, m.remix)),
		m.shot,
	)
	return m
}

func (m *clipMore) makeButtons() {
	do := m.p.Commands
	button := func(text, tip string, tap func()) *kit.Button {
		b := kit.NewButton(text, "", kit.Quiet, tap)
		b.Tip, b.Forward = tip, m.p.Forward
		return b
	}
	m.before = button(lang.L("Extend before"), lang.L("What happens before the clip begins"), func() { do.Extend(m.clip.ID, app.EdgeStart, m.frames()) })
	m.after = button(lang.L("Extend after"), lang.L("What happens after the clip ends"), func() { do.Extend(m.clip.ID, app.EdgeEnd, m.frames()) })
	m.loop = button(lang.L("Loop"), lang.L("New frames lead from the end back to the beginning"), func() { do.LoopClip(m.clip.ID, m.length) })
	m.connect = button(lang.L("Connect"), lang.L("New frames lead from the clip before to this one"), func() { do.Connect(m.clip.ID, m.frames()) })
	m.retake = button(lang.L("Retake the marked stretch"), lang.L("What lies between In and Out is made anew"), do.Retake)
	m.remix = button(lang.L("Remix"), lang.L("Makes the clip anew, with its composition kept"), m.doRemix)
	m.shot = button(lang.L("Go to its shot"), lang.L("Shows the shot on the storyboard that the clip is a take of"), func() { do.SelectCard(m.card, false) })
}

// frames is the length in frames of the film, at least one.
func (m *clipMore) frames() int64 { return max(1, m.length.Mul(m.shown.Film.Head.Rate).Round()) }

func (m *clipMore) take(text string) {
	if r, ok := seconds(text); ok {
		m.length = r
	}
}

func (m *clipMore) nudge(n int) {
	next := m.length.Add(rational.New(int64(n), 4))
	if next.Num() > 0 {
		m.length = next
		m.seconds.Entry().Display(decimal(next))
	}
}

func (m *clipMore) doRemix() { m.p.Commands.Remix(m.clip.ID, m.prompt.Text, m.change.Value()) }

func (m *clipMore) draw(s app.Snapshot, clip projects.Clip, can bool) {
	if m.clip.ID != clip.ID {
		m.prompt.Display("")
	}
	m.shown, m.clip = s, clip
	kit.SetVisible(m.root, can)
	take, _ := s.Film.Take(clip.Source.Take)
	_, ok := s.Film.Card(take.Card)
	m.card = take.Card
	kit.SetVisible(m.shot, ok)
	why := m.why()
	whole := why
	if why == "" && m.clip.Speed != rational.Int(1) {
		whole = otherSpeed()
	}
	enable(m.before, why)
	enable(m.after, why)
	enable(m.connect, cmp.Or(why, m.whyNotConnected()))
	enable(m.loop, whole)
	enable(m.remix, whole)
	enable(m.retake, cmp.Or(whole, m.whyNoStretch()))
}

func otherSpeed() string {
	return lang.L("A clip at another speed than its own cannot be continued: set its speed to 1 first.")
}

func enable(b *kit.Button, why string) {
	b.Why = why
	b.SetEnabled(why == "")
}

// why says why nothing can be generated from the clip, "" where it can.
func (m *clipMore) why() string {
	digest, _ := m.shown.Film.Asset(m.clip.Source)
	switch {
	case m.shown.Reason() != "":
		return words.Translate(m.shown.Reason())
	case m.shown.Limits.NoKnown != "":
		return words.Translate(m.shown.Limits.NoKnown)
	case digest == "":
		return lang.L("The clip is not made yet.")
	case !edit.NearlyNormal(m.clip.Speed):
		return otherSpeed()
	}
	return ""
}

func (m *clipMore) whyNotConnected() string {
	_, track, ok := m.shown.Film.Timeline.Clip(m.clip.ID)
	if ok {
		for _, other := range m.shown.Film.Timeline.Tracks[track].Clips {
			if other.End() == m.clip.Start {
				return ""
			}
		}
	}
	return lang.L("No clip ends where this one begins.")
}

func (m *clipMore) whyNoStretch() string {
	t := m.shown.Film.Timeline
	if t.Out == 0 || t.In < m.clip.Start || t.Out > m.clip.End() {
		return lang.L("Mark a stretch of the clip with I and O first.")
	}
	return ""
}
