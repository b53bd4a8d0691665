package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestPastedClipsKeepTheirPlacesToEachOther(t *testing.T) {
	f, ids := row(t, 20, -10, 30)
	board, err := edit.Copy(f, ids, edit.Together)
	if err != nil {
		t.Fatal(err)
	}
	over, pasted := must2(t)(edit.Paste(f, board, 0, 100, edit.Over))
	expect(t, over, "V1", [2]int64{0, 20}, [2]int64{30, 60}, [2]int64{100, 120}, [2]int64{130, 160})
	if len(pasted) != 2 {
		t.Errorf("%d new clips", len(pasted))
	}
	between, _ := must2(t)(edit.Paste(f, board, 0, 20, edit.Between))
	expect(t, between, "V1", [2]int64{0, 20}, [2]int64{20, 40}, [2]int64{50, 80}, [2]int64{90, 120})
}

func TestPastedPicturesAreLinkedToTheirOwnSound(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	board, _ := edit.Copy(f, ids[:1], edit.Together)
	f, pasted := must2(t)(edit.Paste(f, board, 0, 200, edit.Over))
	if p, s := clip(t, f, pasted[0]), clip(t, f, pasted[1]); p.Link != s.Link || p.Link == clip(t, f, ids[0]).Link {
		t.Errorf("links %d and %d, of the old %d", p.Link, s.Link, clip(t, f, ids[0]).Link)
	}
}

func TestPastingMakesTheTracksThatAreMissing(t *testing.T) {
	f, ids := row(t, 20)
	f, _ = edit.AddTrack(f, projects.PictureTrack)
	f = must(t)(edit.Move(f, ids, 0, 1, edit.Over, edit.Together))
	board, _ := edit.Copy(f, ids, edit.Together)
	g, _ := must2(t)(edit.Paste(start(), board, 0, 0, edit.Over))
	expect(t, g, "V2", [2]int64{0, 20})
	g, _ = must2(t)(edit.Paste(start(), board, track(start(), "V1"), 0, edit.Over))
	expect(t, g, "V1", [2]int64{0, 20})
}

func TestNothingIsPastedFromAnEmptyClipboardOrOntoALockedTrack(t *testing.T) {
	f, ids := row(t, 20)
	board, _ := edit.Copy(lock(t, f, "V1"), ids, edit.Together)
	if _, _, err := edit.Paste(f, edit.Clipboard{}, 0, 0, edit.Over); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
	if _, _, err := edit.Paste(lock(t, f, "V1"), board, 0, 0, edit.Over); !errors.Is(err, edit.ErrLocked) {
		t.Error(err)
	}
}

func TestADuplicateComesRightBehind(t *testing.T) {
	f, ids := row(t, 20, 30)
	f, copies := must2(t)(edit.Duplicate(f, ids[:1], edit.Together))
	expect(t, f, "V1", [2]int64{0, 20}, [2]int64{20, 40}, [2]int64{40, 70})
	if a, b := clip(t, f, ids[0]), clip(t, f, copies[0]); a.From != b.From || a.Source != b.Source {
		t.Errorf("%+v became %+v", a, b)
	}
}
