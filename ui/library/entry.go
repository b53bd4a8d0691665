package library

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"kinora/assets/icons"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// entry is a take or a medium as the grid shows it.
type entry struct {
	source   projects.Source
	name     string
	prompt   string // of a take; what is searched as well
	seconds  rational.Rat
	moves    bool // it has a length
	sound    bool // it has no picture
	star     bool
	label    projects.Label
	rejected bool
	draft    bool
	card     projects.ID
	path     string // outside of the film's folder
}

// mediaOf is the media of a film, the newest first.
func mediaOf(f projects.Film) []entry {
	var all []entry
	for _, m := range slices.Backward(f.Media) {
		if m.Removed {
			continue
		}
		all = append(all, entry{
			source: projects.Source{Medium: m.ID}, name: oneLine(m.Name), seconds: m.Seconds, moves: m.Kind != projects.Still,
			sound: m.Kind == projects.Sound, star: m.Star, label: m.Label, path: m.Path,
		})
	}
	return all
}

// takesOf is the takes of a film that were made, the newest first.
func takesOf(f projects.Film) []entry {
	var all []entry
	for _, t := range slices.Backward(f.Takes) {
		o := f.Outcomes[t.ID]
		if t.Removed || o.State != projects.Done {
			continue
		}
		all = append(all, entry{
			source: projects.Source{Take: t.ID}, name: oneLine(words.Title(t.Title())), prompt: t.Order.Shot.Prompt + "\n" + t.Order.Shot.Expanded,
			seconds: o.Seconds(), moves: true, star: t.Star, label: t.Label, rejected: t.Rejected, draft: t.Order.Draft, card: t.Card,
		})
	}
	return all
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// badge is the length as it stands on the picture.
func (e entry) badge() string {
	if !e.moves || e.seconds.Zero() {
		return ""
	}
	return fmt.Sprintf(lang.L("%.1fs"), e.seconds.Float())
}

// look is how the entry's card looks, but for its picture.
func (e entry) look(selected, missing bool) kit.CardLook {
	look := kit.CardLook{Badge: e.badge(), Name: e.name, Star: e.star, Selected: selected}
	if e.label != "" {
		look.Dot = theme.Label(string(e.label))
	}
	switch {
	case missing:
		look.Fault, look.Icon = lang.L("missing"), icons.Warning
	case e.rejected:
		look.Fault = lang.L("rejected")
	case e.draft:
		look.Fault = lang.L("draft")
	}
	if e.sound && !missing {
		look.Icon = icons.Sound
	}
	return look
}

// rest is where the picture of an entry that nobody points at is from: not its first
// frame, in which nothing has happened yet.
func (e entry) rest() rational.Rat {
	if !e.moves {
		return rational.Rat{}
	}
	return e.seconds.Div(rational.Int(3))
}

// restOf is entry.rest of any source of a film.
func restOf(f projects.Film, s projects.Source) rational.Rat {
	length, moves := f.Length(s)
	return entry{seconds: length, moves: moves}.rest()
}
