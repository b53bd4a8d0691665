package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

func TestAnInsertSplitsWhatIsUnderThePointAndMovesWhatIsBehind(t *testing.T) {
	f, _ := row(t, 40, 30)
	f, ids := must2(t)(edit.Insert(f, edit.Piece{Source: silky, Frames: 10}, 0, 20))
	expect(t, f, "V1", [2]int64{0, 20}, [2]int64{20, 30}, [2]int64{30, 50}, [2]int64{50, 80})
	tr := f.Timeline.Tracks[0]
	if tr.Clips[1].ID != ids[0] {
		t.Errorf("the new clip is %d, not %v", tr.Clips[1].ID, ids)
	}
	if from := tr.Clips[2].From; from != rational.Int(1).Add(rational.New(20, 24)) {
		t.Errorf("the second half goes on at %v s", from)
	}
}

func TestTheSoundOfAPictureComesAsALinkedClip(t *testing.T) {
	f, ids := must2(t)(edit.Insert(start(), edit.Piece{Source: talk}, 0, 0))
	expect(t, f, "V1", [2]int64{0, 120})
	expect(t, f, "A1", [2]int64{0, 120})
	if p, s := clip(t, f, ids[0]), clip(t, f, ids[1]); p.Link == 0 || p.Link != s.Link {
		t.Errorf("links %d and %d", p.Link, s.Link)
	}
	f, _ = must2(t)(edit.Insert(start(), edit.Piece{Source: talk, Silent: true}, 0, 0))
	expect(t, f, "A1")
}

func TestASoundTrackIsMadeWhereThereIsNoneToBeUsed(t *testing.T) {
	f, _ := must2(t)(edit.Insert(lock(t, start(), "A1"), edit.Piece{Source: talk}, 0, 0))
	expect(t, f, "A1")
	expect(t, f, "A2", [2]int64{0, 120})
}

func TestHowLongAPieceIs(t *testing.T) {
	for name, c := range map[string]struct {
		piece edit.Piece
		want  int64
	}{
		"a still is 3 s unless somebody says":              {edit.Piece{Source: photo}, 72},
		"a still is as long as one says":                   {edit.Piece{Source: photo, Frames: 1000}, 1000},
		"media are taken whole":                            {edit.Piece{Source: silky}, 175},
		"in and out are kept":                              {edit.Piece{Source: silky, From: rational.Int(1), To: rational.Int(3)}, 48},
		"an out behind the end is the end":                 {edit.Piece{Source: silky, To: rational.Int(90)}, 175},
		"frames are limited by what the media has":         {edit.Piece{Source: silky, From: rational.Int(7), Frames: 90}, 7},
		"a take that is to come is as long as was ordered": {edit.Piece{Source: later}, 72},
		"a piece has at least one frame":                   {edit.Piece{Source: silky, From: rational.Int(1), To: rational.New(1001, 1000)}, 1},
	} {
		f, ids := must2(t)(edit.Insert(start(), c.piece, 0, 0))
		if got := clip(t, f, ids[0]).Frames; got != c.want {
			t.Errorf("%s: %d frames, want %d", name, got, c.want)
		}
	}
}

func TestWhatCannotBePlacedIsRefused(t *testing.T) {
	f := start()
	for name, c := range map[string]struct {
		film  projects.Film
		piece edit.Piece
		track string
		want  error
	}{
		"in behind out":                {f, edit.Piece{Source: silky, From: rational.Int(3), To: rational.Int(2)}, "V1", edit.ErrValue},
		"in behind the end":            {f, edit.Piece{Source: silky, From: rational.Int(9)}, "V1", edit.ErrValue},
		"no such source":               {f, edit.Piece{Source: projects.Source{Take: 999}}, "V1", edit.ErrMissing},
		"a track that is locked":       {lock(t, f, "V1"), edit.Piece{Source: silky}, "V1", edit.ErrLocked},
		"both a take and a medium":     {f, edit.Piece{Source: projects.Source{Take: 105, Medium: 101}}, "V1", edit.ErrMissing},
		"a beginning before the first": {f, edit.Piece{Source: silky, From: rational.Int(-1)}, "V1", edit.ErrValue},
	} {
		got, _, err := edit.Insert(c.film, c.piece, track(f, c.track), 0)
		if !errors.Is(err, c.want) || len(projects.Diff(c.film, got)) > 0 {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
