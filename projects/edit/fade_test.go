package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

// fading is a film of two clips that touch, of which the first fades in over 6 frames and
// out over 4.
func fading(t *testing.T) (projects.Film, []projects.ID) {
	t.Helper()
	f, ids := row(t, 40, 30)
	f = must(t)(edit.SetFade(f, ids[:1], edit.First, 6))
	return must(t)(edit.SetFade(f, ids[:1], edit.Last, 4)), ids
}

func fadesOf(t *testing.T, f projects.Film, id projects.ID) [2]int64 {
	t.Helper()
	c := clip(t, f, id)
	return [2]int64{c.FadeIn, c.FadeOut}
}

func TestFadesShareAClip(t *testing.T) {
	f, ids := fading(t)
	n := clip(t, f, ids[0]).Frames
	for _, c := range []struct {
		end   edit.End
		asked int64
		want  [2]int64
	}{
		{edit.First, 9, [2]int64{9, 4}},
		{edit.First, 9999, [2]int64{n - 4, 4}},
		{edit.Last, 9999, [2]int64{6, n - 6}},
		{edit.Last, -3, [2]int64{6, 0}},
	} {
		if got := fadesOf(t, must(t)(edit.SetFade(f, ids[:1], c.end, c.asked)), ids[0]); got != c.want {
			t.Errorf("%v, %d: %v, want %v", c.end, c.asked, got, c.want)
		}
	}
}

func TestAClipDissolvesOrFades(t *testing.T) {
	f, ids := fading(t)
	f = must(t)(edit.SetFade(f, ids[1:2], edit.First, 5))
	f, _, err := edit.SetDissolve(f, ids[1], 8, edit.Alone)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := fadesOf(t, f, ids[0]), fadesOf(t, f, ids[1]); a != [2]int64{6, 0} || b != [2]int64{} {
		t.Errorf("with a dissolve the fades are %v and %v", a, b)
	}
	for end, id := range map[edit.End]projects.ID{edit.Last: ids[0], edit.First: ids[1]} {
		if _, err := edit.SetFade(f, []projects.ID{id}, end, 3); !errors.Is(err, edit.ErrNothing) {
			t.Errorf("a fade at a dissolve: %v", err)
		}
		if _, err := edit.SetFade(f, []projects.ID{id}, end, 0); err != nil {
			t.Errorf("no fade at a dissolve: %v", err)
		}
	}
}

func TestFadesStayWithTheEndsOfAClip(t *testing.T) {
	f, ids := fading(t)
	whole := clip(t, f, ids[0])
	split, pieces, err := edit.Split(f, whole.Start+10, ids[:1], edit.Alone)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := fadesOf(t, split, ids[0]), fadesOf(t, split, pieces[0]); a != [2]int64{6, 0} || b != [2]int64{0, 4} {
		t.Errorf("of the halves: %v and %v", a, b)
	}
	for at, want := range map[int64][2]int64{whole.Start + 3: {6, 4}, whole.End() - 7: {6, 1}, whole.End() - 2: {2, 0}} {
		g, _, err := edit.TrimStart(f, ids[0], at, edit.Alone)
		if got := fadesOf(t, g, ids[0]); err != nil || got != want {
			t.Errorf("trimmed to %d frames: %v, want %v (%v)", whole.End()-at, got, want, err)
		}
	}
}
