package edit_test

import (
	"slices"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// marked is clips of 20, 30 and 40 frames, a gap of 10 and one of 20 more, with markers at
// some frames and a stretch that is marked, where there is one.
func marked(t testing.TB, in, out int64, frames ...int64) (projects.Film, []projects.ID) {
	t.Helper()
	f, ids := row(t, 20, 30, 40, -10, 20)
	for _, at := range frames {
		f, _ = edit.AddMarker(f, at, "")
	}
	if out > 0 {
		f = must(t)(edit.SetOut(must(t)(edit.SetIn(f, in)), out))
	}
	return f, ids
}

func markers(f projects.Film) (frames []int64) {
	for _, m := range f.Timeline.Markers {
		frames = append(frames, m.Frame)
	}
	return frames
}

// marking is an operation on the film of marked, and where its marks are then.
type marking struct {
	do      func(f projects.Film, ids []projects.ID) (projects.Film, error)
	want    []int64 // of the markers at 5, 20, 35, 49, 50, 70, 95 and 200
	in, out int64   // of what was marked from 30 up to 60
}

func tryMarkings(t *testing.T, all map[string]marking) {
	for name, c := range all {
		t.Run(name, func(t *testing.T) {
			before, ids := marked(t, 30, 60, 5, 20, 35, 49, 50, 70, 95, 200)
			after := must(t)(c.do(before, ids))
			if got := markers(after); !slices.Equal(got, c.want) {
				t.Errorf("the markers are at %v, want %v", got, c.want)
			}
			if tl := after.Timeline; tl.In != c.in || tl.Out != c.out {
				t.Errorf("marked from %d to %d, want %d to %d", tl.In, tl.Out, c.in, c.out)
			}
			back := apply(t, after, projects.Diff(before, after), true)
			if !sameRows(projects.Rows(back), projects.Rows(before)) {
				t.Error("it is not undone")
			}
		})
	}
}

func TestMarksMoveWithARippleOfTheWholeFilm(t *testing.T) {
	silent := edit.Piece{Source: silky, Frames: 10}
	tryMarkings(t, map[string]marking{
		"inserting moves what is at the frame": {
			func(f projects.Film, _ []projects.ID) (projects.Film, error) {
				return plain2(edit.Insert(f, silent, 0, 50))
			},
			[]int64{5, 20, 35, 49, 60, 80, 105, 210},
			30, 70,
		},
		"inserting at in moves the stretch": {
			func(f projects.Film, _ []projects.ID) (projects.Film, error) {
				return plain2(edit.Insert(f, silent, 0, 30))
			},
			[]int64{5, 20, 45, 59, 60, 80, 105, 210},
			40, 70,
		},
		"inserting at out leaves the stretch": {
			func(f projects.Film, _ []projects.ID) (projects.Film, error) {
				return plain2(edit.Insert(f, silent, 0, 60))
			},
			[]int64{5, 20, 35, 49, 50, 80, 105, 210},
			30, 60,
		},
		"deleting brings what was on it to its start": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return edit.RippleDelete(f, ids[1:2], edit.Together)
			},
			[]int64{5, 20, 20, 20, 20, 40, 65, 170},
			20, 30,
		},
		"deleting two closes both": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return edit.RippleDelete(f, []projects.ID{ids[0], ids[2]}, edit.Together)
			},
			[]int64{0, 0, 15, 29, 30, 30, 35, 140},
			10, 30,
		},
		"deleting all that was marked clears the stretch": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) { return edit.Extract(f, 30, 60) },
			[]int64{5, 20, 30, 30, 30, 40, 65, 170},
			0, 0,
		},
		"trimming an end takes its last frames": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return plain2(edit.RippleTrimEnd(f, ids[1], 40, edit.Together))
			},
			[]int64{5, 20, 35, 40, 40, 60, 85, 190},
			30, 50,
		},
		"pulling an end out makes room there": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return plain2(edit.RippleTrimEnd(f, ids[1], 60, edit.Together))
			},
			[]int64{5, 20, 35, 49, 60, 80, 105, 210},
			30, 70,
		},
		"trimming a start takes its first frames": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return plain2(edit.RippleTrimStart(f, ids[1], 32, edit.Together))
			},
			[]int64{5, 20, 23, 37, 38, 58, 83, 188},
			20, 48,
		},
		"pulling a start out makes room in front of it": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return plain2(edit.RippleTrimStart(f, ids[1], 10, edit.Together))
			},
			[]int64{5, 30, 45, 59, 60, 80, 105, 210},
			40, 70,
		},
		"closing a gap": {
			func(f projects.Film, _ []projects.ID) (projects.Film, error) {
				return edit.CloseGap(f, track(f, "V1"), 92)
			},
			[]int64{5, 20, 35, 49, 50, 70, 90, 190},
			30, 60,
		},
		"slower with ripple": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return edit.SetSpeed(f, ids[1], rational.New(1, 2), true, edit.Together)
			},
			[]int64{5, 20, 50, 78, 80, 100, 125, 230},
			40, 90,
		},
		"faster with ripple": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return edit.SetSpeed(f, ids[1], rational.Int(2), true, edit.Together)
			},
			[]int64{5, 20, 27, 34, 35, 55, 80, 185},
			25, 45,
		},
		"backwards with ripple": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return edit.SetSpeed(f, ids[1], rational.Int(-1), true, edit.Together)
			},
			[]int64{5, 20, 34, 49, 50, 70, 95, 200},
			30, 60,
		},
		"holding a frame": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return plain2(edit.Hold(f, ids[1], 35, 10))
			},
			[]int64{5, 20, 45, 59, 60, 80, 105, 210},
			30, 70,
		},
		"a copy behind": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return plain2(edit.Duplicate(f, ids[:1], edit.Together))
			},
			[]int64{5, 40, 55, 69, 70, 90, 115, 220},
			50, 80,
		},
		"a clip between others takes what is on it along": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return edit.Move(f, ids[1:2], -20, 0, edit.Between, edit.Together)
			},
			[]int64{0, 15, 29, 35, 50, 70, 95, 200},
			30, 60,
		},
		"a clip that comes back to its place": {
			func(f projects.Film, ids []projects.ID) (projects.Film, error) {
				return edit.Move(f, ids[1:2], 3, 0, edit.Between, edit.Together)
			},
			[]int64{5, 20, 35, 49, 50, 70, 95, 200},
			30, 60,
		},
	})
}

func TestMarksStayWhereOnlyClipsMove(t *testing.T) {
	stay := func(do func(f projects.Film, ids []projects.ID) (projects.Film, error)) marking {
		return marking{do, []int64{5, 20, 35, 49, 50, 70, 95, 200}, 30, 60}
	}
	tryMarkings(t, map[string]marking{
		"roll": stay(func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return plain2(edit.Roll(f, ids[1], 5, edit.Together))
		}),
		"slip": stay(func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return plain2(edit.Slip(f, ids[1], 5, edit.Together))
		}),
		"slide": stay(func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return plain2(edit.Slide(f, ids[1], 5, edit.Together))
		}),
		"trim": stay(func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return plain2(edit.TrimEnd(f, ids[1], 40, edit.Together))
		}),
		"overwrite": stay(func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return plain2(edit.Overwrite(f, edit.Piece{Source: silky, Frames: 10}, 0, 45))
		}),
		"move": stay(func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return edit.Move(f, ids[1:2], 30, 0, edit.Over, edit.Together)
		}),
		"lift": stay(func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return edit.Lift(f, ids[1:2], edit.Together)
		}),
		"lift a stretch": stay(func(f projects.Film, _ []projects.ID) (projects.Film, error) { return edit.LiftRange(f, 30, 60) }),
		"slower, over what is behind": stay(func(f projects.Film, ids []projects.ID) (projects.Film, error) {
			return edit.SetSpeed(f, ids[1], rational.New(1, 2), false, edit.Together)
		}),
	})
}

// TestMarksFollowTheWholeFilmOnly deletes the clip from 20 up to 50 while other tracks hold
// something.
func TestMarksFollowTheWholeFilmOnly(t *testing.T) {
	under := func(f projects.Film, from, frames int64) projects.Film {
		f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: music, Frames: frames}, track(f, "A1"), from))
		return f
	}
	for name, c := range map[string]struct {
		with func(projects.Film) projects.Film
		want int64 // of the marker at 70
	}{
		"a track without clips":       {func(f projects.Film) projects.Film { return f }, 40},
		"music under everything":      {func(f projects.Film) projects.Film { return under(f, 0, 300) }, 40},
		"sound that moves along":      {func(f projects.Film) projects.Film { return under(f, 60, 20) }, 40},
		"sound that stays":            {func(f projects.Film) projects.Film { return under(under(f, 10, 30), 60, 20) }, 70},
		"sound on a track that stays": {func(f projects.Film) projects.Film { return lock(t, under(f, 60, 20), "A1") }, 40},
	} {
		f, ids := marked(t, 0, 0, 70)
		f = must(t)(edit.RippleDelete(c.with(f), ids[1:2], edit.Together))
		if got := markers(f); got[0] != c.want {
			t.Errorf("%s: the marker is at %d, want %d", name, got[0], c.want)
		}
	}
}

func TestMarksStayWhereTheLastClipGoesAboveMusic(t *testing.T) {
	f, ids := marked(t, 0, 0, 200)
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: music, Frames: 300}, track(f, "A1"), 0))
	f = must(t)(edit.RippleDelete(f, ids[3:], edit.Together))
	if got := markers(f); got[0] != 200 {
		t.Errorf("nothing moved but the marker, to %d", got[0])
	}
}

func TestAMoveThatTearsTheFilmLeavesMarks(t *testing.T) {
	f, ids := marked(t, 30, 60, 35, 70)
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: music, Frames: 25}, track(f, "A1"), 10))
	f, _ = must2(t)(edit.Overwrite(f, edit.Piece{Source: music, Frames: 25}, track(f, "A1"), 100))
	f = must(t)(edit.Move(f, ids[1:2], 40, 0, edit.Between, edit.Together))
	if got := markers(f); !slices.Equal(got, []int64{35, 70}) || f.Timeline.In != 30 || f.Timeline.Out != 60 {
		t.Errorf("markers at %v, marked from %d to %d", got, f.Timeline.In, f.Timeline.Out)
	}
}
