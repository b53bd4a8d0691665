package edit

import (
	"slices"
	"strings"

	"kinora/projects"
)

// FromLines adds a card for each line of a text, behind a card or, for 0, at the end, and
// gives them. Lines that are blank or begin with # are left out. The template says all but
// their prompts.
func FromLines(f projects.Film, text string, template projects.Card, after projects.ID) (projects.Film, []projects.ID, error) {
	at, err := behindCard(f, after)
	if err != nil {
		return f, nil, err
	}
	was := f
	var cards []projects.Card
	var ids []projects.ID
	for line := range strings.Lines(strings.ToValidUTF8(text, "�")) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		card := fresh(template)
		f, card.ID = f.NewID()
		card.Title, card.Shot.Prompt, card.Shot.Expanded = "", line, ""
		cards, ids = append(cards, card), append(ids, card.ID)
	}
	if len(cards) == 0 {
		return was, nil, refuse(ErrNothing, "the text has no shots: write one shot on each line")
	}
	f.Board = slices.Insert(slices.Clone(f.Board), at, cards...)
	return f, ids, nil
}
