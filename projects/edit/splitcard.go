package edit

import (
	"strings"

	"kinora/projects"
)

// SplitCard makes two cards of one: the first at sentences of the prompt stay, the others
// go to a new card right behind it, whose ID it gives. Known frames of the shot's end go
// along; takes stay with the first.
func SplitCard(f projects.Film, id projects.ID, at int) (projects.Film, projects.ID, error) {
	i, err := cardIndex(f, id)
	if err != nil {
		return f, 0, err
	}
	first := f.Board[i]
	sentences := Sentences(first.Shot.Prompt)
	if at < 1 || at >= len(sentences) {
		return f, 0, refuse(ErrNothing, "the prompt has %d sentences: it cannot be split behind sentence %d", len(sentences), at)
	}
	second := fresh(first)
	second.Title, first.Locked, second.Locked = "", false, false
	first.Shot.Prompt, first.Shot.Expanded = strings.Join(sentences[:at], " "), ""
	second.Shot.Prompt, second.Shot.Expanded = strings.Join(sentences[at:], " "), ""
	first.Known, second.Known = knownAt(first.Known, false), knownAt(first.Known, true)
	return AddCard(withCard(f, i, first), second, id)
}

// knownAt is the known frames of the end of a shot, or those of its beginning.
func knownAt(all []projects.Known, end bool) []projects.Known {
	var out []projects.Known
	for _, k := range all {
		if (k.Place == projects.PlaceLast) == end {
			out = append(out, k)
		}
	}
	return out
}
