package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// A clip of row begins 1 s (24 frames) into 7.3 s (175 frames).
func TestTrimmingStopsAtMediaNeighboursAndOneFrame(t *testing.T) {
	for name, c := range map[string]struct {
		lengths []int64
		which   int
		end     bool
		to      int64
		want    edit.Trimmed
	}{
		"an end goes in":                      {[]int64{40, 40}, 0, true, 30, edit.Trimmed{Frame: 30, By: -10}},
		"an end leaves one frame":             {[]int64{40, 40}, 0, true, -5, edit.Trimmed{Frame: 1, By: -39, Limit: edit.AtLeast}},
		"an end stops at the next clip":       {[]int64{40, -10, 40}, 0, true, 90, edit.Trimmed{Frame: 50, By: 10, Limit: edit.AtNeighbour, Pull: edit.Pull{Want: 10, Have: 111}}},
		"an end stops at its media":           {[]int64{40}, 0, true, 200, edit.Trimmed{Frame: 151, By: 111, Limit: edit.AtMedia, Pull: edit.Pull{Want: 160, Have: 111}}},
		"the pull stops at the next clip too": {[]int64{140, -20, 40}, 0, true, 900, edit.Trimmed{Frame: 151, By: 11, Limit: edit.AtMedia, Pull: edit.Pull{Want: 20, Have: 11}}},
		"a start goes in":                     {[]int64{40}, 0, false, 10, edit.Trimmed{Frame: 10, By: 10}},
		"a start leaves one frame":            {[]int64{40}, 0, false, 99, edit.Trimmed{Frame: 39, By: 39, Limit: edit.AtLeast}},
		"a start stops at frame 0":            {[]int64{-10, 40}, 0, false, -4, edit.Trimmed{Frame: 0, By: -10, Limit: edit.AtStart, Pull: edit.Pull{Want: 10, Have: 24}}},
		"a start stops at its media":          {[]int64{-90, 40}, 0, false, 50, edit.Trimmed{Frame: 66, By: -24, Limit: edit.AtMedia, Pull: edit.Pull{Want: 40, Have: 24}}},
		"a start stops at the clip before":    {[]int64{40, 40}, 1, false, 30, edit.Trimmed{Frame: 40, Limit: edit.AtNeighbour, Pull: edit.Pull{Have: 24}}},
	} {
		f, ids := row(t, c.lengths...)
		trim := edit.TrimStart
		if c.end {
			trim = edit.TrimEnd
		}
		g, got, err := trim(f, ids[c.which], c.to, edit.Together)
		g = must(t)(g, err)
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
		was, now := clip(t, f, ids[c.which]), clip(t, g, ids[c.which])
		if c.end && now.From != was.From || !c.end && (now.End() != was.End() || now.At(now.Start, g.Head.Rate) != was.At(now.Start, g.Head.Rate)) {
			t.Errorf("%s: %+v became %+v", name, was, now)
		}
	}
}

func TestAPullPastTheEndOfMediaSaysWhatWouldHaveToBeMade(t *testing.T) {
	f, ids := row(t, 40)
	if _, got, _ := edit.TrimEnd(f, ids[0], 200, edit.Together); got.Pull.Past() != 49 {
		t.Errorf("%d frames are to be made, want 49", got.Pull.Past())
	}
	if _, got, _ := edit.TrimEnd(f, ids[0], 100, edit.Together); got.Pull.Past() != 0 {
		t.Errorf("%d frames are to be made, want none", got.Pull.Past())
	}
}

func TestAStillCanBePulledAsFarAsOneLikes(t *testing.T) {
	f, ids := must2(t)(edit.Overwrite(start(), edit.Piece{Source: photo}, 0, 50))
	f, _, err := edit.TrimStart(f, ids[0], 0, edit.Together)
	f, _, err2 := edit.TrimEnd(must(t)(f, err), ids[0], 99999, edit.Together)
	must(t)(f, err2)
	if c := clip(t, f, ids[0]); c.Start != 0 || c.Frames != 99999 || !c.From.Zero() {
		t.Errorf("it is %+v", c)
	}
}

func TestABackwardClipIsTrimmedInItsOwnDirection(t *testing.T) {
	f, ids := row(t, 40)
	f = must(t)(edit.SetSpeed(f, ids[0], rational.Int(-1), false, edit.Together))
	f, got, err := edit.TrimEnd(f, ids[0], 500, edit.Together)
	must(t)(f, err)
	// It went from frame 63 of its media down to 24, so that 24 are left.
	if got.Limit != edit.AtMedia || got.By != 24 {
		t.Errorf("its end went %+v", got)
	}
}

func TestLinkedEdgesAreTrimmedTogether(t *testing.T) {
	f, ids := must2(t)(edit.Append(start(), edit.Piece{Source: talk}, 0))
	f, _, err := edit.TrimStart(f, ids[1], 20, edit.Together)
	must(t)(f, err)
	expect(t, f, "V1", [2]int64{20, 120})
	f, _, err = edit.TrimEnd(f, ids[1], 100, edit.Alone)
	must(t)(f, err)
	expect(t, f, "V1", [2]int64{20, 120})
	expect(t, f, "A1", [2]int64{20, 100})
	if _, _, err := edit.TrimEnd(lock(t, f, "V1"), ids[1], 90, edit.Together); !errors.Is(err, edit.ErrLocked) {
		t.Error(err)
	}
	if _, _, err := edit.TrimEnd(f, 9999, 90, edit.Together); !errors.Is(err, edit.ErrMissing) {
		t.Error(err)
	}
}

func TestARippleTrimMovesWhatIsBehind(t *testing.T) {
	for name, c := range map[string]struct {
		trim func(projects.Film, projects.ID, int64, edit.Reach) (projects.Film, edit.Trimmed, error)
		to   int64
		want [][2]int64
	}{
		"the end goes out":  {edit.RippleTrimEnd, 60, [][2]int64{{0, 60}, {60, 90}}},
		"the end goes in":   {edit.RippleTrimEnd, 10, [][2]int64{{0, 10}, {10, 40}}},
		"the start goes in": {edit.RippleTrimStart, 10, [][2]int64{{0, 30}, {30, 60}}},
		"the start goes out as far as its media, and the clip stays where it is": {edit.RippleTrimStart, -40, [][2]int64{{0, 64}, {64, 94}}},
	} {
		f, ids := row(t, 40, 30)
		f, _, err := c.trim(f, ids[0], c.to, edit.Together)
		must(t)(f, err)
		t.Log(name)
		expect(t, f, "V1", c.want...)
	}
}

func TestARippleTrimKeepsOtherTracksInStep(t *testing.T) {
	f, ids := row(t, 40, 30)
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: music, Frames: 10}, 0, 45))
	f, _, err := edit.RippleTrimEnd(f, ids[0], 30, edit.Together)
	must(t)(f, err)
	expect(t, f, "A1", [2]int64{35, 45})
}

func BenchmarkTrimOneOf1000Clips(b *testing.B) {
	f, ids := long(b)
	for b.Loop() {
		if _, _, err := edit.TrimEnd(f, ids[250], 250*40+20, edit.Together); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRippleTrimOneOf1000Clips(b *testing.B) {
	f, ids := long(b)
	for b.Loop() {
		if _, _, err := edit.RippleTrimEnd(f, ids[250], 250*40+20, edit.Together); err != nil {
			b.Fatal(err)
		}
	}
}
