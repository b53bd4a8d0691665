package library

import (
	"fyne.io/fyne/v2"

	"kinora/projects"
	"kinora/ui/kit"
)

// Found is an entry as a search sees it.
type Found struct {
	Name, Prompt string
	Star         bool
	Label        projects.Label
}

// Search is the places of those that a query finds.
func Search(text string, stars bool, all []Found) []int {
	q := parse(text)
	q.stars = stars
	var out []int
	for i, f := range all {
		if q.finds(entry{name: f.Name, prompt: f.Prompt, star: f.Star, label: f.Label}) {
			out = append(out, i)
		}
	}
	return out
}

// Cards are the cards of the grid by the names of what they show.
func (l *Library) Cards() map[string]*kit.Card {
	all := map[string]*kit.Card{}
	for c, n := range l.grid.cards {
		if n < len(l.found) && c.Looks().Name == l.found[n].name {
			all[c.Looks().Name] = c
		}
	}
	return all
}

// Names are the names in the grid, in order.
func (l *Library) Names() []string {
	var all []string
	for _, e := range l.found {
		all = append(all, e.name)
	}
	return all
}

// Find types into the search.
func (l *Library) Find(text string) { l.search.SetText(text) }

// Grid is the grid.
func (l *Library) Grid() fyne.Focusable { return l.grid }

// Members are the names in the cast as they are shown, and where their rows are.
func (l *Library) Members() (names []string, rows []fyne.CanvasObject) {
	for _, r := range l.cast.rows[:l.cast.seen()] {
		names, rows = append(names, r.name.Text()), append(rows, r.root)
	}
	return names, rows
}

// EditMember opens the fields of the n-th member and gives them.
func (l *Library) EditMember(n int) (name, about *kit.Entry) {
	r := l.cast.rows[n]
	l.cast.edit(r.member.ID)
	return r.called, r.tells
}

// RemoveMember does what the member's menu does.
func (l *Library) RemoveMember(n int) { l.cast.rows[n].remove() }

// Says is what an empty tab says, "" where it is not empty.
func (l *Library) Says() string {
	if !l.void.Visible() {
		return ""
	}
	return l.empty.Text()
}

// Foot is what the foot says, "" where it is not there.
func (l *Library) Foot() string {
	if !l.foot.Visible() {
		return ""
	}
	return l.many.Text()
}
