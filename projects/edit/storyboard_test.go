package edit_test

import (
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

func TestTheStoryboardPlaysEachCardsTake(t *testing.T) {
	f := start()
	f, waits, err := edit.AddCard(f, projects.Card{Shot: projects.Shot{Seconds: rational.Int(4)}}, 0)
	must(t)(f, err)
	f, take := edit.AddTake(f, projects.FilmTake{Card: waits, Order: projects.Order{Shot: projects.Shot{Seconds: rational.Int(3)}}})
	f, empty, err := edit.AddCard(f, projects.Card{Shot: projects.Shot{Seconds: rational.Int(1)}}, 0)
	must(t)(f, err)
	story := edit.Storyboard(f, rational.Rat{})
	for i, want := range []projects.Clip{
		{ID: 107, Source: shot, Frames: 48, Speed: rational.Int(1)},
		{ID: waits, Source: projects.Source{Take: take}, Start: 48, Frames: 72, Speed: rational.Int(1)},
		{ID: empty, Start: 120, Frames: 24, Speed: rational.Int(1)},
	} {
		if got := story.Timeline.Tracks[0].Clips[i]; got != want {
			t.Errorf("card %d plays as %+v, want %+v", i+1, got, want)
		}
	}
	for frame, want := range map[int64]projects.ID{0: 107, 47: 107, 48: waits, 119: waits, 143: empty, 144: 0, -1: 0} {
		if got := story.Card(frame); got != want {
			t.Errorf("frame %d plays card %d, want %d", frame, got, want)
		}
	}
	if at, ok := story.Start(empty); at != 120 || !ok {
		t.Errorf("the last begins at %d", at)
	}
}

func TestACardThatSaysNoLengthHasTheUsualOne(t *testing.T) {
	for usual, want := range map[rational.Rat]int64{rational.New(25, 12): 50, {}: 72} {
		f, card, err := edit.AddCard(start(), projects.Card{}, 0)
		must(t)(f, err)
		story := edit.Storyboard(f, usual)
		if c, _, ok := story.Timeline.Clip(card); !ok || c.Frames != want {
			t.Errorf("usual %v: it plays for %d frames, want %d", usual, c.Frames, want)
		}
	}
}

func TestATakeThatFailedLeavesItsCardEmpty(t *testing.T) {
	f := start()
	f.Outcomes = map[projects.ID]projects.Outcome{105: {State: projects.Failed}, 106: {State: projects.Cancelled}}
	if got := edit.Storyboard(f, rational.Rat{}).Timeline.Tracks[0].Clips[0]; got.Source != (projects.Source{}) || got.Frames != 48 {
		t.Errorf("it plays as %+v", got)
	}
}
