package engine_test

import (
	"bytes"
	"context"
	"image"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kinora/engine"
	"kinora/engine/enginetest"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// referring is an engine with a tiny pack that takes references beside a grid.
func referring(t *testing.T) *engine.Engine {
	t.Helper()
	return openTiny(t, enginetest.Options{Manifest: func(m *pack.Manifest) {
		m.Cond.Placement, m.Cond.NegativeIndex = "in_place", true
	}})
}

// story is a film of three shots; the third is to look like the first.
func story() projects.Script {
	seed := uint64(4)
	return projects.Script{
		Title: "A story", Seed: &seed, Steps: 2, Size: projects.Size{Width: 64, Height: 48},
		Cast: []projects.CastMember{{Name: "mara", Description: "a red ball"}},
		Shots: []projects.ScriptShot{
			{Prompt: "@mara rolls", Seconds: rational.New(9, 8)},
			{Prompt: "a blue box", Seconds: rational.New(5, 8)},
			{Prompt: "@mara rests", Seconds: rational.New(9, 8), Dissolve: rational.New(1, 2)},
		},
	}
}

func filmed(t testing.TB, e *engine.Engine, film projects.Script, only int, name string) (string, []*image.RGBA) {
	t.Helper()
	job, err := e.Film(context.Background(), film, only)
	return made(t, e, job, err, name)
}

func TestAFilmIsItsShotsOneAfterTheOther(t *testing.T) {
	e := referring(t)
	path, frames := filmed(t, e, story(), 0, "film.mkv")
	if len(frames) != 9+5+9-4 {
		t.Fatalf("%d frames", len(frames))
	}
	_, first := filmed(t, e, story(), 1, "1.mkv")
	_, second := filmed(t, e, story(), 2, "2.mkv")
	_, third := filmed(t, e, story(), 3, "3.mkv")
	same(t, "the first shot", frames[:9], first)
	same(t, "the second, before it dissolves", frames[9:10], second[:1])
	same(t, "the third, after the dissolve", frames[14:], third[4:])
	if d, e := distance(t, frames[10], second[1]), distance(t, frames[13], third[3]); d == 0 || e == 0 {
		t.Errorf("the dissolve is a cut: %.1f and %.1f levels from the shots", d, e)
	}
	seen, err := engine.Inspect(context.Background(), path)
	if err != nil || seen.Assembly == nil || len(seen.Assembly.Takes) != 3 || seen.Info.Metadata["title"] != "A story" {
		t.Fatalf("%+v %v", seen.Assembly, err)
	}
	if c := seen.Assembly.Takes[2].Conditions; len(c) != 1 || c[0].Take != seen.Assembly.Takes[0].Key() || c[0].Frame != plan.ReferenceFrame(0) {
		t.Errorf("the third shot knows %+v", c)
	}
}

func TestAFilmIsRepeatedFromItsFile(t *testing.T) {
	e := referring(t)
	path, first := filmed(t, e, story(), 0, "film.mkv")
	seen, err := engine.Inspect(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	job, err := e.Repeat(context.Background(), seen, nil)
	_, again := made(t, e, job, err, "again.mkv")
	same(t, "the repetition", again, first)
	if job.Assembly.Key() != seen.Assembly.Key() {
		t.Error("the repetition has another key")
	}
	job, err = e.Repeat(context.Background(), seen, func(shot *projects.Shot) {
		shot.Size, shot.Rate = projects.Size{Width: 48, Height: 48}, rational.Int(16)
	})
	_, changed := made(t, e, job, err, "changed.mkv")
	if changed[0].Rect != image.Rect(0, 0, 48, 48) || len(changed) != 17+9+17-8 {
		t.Errorf("%d frames of %v", len(changed), changed[0].Rect)
	}
	job, err = e.Vary(job, 9)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range job.Plans {
		if p.Recipe.Seed != uint64(9+i) {
			t.Errorf("take %d has seed %d", i+1, p.Recipe.Seed)
		}
	}
	if c := job.Plans[2].Recipe.Conditions[0]; c.Take != job.Plans[0].Key() {
		t.Error("the variation looks like the take that it varies")
	}
	if _, err = e.Draft(job); err != nil {
		t.Error(err)
	}
}

func TestAReferenceChangesWhatIsMade(t *testing.T) {
	e := referring(t)
	still := stillOf(t, blank(64, 48, 250))
	film := story()
	film.Cast = append(film.Cast, projects.CastMember{Name: "sun", Description: "a sun", Pictures: []string{still}})
	film.Shots = []projects.ScriptShot{{Prompt: "a sun", Seed: film.Seed}, {Prompt: "@sun", Seed: film.Seed}}
	_, plain := filmed(t, e, film, 1, "plain.mkv")
	path, shown := filmed(t, e, film, 2, "shown.mkv")
	if len(plain) != len(shown) || bytes.Equal(plain[0].Pix, shown[0].Pix) {
		t.Errorf("%d and %d frames: the picture made no difference", len(plain), len(shown))
	}
	seen, err := engine.Inspect(context.Background(), path)
	if err != nil || seen.Assembly != nil || len(seen.Recipe.Conditions) != 1 || seen.Recipe.Conditions[0].Frame != -96 {
		t.Fatalf("%+v %v", seen.Recipe, err)
	}
	job, err := e.Repeat(context.Background(), seen, nil, still)
	_, again := made(t, e, job, err, "again.mkv")
	same(t, "the repetition", again, shown)
}

// blank is a picture of one level.
func blank(w, h int, level uint8) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = level
	}
	return img
}

func TestOneShotOfAFilmMakesWhatItLooksLike(t *testing.T) {
	e := referring(t)
	job, err := e.Film(context.Background(), story(), 3)
	if err != nil || len(job.Plans) != 2 || !slices.Contains(job.Notes, "made as well, for shot 3 to look like: shot 1") {
		t.Fatalf("%d takes, notes %q, %v", len(job.Plans), job.Notes, err)
	}
	take, err := e.Make(context.Background(), job, filepath.Join(t.TempDir(), "o.mkv"), nil)
	if err != nil || take.Recipe.Prompt != "a red ball rests" {
		t.Errorf("%+v %v", take.Recipe, err)
	}
	if _, err := e.Film(context.Background(), story(), 4); err == nil || !strings.Contains(err.Error(), "no shot 4") {
		t.Errorf("%v", err)
	}
}

func TestEventsSayWhichShotIsMade(t *testing.T) {
	e := referring(t)
	job, err := e.Film(context.Background(), story(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var order []int
	_, err = e.Make(context.Background(), job, filepath.Join(t.TempDir(), "o.mkv"), func(ev engine.Event) {
		if len(order) == 0 || order[len(order)-1] != ev.Shot {
			order = append(order, ev.Shot)
		}
		if ev.Shot > 0 && ev.Shots != 3 {
			t.Errorf("%+v", ev)
		}
	})
	if err != nil || !slices.Equal(order, []int{1, 2, 3, 0}) {
		t.Errorf("shots %v, %v", order, err)
	}
}

func TestATakeThatIsNotMadeBeforeIsRefused(t *testing.T) {
	e := referring(t)
	job, err := e.Film(context.Background(), story(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*engine.Job){
		"out of order":   func(j *engine.Job) { slices.Reverse(j.Plans) },
		"left out":       func(j *engine.Job) { j.Plans = j.Plans[1:] },
		"parts too long": func(j *engine.Job) { j.Assembly.Parts[0].Count = 99 },
	} {
		broken := job
		broken.Plans = slices.Clone(job.Plans)
		assembly := *job.Assembly
		assembly.Parts = slices.Clone(assembly.Parts)
		broken.Assembly = &assembly
		change(&broken)
		dir := t.TempDir()
		if _, err := e.Make(context.Background(), broken, filepath.Join(dir, "o.mkv"), nil); err == nil {
			t.Errorf("%s: it was made", name)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
			t.Errorf("%s: left behind %v", name, left)
		}
	}
}
