package edit_test

import (
	"slices"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// The sources of the film that tests begin with.
var (
	talk  = projects.Source{Medium: 101} // 5 s with sound
	silky = projects.Source{Medium: 102} // 7.3 s at 30 frames per second without sound
	photo = projects.Source{Medium: 103} // a still
	music = projects.Source{Medium: 104} // 60 s of sound
	shot  = projects.Source{Take: 105}   // 2 s, done
	later = projects.Source{Take: 106}   // 3 s, not made yet
)

// start is a film at 24 frames per second with sources and the tracks V1 and A1.
func start() projects.Film {
	f := edit.New("test", projects.Size{Width: 640, Height: 360}, rational.Int(24))
	f.Media = []projects.Medium{
		{ID: 101, Name: "talk", Kind: projects.Video, Asset: "a1", Seconds: rational.Int(5), HasSound: true},
		{ID: 102, Name: "silky", Kind: projects.Video, Asset: "a2", Seconds: rational.New(73, 10), Rate: rational.Int(30)},
		{ID: 103, Name: "photo", Kind: projects.Still, Asset: "a3"},
		{ID: 104, Name: "music", Kind: projects.Sound, Asset: "a4", Seconds: rational.Int(60)},
	}
	f.Takes = []projects.FilmTake{
		{ID: 105, Card: 107, Order: projects.Order{Shot: projects.Shot{Prompt: "a red ball", Seconds: rational.Int(2)}}},
		{ID: 106, Card: 107, Order: projects.Order{Shot: projects.Shot{Prompt: "a blue ball", Seconds: rational.Int(3)}}},
	}
	f.Outcomes = map[projects.ID]projects.Outcome{105: {State: projects.Done, Asset: "a5", Frames: 48, Rate: rational.Int(24), Sound: true}}
	f.Board = []projects.Card{{ID: 107, Shot: projects.Shot{Prompt: "A ball falls. It bounces.", Seconds: rational.Int(2)}}}
	f.Next = 108
	return f
}

// row is a start with silent pieces of silky, of some frames each, one behind the other on
// V1, each from 1 s into it on. A length below 0 is a gap.
func row(t testing.TB, lengths ...int64) (projects.Film, []projects.ID) {
	t.Helper()
	f := start()
	var ids []projects.ID
	at := int64(0)
	for _, n := range lengths {
		if n < 0 {
			at -= n
			continue
		}
		var id []projects.ID
		f, id = must2(t)(edit.Overwrite(f, edit.Piece{Source: silky, From: rational.Int(1), Frames: n}, track(f, "V1"), at))
		ids = append(ids, id[0])
		at += n
	}
	return f, ids
}

func track(f projects.Film, name string) projects.ID {
	i := slices.IndexFunc(f.Timeline.Tracks, func(t projects.Track) bool { return t.Name == name })
	return f.Timeline.Tracks[i].ID
}

func lock(t testing.TB, f projects.Film, name string) projects.Film {
	t.Helper()
	return must(t)(edit.SetTrack(f, track(f, name), func(t *projects.Track) { t.Locked = true }))
}

func must(t testing.TB) func(projects.Film, error) projects.Film {
	return func(f projects.Film, err error) projects.Film {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		check(t, f)
		return f
	}
}

func must2(t testing.TB) func(projects.Film, []projects.ID, error) (projects.Film, []projects.ID) {
	return func(f projects.Film, ids []projects.ID, err error) (projects.Film, []projects.ID) {
		t.Helper()
		return must(t)(f, err), ids
	}
}

// on is where the clips of a track begin and end.
func on(f projects.Film, name string) (out [][2]int64) {
	tr, _ := f.Timeline.Track(track(f, name))
	for _, c := range tr.Clips {
		out = append(out, [2]int64{c.Start, c.End()})
	}
	return out
}

func expect(t testing.TB, f projects.Film, name string, want ...[2]int64) {
	t.Helper()
	if got := on(f, name); !slices.Equal(got, want) {
		t.Errorf("%s has %v, want %v", name, got, want)
	}
}

func clip(t testing.TB, f projects.Film, id projects.ID) projects.Clip {
	t.Helper()
	c, _, ok := f.Timeline.Clip(id)
	if !ok {
		t.Fatalf("clip %d is gone", id)
	}
	return c
}

// check fails where a film is not as every operation must leave it.
func check(t testing.TB, f projects.Film) {
	t.Helper()
	used := map[projects.ID]string{}
	use := func(id projects.ID, what string) {
		if id <= 0 || id >= f.Next || used[id] != "" {
			t.Fatalf("%s has the ID %d, which is %q; next is %d", what, id, used[id], f.Next)
		}
		used[id] = what
	}
	for _, x := range f.Cast {
		use(x.ID, "member")
	}
	for _, x := range f.Board {
		use(x.ID, "card")
	}
	for _, x := range f.Takes {
		use(x.ID, "take")
	}
	for _, x := range f.Media {
		use(x.ID, "medium")
	}
	for _, x := range f.Timeline.Markers {
		use(x.ID, "marker")
	}
	links := map[projects.ID]int{}
	for _, tr := range f.Timeline.Tracks {
		use(tr.ID, "track")
		checkTrack(t, f, tr, use, links)
	}
	for link, n := range links {
		if link != 0 && (n < 2 || link >= f.Next) {
			t.Fatalf("link %d holds %d clips", link, n)
		}
	}
	if tl := f.Timeline; tl.In < 0 || tl.Out < 0 || tl.Out > 0 && tl.In >= tl.Out || tl.Out == 0 && tl.In != 0 {
		t.Fatalf("marked from %d to %d", tl.In, tl.Out)
	}
}

func checkTrack(t testing.TB, f projects.Film, tr projects.Track, use func(projects.ID, string), links map[projects.ID]int) {
	t.Helper()
	seen := map[projects.ID]bool{}
	for i, c := range tr.Clips {
		use(c.ID, "clip")
		var prev projects.Clip
		if i > 0 {
			prev = tr.Clips[i-1]
		}
		switch {
		case c.Frames < 1 || c.Start < 0 || c.Start < prev.End():
			t.Fatalf("%s: %d frames at %d behind %d", tr.Name, c.Frames, c.Start, prev.End())
		case c.FadeIn < 0 || c.FadeOut < 0 || max(c.FadeIn, c.Dissolve)+c.FadeOut > c.Frames || c.FadeIn > 0 && c.Dissolve > 0 || c.Dissolve > 0 && prev.FadeOut > 0:
			t.Fatalf("%s: fades of %d and %d frames in %d, dissolve %d", tr.Name, c.FadeIn, c.FadeOut, c.Frames, c.Dissolve)
		case c.Dissolve < 0 || c.Dissolve > c.Frames || c.Dissolve > 0 && (prev.End() != c.Start || c.Dissolve > prev.Frames):
			t.Fatalf("%s: a dissolve of %d frames in %d at %d behind %d frames up to %d", tr.Name, c.Dissolve, c.Frames, c.Start, prev.Frames, prev.End())
		case c.Link != 0 && seen[c.Link]:
			t.Fatalf("%s holds link %d twice", tr.Name, c.Link)
		}
		seen[c.Link] = true
		links[c.Link]++
		length, ends := f.Length(c.Source)
		for _, frame := range []int64{c.Start, c.End() - 1} {
			if at := c.At(frame, f.Head.Rate); ends && (at.Num() < 0 || at.Cmp(length) >= 0) {
				t.Fatalf("%s: frame %d of %+v shows %v of %v s", tr.Name, frame, c, at, length)
			}
		}
	}
}
