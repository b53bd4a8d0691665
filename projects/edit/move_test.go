package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestMovingClips(t *testing.T) {
	for name, c := range map[string]struct {
		which []int
		by    int64
		mode  edit.Mode
		want  [][2]int64
	}{
		"into a gap":                          {[]int{2}, -10, edit.Over, [][2]int64{{0, 20}, {20, 40}, {50, 70}}},
		"onto a clip overwrites it":           {[]int{2}, -30, edit.Over, [][2]int64{{0, 20}, {20, 30}, {30, 50}}},
		"before the beginning stops at 0":     {[]int{1}, -500, edit.Over, [][2]int64{{0, 20}, {60, 80}}},
		"two as one block":                    {[]int{0, 1}, 15, edit.Over, [][2]int64{{15, 35}, {35, 55}, {60, 80}}},
		"a block over its own place":          {[]int{1}, 5, edit.Over, [][2]int64{{0, 20}, {25, 45}, {60, 80}}},
		"inserting puts it in front":          {[]int{1}, -20, edit.Between, [][2]int64{{0, 20}, {20, 40}, {60, 80}}},
		"inserting behind closes what it was": {[]int{0}, 80, edit.Between, [][2]int64{{0, 20}, {40, 60}, {60, 80}}},
	} {
		f, ids := row(t, 20, 20, -20, 20)
		var named []projects.ID
		for _, i := range c.which {
			named = append(named, ids[i])
		}
		f = must(t)(edit.Move(f, named, c.by, 0, c.mode, edit.Together))
		t.Log(name)
		expect(t, f, "V1", c.want...)
	}
}

func TestInsertingAClipInFrontOfAnotherSwapsThem(t *testing.T) {
	f, ids := row(t, 20, 30)
	f = must(t)(edit.Move(f, ids[1:], -20, 0, edit.Between, edit.Together))
	if a, b := clip(t, f, ids[0]), clip(t, f, ids[1]); a.Start != 30 || b.Start != 0 {
		t.Errorf("the first begins at %d, the second at %d", a.Start, b.Start)
	}
}

func TestLinkedClipsMoveTogetherUnlessAskedNotTo(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	both := must(t)(edit.Move(f, ids[:1], 30, 0, edit.Over, edit.Together))
	expect(t, both, "V1", [2]int64{30, 150})
	expect(t, both, "A1", [2]int64{30, 150})
	one := must(t)(edit.Move(f, ids[:1], 30, 0, edit.Over, edit.Alone))
	expect(t, one, "V1", [2]int64{30, 150})
	expect(t, one, "A1", [2]int64{0, 120})
}

func TestAPictureChangesTracksAndItsSoundStays(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	for _, by := range []int{2, -1} {
		if _, err := edit.Move(f, ids[:1], 0, by, edit.Over, edit.Together); !errors.Is(err, edit.ErrNoTrack) {
			t.Errorf("by %d tracks: %v", by, err)
		}
	}
	f, _ = edit.AddTrack(f, projects.PictureTrack)
	f = must(t)(edit.Move(f, ids[:1], 0, 1, edit.Over, edit.Together))
	expect(t, f, "V1")
	expect(t, f, "V2", [2]int64{0, 120})
	expect(t, f, "A1", [2]int64{0, 120})
	if _, err := edit.Move(lock(t, f, "V1"), ids[:1], 0, -1, edit.Over, edit.Together); !errors.Is(err, edit.ErrLocked) {
		t.Errorf("onto a track that is locked: %v", err)
	}
	if _, err := edit.Move(lock(t, f, "A1"), ids[:1], 9, 0, edit.Over, edit.Together); !errors.Is(err, edit.ErrLocked) || err.Error() != "track A1 is locked: unlock it first" {
		t.Errorf("with sound that is locked: %v", err)
	}
}

func TestABlockThatGoesPastTheLastTrackGetsNewOnes(t *testing.T) {
	f, low := must2(t)(edit.Overwrite(start(), edit.Piece{Source: talk}, 0, 0))
	f, _ = edit.AddTrack(f, projects.PictureTrack)
	f, high := must2(t)(edit.Overwrite(f, edit.Piece{Source: silky, Frames: 20}, track(f, "V2"), 0))
	for name, mode := range map[string]edit.Mode{"over": edit.Over, "between": edit.Between} {
		t.Log(name)
		up := must(t)(edit.Move(f, []projects.ID{low[0], high[0]}, 0, 2, mode, edit.Together))
		check(t, up)
		if names(up) != "V1 V2 V3 V4 A1" {
			t.Error(names(up))
		}
		expect(t, up, "V3", [2]int64{0, 120})
		expect(t, up, "V4", [2]int64{0, 20})
		expect(t, up, "A1", [2]int64{0, 120})
	}
	down := must(t)(edit.Move(f, low[1:], 0, 1, edit.Over, edit.Alone))
	check(t, down)
	expect(t, down, "A2", [2]int64{0, 120})
	expect(t, down, "V1", [2]int64{0, 120})
}

func TestAMoveLeavesOtherTracksTheSame(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: silky}, 0))
	f, _ = must2(t)(edit.Append(f, edit.Piece{Source: music}, 0))
	g := must(t)(edit.Move(f, ids, 5, 0, edit.Over, edit.Together))
	if &f.Timeline.Tracks[1].Clips[0] != &g.Timeline.Tracks[1].Clips[0] {
		t.Error("the sound is another slice")
	}
	if c := projects.Diff(f, g); len(c) != 1 {
		t.Errorf("%d rows differ", len(c))
	}
}

// long is a film of 1000 clips on two tracks, picture and sound linked.
func long(b *testing.B) (projects.Film, []projects.ID) {
	b.Helper()
	f := start()
	var ids []projects.ID
	for range 500 {
		var id []projects.ID
		var err error
		if f, id, err = edit.Append(f, edit.Piece{Source: talk, Frames: 40}, 0); err != nil {
			b.Fatal(err)
		}
		ids = append(ids, id[0])
	}
	return f, ids
}

func BenchmarkMoveOneOf1000Clips(b *testing.B) {
	f, ids := long(b)
	for b.Loop() {
		if _, err := edit.Move(f, ids[250:251], 7, 0, edit.Over, edit.Together); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkInsertOneOf1000ClipsInFront(b *testing.B) {
	f, ids := long(b)
	for b.Loop() {
		if _, err := edit.Move(f, ids[250:251], -400, 0, edit.Between, edit.Together); err != nil {
			b.Fatal(err)
		}
	}
}
