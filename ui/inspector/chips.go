package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/kit"
)

// chips are the words of style, camera and light that the prompt has, and the way to
// more of them.
type chips struct {
	p      Params
	groups []group
	prompt string
	within []*kit.Toggle // in the order of the vocabulary: those of the prompt are shown
	offers []*kit.Toggle // the same in the popover, nil while it is closed
	add    *kit.Toggle
	over   *kit.Popover
	root   *fyne.Container
}

func newChips(p Params) *chips {
	c := &chips{p: p, groups: vocabulary(), prompt: "\x00", root: kit.Flow(6)}
	c.each(func(w chosenWords) {
		t := c.toggle(w)
		t.SetOn(true)
		t.Tip = lang.L("Click to take it out of the prompt.")
		t.Hide()
		c.within = append(c.within, t)
		c.root.Add(t)
	})
	c.add = kit.NewToggle(lang.L("Add"), icons.Plus, c.open)
	c.add.Tip, c.add.Forward = lang.L("Style, camera, framing, time of day and weather"), p.Forward
	c.root.Add(c.add)
	return c
}

// each goes over all words.
func (c *chips) each(do func(chosenWords)) {
	for _, g := range c.groups {
		for _, w := range g.words {
			do(w)
		}
	}
}

func (c *chips) toggle(w chosenWords) *kit.Toggle {
	t := kit.NewToggle(w.title, "", func() { c.p.Commands.InsertWords(w.ways()) })
	t.Forward = c.p.Forward
	return t
}

func (c *chips) draw(card projects.Card) {
	if c.prompt == card.Shot.Prompt {
		return
	}
	c.prompt = card.Shot.Prompt
	n, changed := 0, false
	c.each(func(w chosenWords) {
		on := w.in(c.prompt)
		changed = changed || on != c.within[n].Visible()
		kit.SetVisible(c.within[n], on)
		if c.offers != nil {
			c.offers[n].SetOn(on)
		}
		n++
	})
	if changed {
		c.root.Refresh()
	}
}

// open shows all words in groups.
func (c *chips) open() {
	c.over = &kit.Popover{Closed: func() { c.offers = nil }}
	c.offers = nil
	var rows []fyne.CanvasObject
	for _, g := range c.groups {
		line := kit.Flow(6)
		for _, w := range g.words {
			t := c.toggle(w)
			t.SetOn(w.in(c.prompt))
			t.Forward = c.over.Key
			c.offers = append(c.offers, t)
			line.Add(t)
		}
		rows = append(rows, kit.Rows(4, kit.NewLabel(g.title), line))
	}
	body := kit.Rows(10, rows...)
	c.over.Content = kit.Padded(10, 12, 12, 12, kit.Wide(chipsWidth, body))
	body.Resize(fyne.NewSize(chipsWidth, 400)) // so that the lines know where they break
	c.over.Focus = c.offers[0]
	c.over.ShowUnder(c.add)
}

const chipsWidth float32 = 290
