package inspector

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
)

// clipTakes is the strip of the takes that a clip can show: those of its shot.
type clipTakes struct {
	p     Params
	clip  projects.Clip
	takes []projects.Numbered
	slots []*slot // of takes
	strip *fyne.Container
	root  *fyne.Container
}

// takeWidth and takeHeight are the size of a take's picture.
const (
	takeWidth  float32 = 72
	takeHeight float32 = 42
)

func newClipTakes(p Params) *clipTakes {
	c := &clipTakes{p: p, strip: kit.Flow(6)}
	c.root = kit.Rows(4, kit.NewLabel(lang.L("TAKES OF ITS SHOT")), c.strip)
	c.root.Hide()
	return c
}

// draw shows the takes of a clip where can is true and there are others than its own. It
// reports whether the strip has another size.
func (c *clipTakes) draw(s app.Snapshot, clip projects.Clip, can bool) (changed bool) {
	var takes []projects.Numbered
	if can {
		takes = s.Film.Alternatives(clip.Source.Take)
	}
	changed = !slices.EqualFunc(c.takes, takes, sameTake)
	c.clip, c.takes = clip, takes
	if changed {
		c.remake()
	}
	if len(takes) > 1 {
		c.mark()
	}
	return changed
}

// mark lights the take that the clip shows, and fetches the pictures that are missing.
func (c *clipTakes) mark() {
	for i, t := range c.takes {
		s := c.slots[i]
		s.set(c.p.Commands.Picture(projects.Source{Take: t.ID}, c.clip.From, thumbSide), takeWords(t))
		if chosen := t.ID == c.clip.Source.Take; chosen != s.chosen {
			s.chosen = chosen
			s.light(chosen)
		}
	}
}

func sameTake(a, b projects.Numbered) bool { return a.ID == b.ID && a.Number == b.Number }

// remake makes a picture for each take.
func (c *clipTakes) remake() {
	c.slots, c.strip.Objects = nil, nil
	for _, t := range c.takes {
		s := newSlot(fyne.NewSize(takeWidth, takeHeight))
		s.Tip, s.Forward = takeWords(t), c.p.Forward
		s.Tap = func() { c.use(t.ID) }
		c.slots = append(c.slots, s)
		c.strip.Objects = append(c.strip.Objects, s)
	}
	kit.SetVisible(c.root, len(c.takes) > 1)
	c.strip.Refresh()
}

func (c *clipTakes) use(take projects.ID) {
	if take != c.clip.Source.Take {
		c.p.Commands.UseTake(c.clip.ID, take)
	}
}

func takeWords(t projects.Numbered) string { return fmt.Sprintf(lang.L("Take %d"), t.Number) }
