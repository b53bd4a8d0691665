package inspector

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// clipPage is the page of the selected clips: where they lie, how they are shown and
// heard, and what can be generated from one.
type clipPage struct {
	p     Params
	shown app.Snapshot
	drawn bool
	clip  projects.Clip // the first of the selected
	sound bool          // it lies on a track of sound

	title           *kit.Text
	picture         *still
	unmade          string // what stands in its place
	facts           *facts
	speed, dissolve *committed
	fadeIn, fadeOut *committed
	fit             *kit.Dropdown
	gain            *kit.Slider
	mute, link      *kit.Check
	seen            fyne.CanvasObject // what clips of sound do not have
	takes           *clipTakes
	more            *clipMore
	root            fyne.CanvasObject
}

func newClipPage(p Params) *clipPage {
	c := &clipPage{p: p, title: kit.NewLabel("").Truncated(), picture: newStill(fyne.NewSize(64, 120)), facts: newFacts(), unmade: lang.L("not made yet")}
	do := p.Commands
	c.speed = newCommitted(p, c.setSpeed, c.nudgeSpeed)
	c.dissolve = c.length(do.SetDissolve, func() int64 { return c.clip.Dissolve })
	c.fadeIn = c.length(func(n int64) { do.SetFade(edit.First, n) }, func() int64 { return c.clip.FadeIn })
	c.fadeOut = c.length(func(n int64) { do.SetFade(edit.Last, n) }, func() int64 { return c.clip.FadeOut })
	c.fit = kit.NewDropdown(func(i int) { do.SetFit(fits[i]) }, fitNames()...)
	c.gain = kit.NewSlider(-36, 12, 0.5, do.SetGain)
	c.gain.Format = func(v float64) string { return fmt.Sprintf("%+.1f dB", v) }
	c.mute = kit.NewCheck(lang.L("Mute"), do.MuteClips)
	c.link = kit.NewCheck(lang.L("Picture and sound together"), do.LinkClips)
	c.takes, c.more = newClipTakes(p), newClipMore(p)
	c.fit.Forward, c.gain.Forward, c.mute.Forward, c.link.Forward = p.Forward, p.Forward, p.Forward, p.Forward
	c.arrange()
	return c
}

func (c *clipPage) object() fyne.CanvasObject { return c.root }

func (c *clipPage) arrange() {
	c.speed.number.SetUnit("×")
	c.seen = kit.Rows(10, labelled(lang.L("IN THE FRAME"), c.fit), labelled(lang.L("DISSOLVE FROM THE CLIP BEFORE"), c.dissolve.number))
	body := kit.Rows(12, c.picture, c.takes.root, c.facts.root,
		labelled(lang.L("SPEED"), c.speed.number), c.seen,
		kit.Halves(10, labelled(lang.L("FADE IN"), c.fadeIn.number), labelled(lang.L("FADE OUT"), c.fadeOut.number)),
		labelled(lang.L("LOUDNESS"), kit.Rows(4, c.gain, kit.Columns(16, c.mute, c.link))),
		c.more.root,
	)
	c.root, _ = scrolled(kit.Tall(22, c.title), body, nil)
}

func (c *clipPage) setSpeed(text string) (wrong string) {
	r, err := speedOf(text)
	if err != nil {
		return fmt.Sprintf(lang.L("“%s” is no speed: a number such as 0.5 or 2 is one, and -1 plays backwards."), text)
	}
	c.p.Commands.SetSpeed(r, c.ripples())
	return ""
}

// ripples reports whether clips behind one that changes its length move along.
func (c *clipPage) ripples() bool { return c.p.Rippling != nil && c.p.Rippling() }

// speedOf reads a speed: a number, or so many percent, as clips are labelled.
func speedOf(text string) (rational.Rat, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	r, err := rational.Parse(comma(strings.TrimSpace(number)))
	if percent {
		r = r.Mul(rational.New(1, 100))
	}
	return r, err
}

// length is a field for a number of frames.
func (c *clipPage) length(set func(frames int64), now func() int64) *committed {
	f := newCommitted(c.p, func(text string) string { return setLength(set, text) }, func(n int) { set(max(0, now()+int64(n))) })
	f.number.SetUnit(lang.L("frames"))
	return f
}

func setLength(set func(frames int64), text string) (wrong string) {
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil || n < 0 {
		return fmt.Sprintf(lang.L("“%s” is no number of frames: 0, 12 and 24 are some."), text)
	}
	set(n)
	return ""
}

func (c *clipPage) nudgeSpeed(n int) {
	next := c.clip.Speed.Add(rational.New(int64(n), 4))
	if !next.Zero() {
		c.p.Commands.SetSpeed(next, c.ripples())
	}
}

func (c *clipPage) draw(s app.Snapshot) {
	before := c.shown
	c.shown = s
	if clip, track, ok := s.Film.Timeline.Clip(s.Selection.Clips[0]); ok {
		c.clip, c.sound = clip, s.Film.Timeline.Tracks[track].Kind == projects.SoundTrack
	}
	if !c.sound {
		c.picture.set(c.p.Commands.Picture(c.clip.Source, c.clip.From, 2*thumbSide), c.unmade)
	}
	alone := c.alone()
	if fresh := c.takes.draw(s, c.clip, alone && !c.sound); c.drawn && !fresh && sameClips(before, s) {
		return
	}
	c.drawn = true
	c.title.SetText(c.heading())
	c.drawFacts()
	c.drawNumbers()
	kit.SetVisible(c.picture, alone && !c.sound)
	kit.SetVisible(c.seen, !c.sound)
	c.more.draw(s, c.clip, alone && !c.sound)
	relayout(c.root)
}

// sameClips reports whether two snapshots have the same of all that the page shows.
func sameClips(a, b app.Snapshot) bool {
	return slices.Equal(a.Selection.Clips, b.Selection.Clips) && same(a.Film.Timeline.Tracks, b.Film.Timeline.Tracks) &&
		same(a.Film.Takes, b.Film.Takes) && same(a.Film.Media, b.Film.Media) && same(a.Film.Board, b.Film.Board) &&
		a.Film.Timeline.In == b.Film.Timeline.In && a.Film.Timeline.Out == b.Film.Timeline.Out &&
		a.Machine.Phase == b.Machine.Phase && a.Limits.NoKnown == b.Limits.NoKnown
}

func (c *clipPage) heading() string {
	if n := c.groups(); n > 1 {
		return fmt.Sprintf(lang.L("%d CLIPS"), n)
	}
	return lang.L("CLIP") + " · " + strings.ToUpper(words.Title(c.shown.Film.Title(c.clip.Source)))
}

func (c *clipPage) drawFacts() {
	if !c.alone() {
		c.facts.draw(fact{lang.L("Length"), c.timecode(c.total())})
		return
	}
	rate := c.shown.Film.Head.Rate
	from := c.clip.From.Mul(rate).Round()
	to := c.clip.At(c.clip.End(), rate).Mul(rate).Round()
	c.facts.draw(
		fact{lang.L("Source"), c.sourceWords()},
		fact{lang.L("Begins at"), c.timecode(c.clip.Start)},
		fact{lang.L("In"), c.timecode(min(from, to))},
		fact{lang.L("Out"), c.timecode(max(from, to))},
		fact{lang.L("Length"), c.timecode(c.clip.Frames)},
	)
}

// sourceWords says where the clip's pictures come from.
func (c *clipPage) sourceWords() string {
	f := c.shown.Film
	if m, ok := f.Medium(c.clip.Source.Medium); ok {
		return lang.L("imported") + " · " + m.Name
	}
	t, _ := f.Take(c.clip.Source.Take)
	for i, card := range f.Board {
		if card.ID == t.Card && t.Card != 0 {
			return fmt.Sprintf(lang.L("a take of shot %d"), i+1)
		}
	}
	return lang.L("generated")
}

// alone reports whether one clip is selected, with what is linked to it or without. It is
// asked at every draw, and of a thousand looks at two.
func (c *clipPage) alone() bool {
	first, link := true, projects.ID(0)
	for clip := range c.selected() {
		if !first && (clip.Link == 0 || clip.Link != link) {
			return false
		}
		first, link = false, clip.Link
	}
	return true
}

// groups is how many clips are selected; those that are linked count as one.
func (c *clipPage) groups() int {
	n, seen := 0, map[projects.ID]bool{}
	for clip := range c.selected() {
		if clip.Link == 0 || !seen[clip.Link] {
			n++
		}
		seen[clip.Link] = true
	}
	return n
}

// total is how many frames the selected clips cover together.
func (c *clipPage) total() int64 {
	var all []projects.Clip
	for clip := range c.selected() {
		all = append(all, clip)
	}
	slices.SortFunc(all, func(a, b projects.Clip) int { return cmp.Compare(a.Start, b.Start) })
	var n, end int64
	for _, clip := range all {
		n += max(0, clip.End()-max(clip.Start, end))
		end = max(end, clip.End())
	}
	return n
}

// selected is the selected clips that are in the film.
func (c *clipPage) selected() iter.Seq[projects.Clip] {
	return func(yield func(projects.Clip) bool) {
		for _, id := range c.shown.Selection.Clips {
			if clip, _, ok := c.shown.Film.Timeline.Clip(id); ok && !yield(clip) {
				return
			}
		}
	}
}

func (c *clipPage) timecode(frame int64) string {
	return words.Timecode(frame, c.shown.Film.Head.Rate)
}

func (c *clipPage) drawNumbers() {
	c.speed.set(decimal(c.clip.Speed))
	c.dissolve.set(strconv.FormatInt(c.clip.Dissolve, 10))
	c.fadeIn.set(strconv.FormatInt(c.clip.FadeIn, 10))
	c.fadeOut.set(strconv.FormatInt(c.clip.FadeOut, 10))
	fit := slices.Index(fits, c.clip.Fit)
	if fit < 0 {
		fit = slices.Index(fits, projects.Pad)
	}
	c.fit.Set(fit)
	c.gain.Set(c.clip.Gain)
	c.mute.Set(c.clip.Mute)
	c.link.Set(c.clip.Link != 0)
	c.title.SetColor(theme.Faint)
}
