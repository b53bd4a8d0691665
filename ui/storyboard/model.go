package storyboard

import (
	"reflect"
	"slices"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/words"
)

// model is the snapshot as the storyboard asks it.
type model struct {
	film      projects.Film
	selection app.Selection
	job       app.Job                             // what is being made; zero for nothing
	takes     map[projects.ID][]projects.FilmTake // by card
	places    map[projects.ID]int                 // of takes in the film
	seen      traces
}

// traces tell two snapshots apart without reading them: what was published is never
// changed, only replaced.
type traces struct {
	board    *projects.Card
	takes    *projects.FilmTake
	media    *projects.Medium
	cards    *projects.ID
	outcomes uintptr
	lengths  [4]int // of the lists
	card     projects.ID
	faded    bool // clips that are of no card are what is selected
	usual    rational.Rat
}

func tracesOf(s app.Snapshot) traces {
	f, sel := s.Film, s.Selection
	return traces{
		board: first(f.Board), takes: first(f.Takes), media: first(f.Media), cards: first(sel.Cards),
		outcomes: reflect.ValueOf(f.Outcomes).Pointer(), lengths: [4]int{len(f.Board), len(f.Takes), len(f.Media), len(sel.Cards)},
		card: sel.Card, faded: sel.Shotless(), usual: s.Limits.Seconds,
	}
}

// first is where a list lies.
func first[T any](list []T) *T {
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}

// update takes a snapshot in. It reports what is to be drawn anew: everything, or only the
// card that is being made.
func (m *model) update(s app.Snapshot) (all, job bool) {
	running, _ := s.Running()
	seen := tracesOf(s)
	all = seen != m.seen || running.Take != m.job.Take || running.Card != m.job.Card
	job = running != m.job
	m.job = running
	if !all {
		return false, job
	}
	sorted := seen.takes == m.seen.takes && seen.lengths[1] == m.seen.lengths[1] && m.takes != nil
	if !sorted {
		m.sort(s.Film.Takes)
	}
	m.film, m.selection, m.seen = s.Film, s.Selection, seen
	return true, job
}

// sort puts the takes to their cards, the oldest first.
func (m *model) sort(takes []projects.FilmTake) {
	m.takes, m.places = map[projects.ID][]projects.FilmTake{}, map[projects.ID]int{}
	for i, t := range takes {
		m.places[t.ID] = i
		if t.Card != 0 && !t.Removed {
			m.takes[t.Card] = append(m.takes[t.Card], t)
		}
	}
}

func (m *model) isSelected(id projects.ID) bool { return slices.Contains(m.selection.Cards, id) }

// index is the place of a card, -1 for none.
func (m *model) index(id projects.ID) int {
	return slices.IndexFunc(m.film.Board, func(c projects.Card) bool { return c.ID == id })
}

func (m *model) outcome(take projects.ID) projects.Outcome { return m.film.Outcomes[take] }

// stack is the takes of a card that can be looked at or were tried, the oldest first.
func (m *model) stack(card projects.ID) []projects.FilmTake { return m.takes[card] }

// take is a take that was not removed.
func (m *model) take(id projects.ID) (projects.FilmTake, bool) {
	i, ok := m.places[id]
	if !ok || m.film.Takes[i].Removed {
		return projects.FilmTake{}, false
	}
	return m.film.Takes[i], true
}

// shown is the take that stands for a card, as projects.Film.Shown has it.
func (m *model) shown(c projects.Card) projects.ID {
	if _, ok := m.take(c.Chosen); ok {
		return c.Chosen
	}
	stack := m.takes[c.ID]
	for i := len(stack) - 1; i >= 0; i-- {
		if t := &stack[i]; !t.Rejected && m.outcome(t.ID).State == projects.Done {
			return t.ID
		}
	}
	return 0
}

// picture is the source whose picture stands for a card: the take's, else the one that it
// is to begin with.
func (m *model) picture(c projects.Card, shown projects.ID) projects.Source {
	if shown != 0 {
		return projects.Source{Take: shown}
	}
	if len(c.Known) > 0 {
		return c.Known[0].Source
	}
	return projects.Source{}
}

// seconds is how long a card is, as it plays.
func (m *model) seconds(c projects.Card, shown projects.ID) rational.Rat {
	return edit.CardSeconds(c, m.takeSeconds(c.ID, shown), m.seen.usual)
}

// takeSeconds is the length of the take that stands for a card, else of the newest that may
// still come; 0 where there is neither.
func (m *model) takeSeconds(card, shown projects.ID) rational.Rat {
	if shown != 0 {
		if o := m.outcome(shown); o.State == projects.Done {
			return o.Seconds()
		}
		take, _ := m.take(shown)
		return take.Order.Length()
	}
	for _, t := range slices.Backward(m.takes[card]) {
		switch m.outcome(t.ID).State {
		case projects.Waiting, projects.Running, projects.Paused:
			return t.Order.Length()
		}
	}
	return rational.Rat{}
}

// total is how long all cards are.
func (m *model) total() rational.Rat {
	var sum rational.Rat
	for _, c := range m.film.Board {
		sum = sum.Add(m.seconds(c, m.shown(c)))
	}
	return sum
}

// done counts the takes of a card that were made.
func (m *model) done(card projects.ID) int {
	n := 0
	for _, t := range m.takes[card] {
		if m.outcome(t.ID).State == projects.Done {
			n++
		}
	}
	return n
}

// waiting counts the takes of a card that are still to be made.
func (m *model) waiting(card projects.ID) (queued, paused int) {
	for _, t := range m.takes[card] {
		switch m.outcome(t.ID).State {
		case projects.Waiting:
			queued++
		case projects.Paused:
			paused++
		}
	}
	return queued, paused
}

// failure is why the newest take of a card failed, "" where it did not.
func (m *model) failure(card projects.ID) string {
	all := m.takes[card]
	if len(all) == 0 {
		return ""
	}
	o := m.outcome(all[len(all)-1].ID)
	if o.State != projects.Failed {
		return ""
	}
	return words.Translate(o.Reason)
}
