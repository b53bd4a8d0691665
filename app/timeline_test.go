package app_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// track is the clips of the first track.
func (d *desk) track() []projects.Clip { return d.last.Film.Timeline.Tracks[0].Clips }

// file makes a file that apptest reads as a clip, or as a still where its name ends in .png.
func file(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// bring imports files and gives their media.
func (d *desk) bring(paths ...string) []projects.Medium {
	before := len(d.last.Film.Media)
	d.Import(paths...)
	d.pass(100 * time.Millisecond)
	return d.last.Film.Media[before:]
}

func TestTakesAreCutTogetherOnTheTimeline(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		take := d.make("a boat")
		d.PlaceCards()
		d.PlaceCards()
		if n := len(d.track()); n != 2 || d.track()[1].Start != 50 || d.track()[0].Source.Take != take.ID {
			t.Fatalf("clips %+v", d.track())
		}
		d.MovePlayhead(25)
		d.settle()
		if d.last.View != app.ViewTimeline || d.last.Watching != app.WatchVideo {
			t.Errorf("the viewer shows %v", d.last.View)
		}
		d.Split(false)
		d.SelectClips(d.track()[0].ID)
		d.RippleDelete()
		if n := len(d.track()); n != 2 || d.track()[0].Frames != 25 || d.track()[1].Start != 25 {
			t.Errorf("clips %+v", d.track())
		}
		for d.last.Undo != "Prompt" {
			d.Undo()
		}
		if len(d.track()) != 0 {
			t.Errorf("undone: %+v", d.track())
		}
	})
}

func TestClipsAreDuplicatedRightBehindThemselves(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.PlaceCards()
		first := d.track()[0]
		d.SelectClips(first.ID)
		d.DuplicateClips()
		if len(d.track()) != 2 || d.track()[1].Start != first.End() || d.track()[1].Source != first.Source {
			t.Fatalf("clips %+v", d.track())
		}
		if sel := d.last.Selection.Clips; len(sel) != 1 || sel[0] != d.track()[1].ID {
			t.Errorf("selected are %v", sel)
		}
	})
}

func TestAClipShowsAnotherTakeOfItsShot(t *testing.T) {
	frames := 25 // of what is made next, at 12 in a second
	lengths := func(d *desk) {
		d.cfg.Video = func(_ context.Context, path string, _ projects.Size) (media.Reader, error) {
			return apptest.Clip{Frames: frames, Rate: rational.Int(12), Width: 128, Height: 80}.Open(path), nil
		}
	}
	atDesk(t, lengths, func(t *testing.T, d *desk) {
		first := d.make("a boat")
		d.PlaceCards()
		clip := d.track()[0]
		frames = 40
		long := d.make("a boat by day")
		frames = 13
		short := d.make("a boat at night")
		uses := func(take projects.ID, length int64) {
			t.Helper()
			want := clip
			want.Source.Take, want.Frames = take, length
			if c := d.track()[0]; c != want {
				t.Errorf("the clip is %+v, not %+v", c, want)
			}
		}
		d.UseTake(clip.ID, long.ID)
		uses(long.ID, clip.Frames)
		told := d.last.Notice
		d.UseTake(clip.ID, first.ID)
		uses(first.ID, clip.Frames)
		if d.last.Notice != told {
			t.Errorf("it says %q", d.last.Notice.Text)
		}
		d.UseTake(clip.ID, short.ID)
		uses(short.ID, 26)
		if text := d.last.Notice.Text; text != "This take is shorter: the clip ends 1.00 s earlier." {
			t.Errorf("it says %q", text)
		}
		d.Undo()
		uses(first.ID, clip.Frames)
		d.UseTake(clip.ID, 9999)
		uses(first.ID, clip.Frames)
	})
}

func TestAClipTurnsThroughTheTakesOfItsShot(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		first := d.make("a boat")
		d.PlaceCards()
		clip := d.track()[0]
		refused := func(id projects.ID, want string) {
			t.Helper()
			undo := d.last.Undo
			d.TurnTakes(1, id)
			if text := d.last.Notice.Text; text != want || d.last.Undo != undo || d.track()[0].Source != clip.Source {
				t.Errorf("it says %q, not %q; the clip shows %+v", text, want, d.track()[0].Source)
			}
		}
		refused(clip.ID, "Its shot has no other finished take.")
		refused(9999, "No clip is selected on the timeline.")
		if d.TurnTakes(1); d.last.Notice.Text != "No clip is selected on the timeline." {
			t.Errorf("with none it says %q", d.last.Notice.Text)
		}
		second, third := d.make("a boat by day"), d.make("a boat at night")
		bad := d.make("a boat in fog")
		d.Reject(true, bad.ID)
		for i, step := range []struct {
			by   int
			want projects.ID
		}{{1, second.ID}, {1, third.ID}, {1, first.ID}, {-1, third.ID}, {-1, second.ID}} {
			d.TurnTakes(step.by, clip.ID)
			if c := d.track()[0]; c.Source.Take != step.want || c.Start != clip.Start || c.Frames != clip.Frames {
				t.Errorf("step %d: the clip is %+v, want take %d", i, c, step.want)
			}
		}
		d.Undo()
		if got := d.track()[0].Source.Take; got != third.ID {
			t.Errorf("undone: take %d", got)
		}
	})
}

func TestSeveralClipsTurnTheirTakesAtOnce(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		first := d.make("a boat")
		d.PlaceCards()
		d.PlaceCards()
		cloud := d.bring(file(t, "cloud.png"))[0]
		d.PlaceAll([]projects.Source{{Medium: cloud.ID}}, app.PlaceAppend, 0, 0)
		second := d.make("a boat by day")
		var ids []projects.ID
		for _, c := range d.track() {
			ids = append(ids, c.ID)
		}
		shown := func() (takes []projects.ID) {
			for _, c := range d.track() {
				takes = append(takes, c.Source.Take)
			}
			return takes
		}
		d.TurnTakes(1, ids...)
		if got := shown(); !slices.Equal(got, []projects.ID{second.ID, second.ID, 0}) {
			t.Errorf("turned: takes %v", got)
		}
		d.Undo()
		if got := shown(); !slices.Equal(got, []projects.ID{first.ID, first.ID, 0}) {
			t.Errorf("undone at once: takes %v", got)
		}
	})
}

func TestMarkersMoveOnWhereAClipThatGoesOnPushesOthers(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.PlaceCards()
		first := d.track()[0]
		d.SelectClips(first.ID)
		d.DuplicateClips()
		d.AddMarkerAt(first.End()-1, "before")
		d.AddMarkerAt(first.End()+5, "behind")
		d.Extend(first.ID, app.EdgeEnd, 24)
		if m := d.last.Film.Timeline.Markers; m[0].Frame != first.End()-1 || m[1].Frame != first.End()+29 {
			t.Errorf("the markers are %+v", m)
		}
		d.Undo()
		if m := d.last.Film.Timeline.Markers; m[1].Frame != first.End()+5 {
			t.Errorf("undone: %+v", m)
		}
	})
}

func TestAClipOfAFileHasNoTakesToTurnThrough(t *testing.T) {
	f, medium := edit.AddMedium(edit.New("", projects.Size{Width: 64, Height: 64}, rational.Int(24)), projects.Medium{
		Kind: projects.Video, Asset: "a", Seconds: rational.Int(5),
	})
	f, ids, err := edit.Append(f, edit.Piece{Source: projects.Source{Medium: medium}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if take, why := app.OtherTake(f, ids[0], 1); take != 0 || why != "This clip shows no take of a shot." {
		t.Errorf("take %d, %q", take, why)
	}
}

func TestAClipGoesOnByGenerationAndTheTakeSwapsItselfIn(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.make("a boat")
		d.PlaceCards()
		clip := d.track()[0]
		d.Extend(clip.ID, app.EdgeEnd, 24)
		if len(d.track()) != 2 {
			t.Fatalf("no placeholder: %+v", d.track())
		}
		more := d.track()[1]
		if more.Start != clip.End() || more.Frames != 24 || d.state(more.Source.Take) == projects.Done {
			t.Errorf("placeholder %+v", more)
		}
		d.pass(4 * time.Second)
		order := d.engine.Orders()[1]
		if d.state(more.Source.Take) != projects.Done || order.Way != projects.WayExtend || order.After != rational.Int(1) || order.Shot.Prompt != "a boat" {
			t.Errorf("order %+v, %v", order, d.last.Film.Outcomes)
		}
		d.Undo()
		if len(d.track()) != 1 {
			t.Errorf("undone: %+v", d.track())
		}
		d.Redo()
		if len(d.track()) != 2 || d.state(d.track()[1].Source.Take) != projects.Done {
			t.Errorf("done again: %+v", d.track())
		}
	})
}

func TestAGapIsFilledAndACutConnected(t *testing.T) {
	steps := func(d *desk) {
		limits := apptest.Limits()
		limits.Step = rational.New(1, 3)
		d.cfg.Open = func(context.Context) (*app.Machine, error) {
			return &app.Machine{Engine: d.engine, Limits: limits}, nil
		}
	}
	atDesk(t, steps, func(t *testing.T, d *desk) {
		media := d.bring(file(t, "a.mp4"), file(t, "b.mp4"))
		d.Place(projects.Source{Medium: media[0].ID}, app.PlaceAppend, 0, 0)
		d.Place(projects.Source{Medium: media[1].ID}, app.PlaceOverwrite, 0, 62)
		track := d.last.Film.Timeline.Tracks[0].ID
		d.FillGap(track, 55)
		if len(d.track()) != 3 || d.track()[1].Start != 50 || d.track()[1].Frames != 12 {
			t.Fatalf("clips %+v, notice %+v", d.track(), d.last.Notice)
		}
		d.pass(4 * time.Second)
		// New frames come in thirds of a second: what is made has to fill the gap.
		if o := d.engine.Orders()[0]; o.Way != projects.WayFill || o.Over != rational.New(2, 3) || o.First.Asset == o.Second.Asset {
			t.Errorf("order %+v", o)
		}
		if c := d.track()[1]; c.Speed != rational.New(4, 3) {
			t.Errorf("it plays at a speed of %v", c.Speed)
		}
		d.Connect(d.track()[2].ID, 24)
		d.pass(4 * time.Second)
		if len(d.track()) != 4 || d.track()[3].Start != 86 {
			t.Errorf("clips %+v", d.track())
		}
	})
}

func TestAStretchIsRetakenAClipLoopedAndRemixed(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		media := d.bring(file(t, "a.mp4"))
		d.Place(projects.Source{Medium: media[0].ID}, app.PlaceAppend, 0, 0)
		d.MovePlayhead(10)
		d.MarkIn()
		d.MovePlayhead(19)
		d.MarkOut()
		d.Retake()
		if len(d.track()) != 3 || d.track()[1].Start != 10 || d.track()[1].Frames != 10 {
			t.Fatalf("clips %+v, notice %+v", d.track(), d.last.Notice)
		}
		d.LoopClip(d.track()[0].ID, rational.Int(1))
		d.Remix(d.track()[0].ID, "at night", 0.6)
		d.pass(8 * time.Second)
		var ways []projects.Way
		for _, o := range d.engine.Orders() {
			ways = append(ways, o.Way)
		}
		if len(ways) != 3 || ways[0] != projects.WayRetake || ways[1] != projects.WayLoop || ways[2] != projects.WayRemix {
			t.Errorf("ways %v", ways)
		}
	})
}

func TestAStillOnTheBoardBecomesAShotToAnimate(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.DropOnBoard(file(t, "harbour.png"))
		d.pass(100 * time.Millisecond)
		c := d.card()
		if len(d.last.Film.Board) != 2 || len(c.Known) != 1 || c.Known[0].Place != projects.PlaceFirst {
			t.Fatalf("card %+v", c)
		}
		if d.last.Open != c.Known[0].Source {
			t.Errorf("the viewer shows %+v, not the still", d.last.Open)
		}
		d.make("the boat rocks")
		if o := d.engine.Orders()[0]; len(o.Given) != 1 || o.Given[0].Asset == "" || o.Given[0].Strength != 1 {
			t.Errorf("order %+v", o)
		}
	})
}

func TestATextOfLinesBecomesShots(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		path := file(t, "shots.txt")
		if err := os.WriteFile(path, []byte("a boat\n\n# not this\na car\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		d.Import(path)
		d.pass(100 * time.Millisecond)
		if n := len(d.last.Film.Board); n != 3 || d.card().Shot.Prompt != "a boat" {
			t.Errorf("%d shots, selected %q", n, d.card().Shot.Prompt)
		}
		d.GenerateAll()
		d.pass(6 * time.Second)
		d.PlayBoard()
		d.pass(time.Second)
		if s := d.screens[len(d.screens)-1].State; !s.Playing || s.Frames < 100 {
			t.Errorf("the storyboard does not play: %+v", s)
		}
	})
}

func TestWhatIsImportedIsFoundAgainAndTheUnreadableIsNamed(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		path := file(t, "a.mp4")
		m := d.bring(path)[0]
		d.Remove(projects.Source{Medium: m.ID})
		if again := d.bring(path); len(again) != 0 || d.last.Film.Media[0].Removed {
			t.Errorf("imported again: %+v", d.last.Film.Media)
		}
		d.Import(file(t, "broken.mp4"))
		d.pass(100 * time.Millisecond)
		if d.last.Notice.Kind != app.Failure || len(d.last.Film.Media) != 1 {
			t.Errorf("notice %+v", d.last.Notice)
		}
	})
}
