package app_test

import (
	"strings"
	"testing"
	"time"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
)

func TestTheFilmGetsAnotherSizeAndRateAndTheViewerFollows(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		take := d.make("a boat")
		d.Place(projects.Source{Take: take.ID}, app.PlaceAppend, 0, 0)
		d.SetFilm(projects.Size{Width: 640, Height: 360}, rational.Int(24))
		d.SetView(app.ViewTimeline)
		d.MovePlayhead(12)
		d.pass(200 * time.Millisecond)
		d.CopyClips()
		before := d.last.Film
		frames := before.Timeline.Frames()
		is := func(what string, width int, rate, playhead, length int64) {
			t.Helper()
			d.pass(200 * time.Millisecond)
			head, s := d.last.Film.Head, d.screen().State
			if head.Size.Width != width || head.Rate != rational.Int(rate) || d.last.Film.Timeline.Frames() != length {
				t.Errorf("%s: %+v, %d frames", what, head, d.last.Film.Timeline.Frames())
			}
			if s.Width != width || s.Rate != rational.Int(rate) || s.Frames != length || s.Frame != playhead || d.last.Playhead != playhead {
				t.Errorf("%s: the viewer has %+v, the playhead is %d", what, s, d.last.Playhead)
			}
		}
		is("before", 640, 24, 12, frames)
		d.SetFilm(projects.Size{Width: 1080, Height: 1080}, rational.Int(48))
		is("changed", 1080, 48, 24, 2*frames)
		if d.pictured().Image.Rect.Dx() != 1080 {
			t.Errorf("the picture is %v", d.pictured().Image.Rect)
		}
		if d.last.Undo != "Change the film" {
			t.Errorf("the command is called %q", d.last.Undo)
		}
		if d.PasteClips(false); d.last.Film.Timeline.Frames() != 2*frames || d.last.Undo != "Change the film" {
			t.Error("clips that were copied at another rate are pasted")
		}
		d.Undo()
		is("undone", 640, 24, 12, frames)
		d.Redo()
		is("redone", 1080, 48, 24, 2*frames)
	})
}

func TestAFilmStaysAsItIsWhereItCannotBe(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		head, undo := d.last.Film.Head, d.last.Undo
		for want, bad := range map[string]projects.Head{
			"a film of 63×64 ":    {Size: projects.Size{Width: 63, Height: 64}, Rate: rational.Int(24)},
			"a film of 64×9000 ":  {Size: projects.Size{Width: 64, Height: 9000}, Rate: rational.Int(24)},
			"a film of 0 frames ": {Size: head.Size},
			"a film of 241 ":      {Size: head.Size, Rate: rational.Int(241)},
		} {
			d.SetFilm(bad.Size, bad.Rate)
			if n := d.last.Notice; n.Kind != app.Warning || !strings.HasPrefix(n.Text, want) || strings.Contains(n.Text, "\n") {
				t.Errorf("%q: %+v", want, n)
			}
		}
		if d.SetFilm(head.Size, head.Rate); d.last.Film.Head != head || d.last.Undo != undo {
			t.Errorf("%+v, to undo %q", d.last.Film.Head, d.last.Undo)
		}
	})
}
