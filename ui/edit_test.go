package ui

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/projects"
	"kinora/ui/uitest"
)

// TestTheTimelineEndToEnd goes through the window's actions as a person would.
func TestTheTimelineEndToEnd(t *testing.T) {
	r := newRoom(t)
	r.make(t, "a boat")
	r.do(t, "shot.new")
	r.make(t, "a train")
	r.canvas().Unfocus()
	start := r.shown.Film
	r.do(t, "take.placeAll", "play.viewTimeline")
	r.want(t, "two clips", [][2]int64{{0, 50}, {50, 50}})

	r.goTo(t, 20)
	r.keys(fyne.KeyS)
	r.want(t, "split", [][2]int64{{0, 20}, {20, 30}, {50, 50}})
	r.keys(fyne.KeyUp) // the cut before
	r.goTo(t, 0)
	r.keys(fyne.KeyD) // the clip at the playhead
	r.do(t, "timeline.rippleDelete")
	r.want(t, "ripple delete", [][2]int64{{0, 30}, {30, 50}})

	r.goTo(t, 40)
	r.keys(fyne.KeyD, fyne.KeyE)
	if !r.timeline.Offered() {
		t.Fatal("E offers nothing")
	}
	r.keys(fyne.KeyReturn)
	r.until(t, "ordered extend 24")
	r.want(t, "extend", [][2]int64{{0, 30}, {30, 50}, {80, 24}})
	extended := r.trace.count("take ")
	r.wait(t, "the extension", func() bool { return r.trace.count("take ") > extended || r.nothingRuns() })
	r.keys(fyne.KeyI)
	r.keys(fyne.KeyM)
	r.backAndForth(t, start)
}

func TestDeleteClosesTheGapThatWasClicked(t *testing.T) {
	r := newRoom(t)
	r.make(t, "a boat")
	r.do(t, "take.append", "play.viewTimeline", "timeline.fit")
	clip := r.shown.Film.Timeline.Tracks[0].Clips[0].ID
	for _, action := range []string{"timeline.rippleDelete", "timeline.lift", "timeline.closeGap"} {
		r.studio.MoveClips([]projects.ID{clip}, 30, 0, false)
		r.want(t, "a gap", [][2]int64{{30, 50}})
		r.clickGap(t)
		if r.menu.items["timeline.rippleDelete"].Disabled {
			t.Errorf("%s: the menu does not know of the gap", action)
		}
		r.do(t, action)
		r.want(t, action, [][2]int64{{0, 50}})
	}
}

// clickGap clicks the gap at the beginning of the timeline.
func (r *room) clickGap(t *testing.T) {
	t.Helper()
	for _, o := range test.LaidOutObjects(r.timeline.Root()) {
		lanes, ok := o.(desktop.Mouseable)
		if !ok || fmt.Sprintf("%T", o) != "*timeline.lanes" {
			continue
		}
		for y := float32(10); y < o.Size().Height && !r.timeline.GapChosen(); y += 20 {
			uitest.Press(lanes, 20, y)
		}
	}
	if !r.timeline.GapChosen() {
		t.Fatal("there is no gap to click")
	}
}

// backAndForth takes everything back to where a film was, and does it all again.
func (r *room) backAndForth(t *testing.T, start projects.Film) {
	t.Helper()
	end := r.shown.Film
	seen := []projects.Timeline{end.Timeline}
	for len(r.clips()) > 0 && r.shown.Undo != "" {
		r.do(t, "edit.undo")
		seen = append(seen, r.shown.Film.Timeline)
	}
	if !reflect.DeepEqual(r.shown.Film.Board, start.Board) {
		t.Error("the storyboard is not as it was")
	}
	for _, want := range slices.Backward(seen[:len(seen)-1]) {
		r.do(t, "edit.redo")
		if !reflect.DeepEqual(r.shown.Film.Timeline, want) {
			t.Errorf("redo gave %+v, want %+v", r.shown.Film.Timeline, want)
		}
	}
	if r.shown.Redo != "" {
		t.Errorf("%q could still be done again", r.shown.Redo)
	}
}

// goTo moves the playhead and waits for the picture there.
func (r *room) goTo(t *testing.T, frame int64) {
	t.Helper()
	r.studio.MovePlayhead(frame)
	r.wait(t, "the frame", func() bool { return r.screen.State.Frame == frame })
}

func (r *room) nothingRuns() bool {
	_, running := r.shown.Running()
	return !running
}

func (r *room) want(t *testing.T, what string, want [][2]int64) {
	t.Helper()
	if got := r.clips(); !slices.Equal(got, want) {
		t.Fatalf("%s: clips are %v, want %v", what, got, want)
	}
}
