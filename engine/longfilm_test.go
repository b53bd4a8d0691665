package engine_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"kinora/engine"
	"kinora/engine/enginetest"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/engine/recaption"
	"kinora/projects"
	"kinora/projects/rational"
)

// all is the options of a tiny pack that can do everything: it expands prompts, takes
// references, and makes takes of several windows.
func all() enginetest.Options {
	return enginetest.Options{Recaptioner: enginetest.RedCat(), Manifest: func(m *pack.Manifest) {
		m.Cond.Placement, m.Cond.NegativeIndex = "in_place", true
	}}
}

// saga is a film whose second shot is several windows long and looks like the first one,
// and whose third looks like both.
func saga() projects.Script {
	film := story()
	film.Shots[1] = projects.ScriptShot{Prompt: "@mara a k", Seconds: rational.New(65, 8)}
	film.Shots[2].References = []projects.Reference{{Shot: 2}}
	return film
}

// sagaOf is the film as a job with its prompts expanded.
func sagaOf(t *testing.T, e *engine.Engine, only int) engine.Job {
	t.Helper()
	job, err := e.Film(context.Background(), saga(), only)
	if err == nil {
		job, err = e.Expand(context.Background(), job, func(int, recaption.Result) {})
	}
	if err != nil {
		t.Fatal(err)
	}
	return job
}

// references is how many of its own and of the shot's references a window has, no two of
// them at one place.
func references(t *testing.T, w plan.Window) (own, given int) {
	t.Helper()
	var places []int
	for _, k := range w.Known {
		switch {
		case !k.Extra:
			continue
		case k.Source == plan.OfTake:
			own++
		default:
			given++
		}
		if k.Offset >= 0 || slices.Contains(places, k.Offset) {
			t.Errorf("a reference at %d beside those at %v", k.Offset, places)
		}
		places = append(places, k.Offset)
	}
	return own, given
}

func TestAShotOfAFilmMayBeLongerThanAWindow(t *testing.T) {
	e := openTiny(t, all())
	job := sagaOf(t, e, 0)
	long := job.Plans[1]
	if len(long.Windows) < 2 || !long.Streams || len(job.Plans[0].Windows) != 1 {
		t.Fatalf("%d windows, streams %v", len(long.Windows), long.Streams)
	}
	for i, w := range long.Windows {
		if own, given := references(t, w); given != 1 || own != min(i, 1) {
			t.Errorf("window %d has %d references of its own and %d of the shot's", i, own, given)
		}
	}
	var drift []projects.Drift
	path := filepath.Join(t.TempDir(), "saga.mkv")
	_, err := e.Make(context.Background(), job, path, func(ev engine.Event) {
		if ev.Kind == engine.Drifted {
			drift = append(drift, ev.Drift)
		}
		if ev.Windows > 0 && ev.Shot != 2 {
			t.Errorf("%+v", ev)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	frames := clip(t, path)
	if len(frames) != 9+65+9-4 || len(drift) != len(long.Windows)-1 || drift[0].Take != 1 {
		t.Fatalf("%d frames, drift %+v", len(frames), drift)
	}
	seen, err := engine.Inspect(context.Background(), path)
	if err != nil || !reflect.DeepEqual(seen.Drift, drift) {
		t.Errorf("%v: drift told %+v, written %+v", err, drift, seen.Drift)
	}
	alone := sagaOf(t, e, 2)
	_, second := made(t, e, alone, nil, "2.mkv")
	same(t, "the long shot", frames[9:9+65-4], second[:65-4])
	_, third := made(t, e, sagaOf(t, e, 3), nil, "3.mkv")
	same(t, "the shot after it", frames[9+65:], third[4:])
	// One that is decoded when all is denoised, as with large packs, shows the same.
	for i := range job.Plans {
		job.Plans[i].Streams = false
	}
	_, later := made(t, e, job, nil, "later.mkv")
	same(t, "the film", later, frames)
}

func TestShotsOfAFilmAreExpandedByThemselves(t *testing.T) {
	e := openTiny(t, all())
	film := saga()
	film.Style = "a s"
	film.Shots = append(film.Shots, projects.ScriptShot{Prompt: "a c", Expanded: "@mara a s"}, projects.ScriptShot{Prompt: "@mara rolls"})
	job, err := e.Film(context.Background(), film, 0)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[int]string{}
	expanded, err := e.Expand(context.Background(), job, func(shot int, r recaption.Result) { asked[shot] = r.Prompt })
	if err != nil {
		t.Fatal(err)
	}
	want := map[int]string{0: "a red ball rolls, a s", 1: "a red ball a k, a s", 2: "a red ball rests, a s"}
	if !reflect.DeepEqual(asked, want) {
		t.Errorf("asked for %v", asked)
	}
	takes := expanded.Assembly.Takes
	for i, p := range expanded.Plans {
		if takes[i].Key() != p.Key() || p.Recipe.Prompt != job.Plans[i].Recipe.Prompt {
			t.Errorf("take %d: %+v and %+v", i, takes[i], p.Recipe)
		}
	}
	if takes[1].Expanded == "" || takes[1].Expanded == takes[1].Prompt || takes[3].Expanded != "a red ball a s" || takes[4].Expanded != takes[0].Expanded {
		t.Errorf("expanded to %q, %q, %q, %q", takes[0].Expanded, takes[1].Expanded, takes[3].Expanded, takes[4].Expanded)
	}
	if c := takes[1].Conditions; len(c) != 1 || c[0].Take != takes[0].Key() {
		t.Errorf("the second shot knows %+v", c)
	}
	again, err := e.Expand(context.Background(), expanded, func(int, recaption.Result) { t.Error("what is expanded is asked for again") })
	if err != nil || again.Assembly.Key() != expanded.Assembly.Key() {
		t.Errorf("expanding again changes it: %v", err)
	}
}

// childPack is the pack of a child that makes a film.
const childPack = "KINORA_TEST_CHILD_PACK"

// TestTheChildMakesAFilm is what a child runs. In the long shot's second window it says so
// and waits to be killed.
func TestTheChildMakesAFilm(t *testing.T) {
	dir := os.Getenv(childPack)
	if dir == "" {
		t.Skip("only in a child")
	}
	e := opened(t, engine.Options{Pack: dir, Device: "cpu", Jobs: os.Getenv(childJobs)})
	_, err := e.Make(context.Background(), sagaOf(t, e, 0), os.Getenv(childOut), func(ev engine.Event) {
		if ev.Kind == engine.Progress && ev.Shot == 2 && ev.Window == 2 && ev.Step == 4 {
			fmt.Println("here")
			time.Sleep(time.Minute)
		}
	})
	t.Fatalf("it was not killed: %v", err)
}

func TestAKilledFilmIsResumedToTheSameFrames(t *testing.T) {
	dir, jobs, out := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "saga.mkv")
	if err := enginetest.Pack(dir, all()); err != nil {
		t.Fatal(err)
	}
	killed(t, child(t, "TestTheChildMakesAFilm", childPack+"="+dir, childJobs+"="+jobs, childOut+"="+out), out, "here")
	list, err := engine.Interrupted(jobs)
	if err != nil || len(list) != 1 || list[0].Take != 1 || list[0].Windows != 1 || list[0].Step != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	e := opened(t, engine.Resuming(list[0].Order, jobs, ""))
	began := map[int]int{}
	_, err = e.Resume(context.Background(), list[0].Order, func(ev engine.Event) {
		if _, ok := began[ev.Shot]; !ok && ev.Kind == engine.Progress && ev.Stage == engine.StageDenoise {
			began[ev.Shot] = ev.Step
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if began[2] != 3 || began[3] != 0 {
		t.Errorf("shots went on at steps %v", began)
	}
	whole := sagaOf(t, e, 0)
	_, want := made(t, e, whole, nil, "whole.mkv")
	same(t, "the resumed film", clip(t, out), want)
	seen, err := engine.Inspect(context.Background(), out)
	if err != nil || seen.Assembly.Key() != whole.Assembly.Key() || len(seen.Drift) == 0 {
		t.Errorf("%v, %+v", err, seen)
	}
	nothingLeft(t, jobs)
}
