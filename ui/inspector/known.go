package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/payload"
	"kinora/ui/words"
)

// known is the strip of the frames that a shot is to show: first, last or anywhere.
// Pictures and clips are dropped onto it or chosen with a click, and dragged along it.
type known struct {
	p     Params
	shown app.Snapshot
	card  projects.Card

	first, middle, last *slot   // where something can be put
	stills              []*slot // of card.Known
	strip               *fyne.Container
	view                fyne.CanvasObject // in which the strip may be scrolled out of sight
	root                fyne.CanvasObject
}

// movedKnown is the payload when a known frame is dragged along the strip.
type movedKnown struct{ n int }

func newKnown(p Params) *known {
	k := &known{p: p}
	k.first = k.slot(lang.L("first"), lang.L("A picture or clip that the shot begins with"), projects.Known{Place: projects.PlaceFirst})
	k.middle = k.slot(lang.L("drop stills or clips here"), lang.L("A picture or clip within the shot"), projects.Known{Place: projects.PlaceAt})
	k.last = k.slot(lang.L("last"), lang.L("A picture that the shot ends with"), projects.Known{Place: projects.PlaceLast})
	k.strip = container.New(knownLayout{k}, k.middle, k.first, k.last)
	k.root = kit.Rows(4, kit.NewLabel(lang.L("KNOWN FRAMES")), k.strip)
	if p.Drag != nil {
		p.Drag.Add(kit.Target{Object: k.strip, Over: k.over, Drop: k.drop, Leave: k.leave, Shown: k.strip.Visible})
	}
	return k
}

// slot is a place in which nothing is yet.
func (k *known) slot(words, tip string, at projects.Known) *slot {
	s := newSlot(fyne.NewSize(stripHeight, stripHeight))
	s.words, s.Tip, s.Forward = words, tip, k.p.Forward
	s.Tap = func() {
		if at.Place == projects.PlaceAt {
			at.At = k.length().Div(rational.Int(2))
		}
		k.choose(s, at)
	}
	return s
}

// length is how long the shot is, in seconds.
func (k *known) length() rational.Rat { return lengthOf(k.shown, k.card) }

func lengthOf(s app.Snapshot, c projects.Card) rational.Rat {
	switch {
	case s.Planned && s.Forecast.Recipe.Frames > 0:
		return s.Forecast.Recipe.Seconds()
	case !c.Shot.Seconds.Zero():
		return c.Shot.Seconds
	}
	return s.Limits.Seconds
}

func (k *known) draw(s app.Snapshot, c projects.Card) {
	fresh := k.card.ID != c.ID || !same(k.card.Known, c.Known) || !sameLength(k.shown, s) || k.card.Shot.Seconds != c.Shot.Seconds
	reason := s.Limits.NoKnown != k.shown.Limits.NoKnown
	k.shown, k.card = s, c
	if fresh {
		k.remake()
	}
	if reason {
		k.explain()
	}
	for i, known := range c.Known {
		k.stills[i].set(k.p.Commands.Picture(known.Source, known.From, thumbSide), words.Title(s.Film.Title(known.Source)))
	}
}

// sameLength reports whether two plans are as long, which costs less than their lengths.
func sameLength(a, b app.Snapshot) bool {
	before, now := &a.Forecast.Recipe, &b.Forecast.Recipe
	return a.Planned == b.Planned && before.Frames == now.Frames && before.Rate == now.Rate && a.Limits.Seconds == b.Limits.Seconds
}

// explain greys the empty places where the pack takes no known frames.
func (k *known) explain() {
	why := words.Translate(k.shown.Limits.NoKnown)
	for s, tip := range map[*slot]string{
		k.first: lang.L("A picture or clip that the shot begins with"), k.middle: lang.L("A picture or clip within the shot"),
		k.last: lang.L("A picture that the shot ends with"),
	} {
		s.Tip = tip
		if why != "" {
			s.Tip = tip + "\n" + why
		}
	}
}

// remake makes a picture for each known frame.
func (k *known) remake() {
	k.stills = nil
	k.strip.Objects = []fyne.CanvasObject{k.middle, k.first, k.last}
	for n, known := range k.card.Known {
		s := newSlot(fyne.NewSize(stripHeight, stripHeight))
		s.Tip, s.Forward = k.tip(known), k.p.Forward
		s.Tap = func() { k.edit(s, n) }
		s.Drag = k.p.Drag
		s.Pick = func(fyne.Position) (any, kit.Ghost, bool) {
			return movedKnown{n}, kit.Ghost{Picture: s.picture, Label: words.Title(k.shown.Film.Title(known.Source))}, true
		}
		k.stills = append(k.stills, s)
		k.strip.Objects = append(k.strip.Objects, s)
	}
	kit.SetVisible(k.first, !k.has(projects.PlaceFirst))
	kit.SetVisible(k.last, !k.has(projects.PlaceLast))
	k.middle.set(nil, "")
	if !k.has(projects.PlaceAt) {
		k.middle.set(nil, lang.L("drop stills or clips here"))
	}
	k.strip.Refresh()
}

func (k *known) has(p projects.Place) bool {
	for _, known := range k.card.Known {
		if known.Place == p {
			return true
		}
	}
	return false
}

func (k *known) tip(known projects.Known) string {
	return words.Title(k.shown.Film.Title(known.Source)) + "\n" + placeWords(known) + " · " + percent(known.Strength)
}

// over lights the place that a payload would go to.
func (k *known) over(dragged any, at fyne.Position) bool {
	if !k.takes(dragged) || !k.inSight(at) {
		return false
	}
	place, _ := k.placeAt(at.X)
	k.first.light(place == projects.PlaceFirst)
	k.middle.light(place == projects.PlaceAt)
	k.last.light(place == projects.PlaceLast)
	return true
}

// inSight reports whether a place of the strip is not scrolled away.
func (k *known) inSight(at fyne.Position) bool {
	driver := fyne.CurrentApp().Driver()
	y := driver.AbsolutePositionForObject(k.strip).Y + at.Y - driver.AbsolutePositionForObject(k.view).Y
	return y >= 0 && y < k.view.Size().Height
}

func (k *known) takes(dragged any) bool {
	if k.shown.Limits.NoKnown != "" || k.card.ID == 0 {
		return false
	}
	switch v := dragged.(type) {
	case kit.Files:
		return len(v) > 0
	case movedKnown:
		return true
	}
	all, _ := payload.Of(k.shown.Film, dragged)
	return len(all) > 0 && isSeen(k.shown.Film, all[0])
}

// isSeen reports whether a source has pictures.
func isSeen(f projects.Film, s projects.Source) bool {
	m, ok := f.Medium(s.Medium)
	return !ok || m.Kind != projects.Sound
}

func (k *known) leave() {
	for _, s := range []*slot{k.first, k.middle, k.last} {
		s.light(false)
	}
}

func (k *known) drop(dragged any, at fyne.Position) {
	k.leave()
	place, seconds := k.placeAt(at.X)
	one := projects.Known{Place: place, At: seconds, Strength: 1}
	switch v := dragged.(type) {
	case movedKnown:
		k.p.Commands.MoveKnown(v.n, place, seconds)
	case kit.Files:
		k.p.Commands.AddKnownFiles(one, v...)
	default:
		if all, _ := payload.Of(k.shown.Film, dragged); len(all) > 0 {
			one.Source = all[0]
			k.p.Commands.AddKnown(0, one)
		}
	}
}
