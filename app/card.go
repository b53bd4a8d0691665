package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// card is the shot that the inspector shows.
func (s *Studio) card() (projects.Card, bool) { return s.doc.film.Card(s.selection.Card) }

// SetPrompt says what the shot shows. What another prompt was expanded to is forgotten,
// unless it is locked.
func (s *Studio) SetPrompt(text string) {
	s.typing(text)
	s.editCard("Prompt", func(c *projects.Card) {
		if text != c.Shot.Prompt && !c.Locked {
			c.Shot.Expanded = ""
		}
		c.Shot.Prompt = text
	})
}

// SetExpanded writes the caption by hand, which locks it.
func (s *Studio) SetExpanded(text string) {
	s.editCard("Expanded prompt", func(c *projects.Card) { c.Shot.Expanded, c.Locked = text, text != "" })
}

// LockExpanded keeps the caption as it is, or lets the prompt be expanded anew.
func (s *Studio) LockExpanded(locked bool) {
	caption := s.caption()
	s.editCard("Lock the expanded prompt", func(c *projects.Card) {
		if locked && c.Shot.Expanded == "" {
			c.Shot.Expanded = caption
		}
		c.Locked = locked && c.Shot.Expanded != ""
	})
}

// SetNegative says what the shot must not show.
func (s *Studio) SetNegative(text string) {
	s.editCard("Not in the picture", func(c *projects.Card) { c.Shot.Negative = text })
}

// SetTitle names the shot; "" calls it by its first words.
func (s *Studio) SetTitle(text string) {
	s.editCard("Name of the shot", func(c *projects.Card) { c.Title = text })
}

// SetSeconds says how long the shot is; 0 is the pack's own length. The plan snaps
// it to what the pack can do.
func (s *Studio) SetSeconds(seconds rational.Rat) {
	s.editCard("Seconds", func(c *projects.Card) { c.Shot.Seconds = seconds })
}

// SetSize chooses the size in pixels; the zero size is the pack's own.
func (s *Studio) SetSize(size projects.Size) {
	s.editCard("Size", func(c *projects.Card) { c.Shot.Size = size })
}

// SetSteps says in how many steps the noise is taken away; 0 is the pack's number.
func (s *Studio) SetSteps(steps int) {
	s.editCard("Steps", func(c *projects.Card) { c.Shot.Steps = steps })
}

// SetTries says how often a take may be made at most; 0 is the pack's number.
func (s *Studio) SetTries(tries int) {
	s.editCard("Tries", func(c *projects.Card) { c.Shot.Tries = tries })
}

// SetGuidance says how strongly the prompt is followed; 1 is unguided.
func (s *Studio) SetGuidance(scale float64) {
	s.editCard("Guidance", func(c *projects.Card) { c.Shot.Guidance = &scale })
}

// SetDraft says whether takes are drafts.
func (s *Studio) SetDraft(draft bool) {
	s.editCard("Quality", func(c *projects.Card) { c.Draft = draft })
}

// SetVariations says how many takes Generate makes.
func (s *Studio) SetVariations(n int) {
	s.editCard("Variations", func(c *projects.Card) { c.Variations = n })
}

// SetSeed takes a seed that somebody chose, and keeps it.
func (s *Studio) SetSeed(seed uint64) {
	s.editCard("Seed", func(c *projects.Card) { c.Shot.Seed, c.SeedLocked = seed, true })
}

// Dice takes another seed.
func (s *Studio) Dice() {
	s.editCard("Another seed", func(c *projects.Card) { c.Shot.Seed = dice() })
}

// LockSeed says whether every take is made from the same seed. Without the lock
// each has one of its own.
func (s *Studio) LockSeed(locked bool) {
	s.editCard("Lock the seed", func(c *projects.Card) { c.SeedLocked = locked })
}

// Reuse makes the shot what a take was made from, with its seed locked.
func (s *Studio) Reuse(take projects.ID) {
	o := s.doc.film.Outcomes[take]
	if o.Recipe == nil {
		s.brief(Warning, "This video does not say how it was made.")
		return
	}
	shot := o.Shot()
	shot.Conditions, shot.Basis = nil, nil // the card's own known frames stay
	s.editCard("Settings of a take", func(c *projects.Card) {
		c.Shot, c.SeedLocked, c.Locked = shot, true, shot.Expanded != ""
	})
}

// editCard changes the card that is selected. Changes of the same thing that come one
// after another are one command.
func (s *Studio) editCard(name string, with func(*projects.Card)) {
	id := s.selection.Card
	s.changeSome(name, fmt.Sprintf("%s/%d", name, id), func(f projects.Film) (projects.Film, error) {
		if id == 0 {
			return f, errors.New("choose a shot on the storyboard first, or add one")
		}
		return edit.SetCard(f, id, with)
	})
}

// captioned notes what a prompt was expanded to.
func (s *Studio) captioned(prompt, caption string) {
	if s.captions == nil {
		s.captions = map[string]string{}
	}
	s.captions[prompt] = caption
	s.publish()
}

// caption is what the model reads in place of the selected shot's prompt, as far as that
// is known.
func (s *Studio) caption() string {
	c, ok := s.card()
	if !ok {
		return ""
	}
	if c.Shot.Expanded != "" {
		return c.Shot.Expanded
	}
	if text, ok := s.captions[c.Shot.Prompt]; ok {
		return text
	}
	return s.captionOfTake(c)
}

// captionOfTake is what the prompt became for the newest of a card's takes, of those that
// this pack made from it as it is now.
func (s *Studio) captionOfTake(c projects.Card) string {
	if s.limits.NoExpanding != "" {
		return ""
	}
	takes := s.doc.film.TakesOf(c.ID)
	for _, t := range slices.Backward(takes) {
		r := s.doc.film.Outcomes[t.ID].Recipe
		if r != nil && r.Pack == s.forecast.Recipe.Pack && t.Order.Shot.Prompt == c.Shot.Prompt && t.Order.Shot.Expanded == "" {
			return cmp.Or(r.Expanded, c.Shot.Prompt)
		}
	}
	return ""
}

// Expand has the selected shot's prompt expanded now, without making a take.
func (s *Studio) Expand() {
	c, ok := s.card()
	if !ok || s.machine == nil {
		return
	}
	engine, shot := s.machine.Engine, c.Shot
	shot.Expanded = ""
	s.background(func(ctx context.Context) {
		caption, err := engine.Expand(ctx, shot)
		s.cfg.Post(func() { s.expanded(shot.Prompt, caption, err) })
	})
}

func (s *Studio) expanded(prompt, caption string, err error) {
	if err != nil {
		s.blame(err)
		return
	}
	s.captioned(prompt, caption)
}
