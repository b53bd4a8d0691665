package app_test

import (
	"testing"
	"time"

	"kinora/app"
	"kinora/projects"
)

func TestSeveralCardsAreSelectedAndMade(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.pass(time.Second)
		d.AddLines("one\ntwo\nthree")
		var ids []projects.ID
		for _, c := range d.last.Film.Board[len(d.last.Film.Board)-3:] {
			ids = append(ids, c.ID)
		}
		d.SelectCards(ids[:2], ids[1])
		if s := d.last.Selection; len(s.Cards) != 2 || s.Card != ids[1] || s.Pane != app.PaneBoard {
			t.Errorf("selected %+v", s)
		}
		for _, step := range []struct {
			id    projects.ID
			front projects.ID
			cards int
		}{{ids[2], ids[2], 3}, {ids[2], ids[1], 2}, {ids[0], ids[1], 1}, {ids[1], ids[1], 1}} {
			d.SelectCard(step.id, true)
			if s := d.last.Selection; s.Card != step.front || len(s.Cards) != step.cards {
				t.Errorf("Ctrl and a click on %d: %+v", step.id, s)
			}
		}
		d.GenerateCards(ids[:2]...)
		if n := len(d.last.Jobs); n != 2 {
			t.Errorf("%d jobs for two shots", n)
		}
		d.pass(8 * time.Second)
		take := projects.Source{Take: d.last.Film.Shown(ids[0])}
		if d.Path(take) == "" {
			t.Error("a take that is made lies nowhere")
		}
		d.ShowOnCard(ids[2], take, take)
		c, _ := d.last.Film.Card(ids[2])
		if len(c.Known) != 2 || c.Known[0].Place != projects.PlaceFirst || c.Known[1].Place != projects.PlaceLast {
			t.Errorf("known %+v", c.Known)
		}
	})
}

func TestWhatIsAnimatedComesToTheEndAsOneCommand(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.pass(time.Second)
		a, b := d.two()
		first := d.last.Film.Board[0].ID
		d.AddLines("one\ntwo")
		d.SelectCard(first, false)
		before := len(d.last.Film.Board)
		d.AnimateAtEnd(a, b)
		board := d.last.Film.Board
		if len(board) != before+2 || board[before].Known[0].Source != a || board[before+1].Known[0].Source != b {
			t.Fatalf("board %+v", board)
		}
		if s := d.last.Selection; s.Card != board[before].ID || len(s.Cards) != 2 {
			t.Errorf("selected %+v", s)
		}
		d.Undo()
		if n := len(d.last.Film.Board); n != before {
			t.Errorf("%d cards after Undo, not %d", n, before)
		}
		d.SelectCard(first, false)
		d.AppendCard()
		if board := d.last.Film.Board; d.last.Selection.Card != board[len(board)-1].ID {
			t.Error("a new shot is not the last one")
		}
	})
}

func TestAShotWithACaptionOfOnesOwnCanBeChanged(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.pass(time.Second)
		d.SetPrompt("a ball")
		d.SetExpanded("a ball, on paper")
		d.SetPrompt("another ball")
		if c := d.card(); c.Shot.Prompt != "another ball" || c.Shot.Expanded != "a ball, on paper" || !c.Locked {
			t.Errorf("the shot is %+v", c.Shot)
		}
		d.RemoveCards()
		if n := len(d.last.Film.Board); n != 0 {
			t.Errorf("%d cards after the only one was removed: %s", n, d.last.Notice.Text)
		}
	})
}
