package projects_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"kinora/projects"
	"kinora/projects/rational"
)

// randomFilm changes a film in some way; films that are given stay as they are.
func randomFilm(f projects.Film, r *rand.Rand) projects.Film {
	f, id := f.NewID()
	clone := func() { f.Board, f.Cast = slices.Clone(f.Board), slices.Clone(f.Cast) }
	switch n := r.IntN(9); {
	case n == 0:
		f.Head = projects.Head{Title: string(rune('a' + r.IntN(26))), Rate: rational.Int(24)}
	case n == 1:
		f.Board = append(slices.Clone(f.Board), projects.Card{ID: id, Shot: projects.Shot{Prompt: "a ball", Seed: r.Uint64()}})
	case n == 2 && len(f.Board) > 0:
		clone()
		i := r.IntN(len(f.Board))
		f.Board = slices.Delete(f.Board, i, i+1)
	case n == 3 && len(f.Board) > 1:
		clone()
		r.Shuffle(len(f.Board), func(i, j int) { f.Board[i], f.Board[j] = f.Board[j], f.Board[i] })
	case n == 4:
		f.Cast = append(slices.Clone(f.Cast), projects.Member{ID: id, Name: "mara"})
	case n == 5:
		f.Timeline.Tracks = append(slices.Clone(f.Timeline.Tracks), projects.Track{ID: id, Kind: projects.PictureTrack})
	case n == 6 && len(f.Timeline.Tracks) > 0:
		return withClip(f, id, r)
	case n == 7:
		f.Timeline.In, f.Timeline.Out = int64(r.IntN(5)), int64(5+r.IntN(5))
	default:
		f.Timeline.Markers = append(slices.Clone(f.Timeline.Markers), projects.Marker{ID: id, Frame: f.Timeline.Frames() + int64(id)})
	}
	return f
}

// withClip appends a clip to a track, or moves the last one of a track to another.
func withClip(f projects.Film, id projects.ID, r *rand.Rand) projects.Film {
	tracks := slices.Clone(f.Timeline.Tracks)
	from, to := &tracks[r.IntN(len(tracks))], &tracks[r.IntN(len(tracks))]
	clip := projects.Clip{ID: id, Frames: int64(1 + r.IntN(50)), Speed: rational.Int(1), Source: projects.Source{Medium: 1}}
	if n := len(from.Clips); n > 0 && r.IntN(2) == 0 {
		clip = from.Clips[n-1]
		from.Clips = slices.Clone(from.Clips[:n-1])
	}
	clip.Start = 0
	if n := len(to.Clips); n > 0 {
		clip.Start = to.Clips[n-1].End()
	}
	to.Clips = append(slices.Clone(to.Clips), clip)
	f.Timeline.Tracks = tracks
	return f
}

func same(t *testing.T, what string, got, want projects.Film) {
	t.Helper()
	if !maps.EqualFunc(projects.Rows(got), projects.Rows(want), slices.Equal[[]byte]) {
		t.Fatalf("%s:\n%s\nwant\n%s", what, projects.Rows(got), projects.Rows(want))
	}
}

func TestWhateverIsDoneIsUndoneAndDoneAgain(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		films := []projects.Film{{}}
		var log [][]projects.Change
		for range 200 {
			before := films[len(films)-1]
			after := randomFilm(before, r)
			films = append(films, after)
			log = append(log, projects.Diff(before, after))
		}
		now := films[len(films)-1]
		for i := len(log) - 1; i >= 0; i-- {
			now = apply(t, now, log[i], true)
			same(t, "undone", now, films[i])
		}
		for i := range log {
			now = apply(t, now, log[i], false)
		}
		same(t, "done again", now, films[len(films)-1])
		back, err := projects.FromRows(projects.Rows(now))
		if err != nil {
			t.Fatal(err)
		}
		same(t, "read back", back, now)
	}
}

func apply(t *testing.T, f projects.Film, changes []projects.Change, back bool) projects.Film {
	t.Helper()
	next, err := projects.Apply(f, changes, back)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func TestWhatComesOfATakeIsNotUndone(t *testing.T) {
	f := projects.Film{Takes: []projects.FilmTake{{ID: 3}}, Outcomes: map[projects.ID]projects.Outcome{3: {State: projects.Running}}}
	starred := f
	starred.Takes = []projects.FilmTake{{ID: 3, Star: true}}
	changes := projects.Diff(f, starred)
	starred.Outcomes = map[projects.ID]projects.Outcome{3: {State: projects.Done, Asset: "ab"}}
	if len(changes) != 1 || projects.Diff(starred, f)[0].Key != "take/3" {
		t.Errorf("changes %v", changes)
	}
	back := apply(t, starred, changes, true)
	if back.Outcomes[3].State != projects.Done || back.Takes[0].Star {
		t.Errorf("undone: %+v", back)
	}
}

func TestAnIDIsNeverUsedAgain(t *testing.T) {
	var empty projects.Film
	f, first := empty.NewID()
	f.Board = []projects.Card{{ID: first}}
	undone := apply(t, f, projects.Diff(empty, f), true)
	if _, next := undone.NewID(); next == first {
		t.Errorf("%d is given out again", next)
	}
}

func FuzzFromRows(f *testing.F) {
	f.Add("clip/3", `{"track":1,"id":3,"start":-5,"frames":9,"speed":"1/2"}`)
	f.Add("order/board", `[1,2,2]`)
	f.Add("film/0", `{"rate":"24000/1001"}`)
	f.Add("take/x", `{"id":0}`)
	f.Fuzz(func(t *testing.T, key, text string) {
		rows := map[string][]byte{key: []byte(text), "track/1": []byte(`{"id":1,"kind":"picture","name":"V1"}`)}
		film, err := projects.FromRows(rows)
		if err == nil {
			projects.Rows(film)
		}
	})
}

// BenchmarkDiff is one clip of 1000 that changes.
func BenchmarkDiff(b *testing.B) {
	var f projects.Film
	r := rand.New(rand.NewPCG(1, 1))
	f.Timeline.Tracks = []projects.Track{{ID: 1}}
	for i := range 1000 {
		f = withClip(f, projects.ID(i+2), r)
	}
	g := f
	g.Timeline.Tracks = slices.Clone(f.Timeline.Tracks)
	g.Timeline.Tracks[0].Clips = slices.Clone(f.Timeline.Tracks[0].Clips)
	g.Timeline.Tracks[0].Clips[300].Frames++
	for b.Loop() {
		if len(projects.Diff(f, g)) != 1 {
			b.Fatal("not one change")
		}
	}
}
