package main

import (
	"fmt"
	"slices"
	"strings"
)

// classes are the judge's class for every relation that a prompt may ask for; which of two subjects is on which side
// is told from their places.
var classes = map[string]string{
	"left_of": "beside", "right_of": "beside", "above": "above", "behind": "behind",
	"following": "following", "meeting": "meeting",
}

// prompted are the words of a prompt that are no judge's labels. Of an occluder it is judged that the subject was
// hidden for a while, not behind what.
var prompted = map[string][]string{
	"occluder": {"wall", "tree", "house", "rock"},
	"relation": {"left_of", "right_of", "above", "behind", "following", "meeting"},
}

// words are all that may be said under a name.
func (c *card) words(name string) []string {
	if list, ok := prompted[name]; ok {
		return list
	}
	return c.Labels[name]
}

// said is one word of a prompt and what it is.
type said struct{ name, word string }

// checkExpect refuses words that are no labels, and relations and events that lack an actor.
func (c *card) checkExpect(e *expect) error {
	if err := c.known(said{"style", e.Style}); err != nil {
		return err
	}
	for i, s := range e.Shots {
		if err := c.checkShot(s); err != nil {
			return fmt.Errorf("shot %d: %w", i+1, err)
		}
	}
	return nil
}

func (c *card) checkShot(s shot) error {
	if err := c.known(
		said{"setting", s.Setting}, said{"time", s.Time}, said{"weather", s.Weather}, said{"camera", s.Camera},
		said{"framing", s.Framing}, said{"relation", s.Relation}, said{"occluder", s.Occluder}, said{"event", s.Event},
	); err != nil {
		return err
	}
	if s.Relation != "" && len(s.Actors) < 2 {
		return fmt.Errorf("the relation %q needs two actors, not %d", s.Relation, len(s.Actors))
	}
	for _, a := range s.Actors {
		if a.Subject == "" {
			return fmt.Errorf("an actor has no subject")
		}
		if err := c.known(
			said{"subject", a.Subject}, said{"colour", a.Colour}, said{"pattern", a.Pattern}, said{"size", a.Size},
			said{"motion", a.Motion}, said{"direction", a.Direction}, said{"speed", a.Speed},
		); err != nil {
			return err
		}
	}
	return nil
}

func (c *card) known(list ...said) error {
	for _, s := range list {
		if s.word != "" && !slices.Contains(c.words(s.name), s.word) {
			return fmt.Errorf("%s %q is not known; it is one of %s", s.name, s.word, strings.Join(c.words(s.name), ", "))
		}
	}
	return nil
}
