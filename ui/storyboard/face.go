package storyboard

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// face is how a card looks, but for its picture. It is made of a snapshot, for the cards
// that can be seen.
type face struct {
	told
	pieces []kit.Piece
}

// told is all of a face that can be compared at once.
type told struct {
	id       projects.ID
	title    string
	source   projects.Source // whose picture is shown; zero for none
	at       rational.Rat    // seconds into it
	badge    string
	state    string
	ink      fyne.ThemeColorName
	tip      string
	star     bool
	dot      fyne.ThemeColorName // "" for none
	waits    bool                // something of it is still to come
	progress float64             // 0…1 while it is made, below 0 else
	takes    int                 // that can be looked at
	selected bool
}

// face is the n-th card's.
func (m *model) face(n int) face {
	c := m.film.Board[n]
	f := face{told: told{id: c.ID, progress: -1, selected: m.isSelected(c.ID) && !m.seen.faded}}
	f.title = titleOf(c)
	f.pieces = pieces(fmt.Sprintf("%d. ", n+1), f.title)
	shown := m.shown(c)
	f.source = m.picture(c, shown)
	if f.source.Take != 0 {
		f.at = m.outcome(f.source.Take).Seconds().Div(rational.Int(3))
	}
	f.badge = fmt.Sprintf(lang.L("%.1f s"), m.seconds(c, shown).Float())
	if t, ok := m.take(shown); ok {
		f.star = t.Star
		if t.Label != "" {
			f.dot = theme.Label(string(t.Label))
		}
	}
	f.takes = len(m.stack(c.ID))
	f.state, f.ink = m.state(c, shown, &f)
	return f
}

// titleOf is what a card is called: its name, or its prompt on one line.
func titleOf(c projects.Card) string {
	for _, text := range []string{c.Title, c.Shot.Prompt} {
		if words := strings.Fields(text); len(words) > 0 {
			return strings.Join(words, " ")
		}
	}
	return ""
}

// pieces is a title with the names of the cast in their colour.
func pieces(number, title string) []kit.Piece {
	if title == "" {
		return []kit.Piece{{Text: number, Color: theme.Text}, {Text: lang.L("Say what happens"), Color: theme.Faint}}
	}
	out := []kit.Piece{{Text: number, Color: theme.Text}}
	rest := title
	for _, name := range projects.Mentions(title) {
		before, after, found := strings.Cut(rest, "@"+name)
		if !found {
			continue
		}
		if before != "" {
			out = append(out, kit.Piece{Text: before, Color: theme.Text})
		}
		out, rest = append(out, kit.Piece{Text: "@" + name, Color: theme.Cast}), after
	}
	if rest != "" {
		out = append(out, kit.Piece{Text: rest, Color: theme.Text})
	}
	return out
}

// state is the line below the title. What is being done comes first, then what went wrong
// last, then what there is.
func (m *model) state(c projects.Card, shown projects.ID, f *face) (string, fyne.ThemeColorName) {
	queued, paused := m.waiting(c.ID)
	switch {
	case m.job.Card == c.ID && m.job.Take != 0:
		f.waits, f.progress = true, m.job.Fraction
		f.tip = words.Progress(m.job)
		return making(c, queued), theme.Secondary
	case paused > 0 && queued == 0:
		f.waits = true
		return lang.L("paused"), theme.Secondary
	case queued > 0:
		f.waits = true
		return lang.L("queued"), theme.Secondary
	}
	if reason := m.failure(c.ID); reason != "" {
		f.tip = reason
		return reason, theme.Error
	}
	return m.there(c, shown), theme.Secondary
}

// making says which of the takes that were asked for is made.
func making(c projects.Card, queued int) string {
	all := max(c.Variations, queued+1)
	if all == 1 {
		return lang.L("making")
	}
	return fmt.Sprintf(lang.L("making %d of %d"), all-queued, all)
}

// there says what there is of a card.
func (m *model) there(c projects.Card, shown projects.ID) string {
	n := m.done(c.ID)
	t, _ := m.take(shown)
	switch {
	case n > 1 && t.Order.Draft:
		return fmt.Sprintf(lang.L("%d takes · draft"), n)
	case n > 1:
		return fmt.Sprintf(lang.L("%d takes"), n)
	case n == 1 && t.Order.Draft:
		return lang.L("draft")
	case n == 1 && len(t.Order.Given) > 0:
		return lang.L("animated still")
	case n == 1:
		return lang.L("1 take")
	case len(c.Known) > 0:
		return lang.L("to be animated")
	}
	return lang.L("not made yet")
}
