package viewer

import (
	"reflect"

	"kinora/app"
	"kinora/app/player"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// cut knows which source is seen at a frame of what the viewer plays.
type cut struct {
	view     app.View
	open     projects.Source
	timeline projects.Timeline // of the storyboard or the timeline
	rate     rational.Rat
	edition  int // counts the changes

	board    []projects.Card // of which timeline was made
	outcomes uintptr
	usual    rational.Rat // length of a shot
}

// follow takes up what a snapshot changed.
func (c *cut) follow(s app.Snapshot) {
	moved := c.view != s.View || c.open != s.Open || c.rate != s.Film.Head.Rate
	switch s.View {
	case app.ViewBoard:
		outcomes := reflect.ValueOf(s.Film.Outcomes).Pointer()
		if moved || !same(c.board, s.Film.Board) || c.usual != s.Limits.Seconds || outcomes != c.outcomes {
			c.timeline, moved = edit.Storyboard(s.Film, s.Limits.Seconds).Timeline, true
		}
		c.board, c.outcomes, c.usual = s.Film.Board, outcomes, s.Limits.Seconds
	case app.ViewTimeline:
		moved = moved || !same(c.timeline.Tracks, s.Film.Timeline.Tracks)
		c.timeline = s.Film.Timeline
	case app.ViewShot:
	}
	c.view, c.open, c.rate = s.View, s.Open, s.Film.Head.Rate
	if moved {
		c.edition++
	}
}

// same says that two slices are one: what did not change in a film stays shared.
func same[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// at is the source at a frame and the time in it.
func (c *cut) at(frame int64, state player.State) (projects.Source, rational.Rat) {
	if c.view == app.ViewShot {
		if state.Rate.Zero() {
			return projects.Source{}, rational.Rat{}
		}
		return c.open, rational.Int(frame).Div(state.Rate)
	}
	clip, ok := c.timeline.Top(frame)
	if !ok || c.rate.Zero() {
		return projects.Source{}, rational.Rat{}
	}
	return clip.Source, clip.At(frame, c.rate)
}
