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

// newCommitted makes a field; take gets what was written and says what is wrong with it, ""
// for nothing. What was refused gives way to what held before.
func newCommitted(p Params, take func(text string) (wrong string), nudge func(int)) *committed {
	c := &committed{number: kit.NewNumber("", nil, nudge)}
	done := func() {
		if text := c.number.Entry().Text; text != c.shown {
			if wrong := take(text); wrong != "" {
				p.Commands.Refuse(wrong)
			}
		}
		c.number.Entry().Display(c.shown)
	}
	c.number.Entry().Forward, c.number.Entry().Submit, c.number.Entry().Left = p.Forward, done, done
	return c
}

// set shows a number from outside.
func (c *committed) set(text string) {
	c.shown = text
	c.number.Display(text)
}
