package storyboard_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/storyboard"
	"kinora/ui/uitest"
)

// TestTheStoryboardOfAStudio goes through a storyboard with the studio behind it.
func TestTheStoryboardOfAStudio(t *testing.T) {
	uitest.App(t)
	queue := &apptest.Queue{}
	studio := app.New(t.Context(), apptest.Config(t.TempDir(), &apptest.Engine{Step: time.Millisecond}, queue))
	layer := uitest.Layer()
	board := storyboard.New(storyboard.Params{Commands: studio, Drag: kit.NewDrag(layer), Compare: studio.Compare})
	b := &bench{Board: board, window: uitest.Show(t, kit.UnderLayer(board.Root(), layer), 1600, 700)}
	studio.Watch(b.Draw)
	studio.Start()
	until := func(what string, is func() bool) {
		t.Helper()
		for end := time.Now().Add(10 * time.Second); !is(); time.Sleep(time.Millisecond) {
			if queue.Drain(); time.Now().After(end) {
				t.Fatalf("%s never came: %q", what, b.States())
			}
		}
	}
	until("the engine", func() bool { return studio.Snapshot().Machine.Phase == app.Ready && studio.Snapshot().Folder != "" })
	studio.RemoveCards()
	studio.AddLines("one\ntwo\nthree")
	until("three shots", func() bool {
		return slices.Equal(b.States(), []string{"not made yet", "not made yet", "not made yet"})
	})
	if long := rational.Int(3).Mul(studio.Snapshot().Limits.Seconds); b.Seconds() != long {
		t.Errorf("the head says %v s, the pack %v", b.Seconds(), long)
	}
	b.click(1, 0.5, 0.3, 0)
	b.click(2, 0.5, 0.3, fyne.KeyModifierShift)
	if cards := studio.Snapshot().Selection.Cards; len(cards) != 2 {
		t.Errorf("selected %v", cards)
	}
	studio.GenerateAll()
	until("three takes", func() bool { return slices.Equal(b.States(), []string{"1 take", "1 take", "1 take"}) })
	b.FocusCards()
	uitest.Keys(b.window, fyne.KeyDelete)
	if n := len(b.States()); n != 1 {
		t.Errorf("%d cards after two of three were removed", n)
	}
	studio.Undo()
	if n := len(b.States()); n != 3 {
		t.Errorf("%d cards after Undo", n)
	}
	studio.PlaceCards()
	clips := studio.Snapshot().Film.Timeline.Tracks[0].Clips
	for _, c := range []struct {
		ids  []projects.ID
		want []int
	}{{[]projects.ID{clips[1].ID}, []int{1}}, {[]projects.ID{clips[0].ID, clips[1].ID}, nil}, {nil, []int{1}}, {[]projects.ID{clips[2].ID}, []int{2}}} {
		if studio.SelectClips(c.ids...); !slices.Equal(b.Selected(), c.want) {
			t.Errorf("with clips %v the cards %v look selected, not %v", c.ids, b.Selected(), c.want)
		}
	}
	over := make(chan struct{})
	studio.Quit(func() { close(over) })
	until("the end", func() bool {
		select {
		case <-over:
			return true
		default:
			return false
		}
	})
}
