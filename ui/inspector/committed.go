package inspector

import (
	"kinora/ui/kit"
)

// committed is a number that is taken when it is whole: with Return, or when the keyboard
// goes elsewhere. Half of it, such as the 0 of 0.5, would be an edit of its own.
type committed struct {
	number *kit.Number
	shown  string // what it was last set to
}

// newCommitted makes a field; take gets what was written and may refuse it silently.
func newCommitted(p Params, take func(text string), nudge func(int)) *committed {
	c := &committed{number: kit.NewNumber("", nil, nudge)}
	done := func() {
		if text := c.number.Entry().Text; text != c.shown {
			take(text)
		}
	}
	c.number.Entry().Forward, c.number.Entry().Submit = p.Forward, done
	c.number.Entry().Left = func() {
		done()
		c.number.Entry().Display(c.shown) // where it was refused
	}
	return c
}

// set shows a number from outside.
func (c *committed) set(text string) {
	c.shown = text
	c.number.Display(text)
}
