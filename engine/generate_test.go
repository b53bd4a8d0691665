package engine_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine"
	"kinora/projects"
	"kinora/projects/rational"
)

// open gives the built-in pack on the CPU.
func open(t testing.TB) *engine.Engine {
	t.Helper()
	return opened(t, engine.Options{Device: "cpu"})
}

// opened gives an engine until the test ends.
func opened(t testing.TB, o engine.Options) *engine.Engine {
	t.Helper()
	e, err := engine.Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// render makes a take of the shot and returns its path.
func render(t testing.TB, e *engine.Engine, shot projects.Shot, name string) string {
	t.Helper()
	p, err := e.Plan(shot)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if _, err := e.Generate(context.Background(), p, path, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

// small is a size at which the built-in pack takes a fourth of the time that its own takes.
var small = projects.Size{Width: 144, Height: 80}

func short(prompt string, seed uint64) projects.Shot {
	return projects.Shot{Prompt: prompt, Seed: seed, Size: small, Seconds: rational.New(13, 12), Steps: 8}
}

func TestTheSameSeedGivesTheSameFrames(t *testing.T) {
	e := open(t)
	shot := short("a red ball rolls to the right across a green meadow", 11)
	a, b := clip(t, render(t, e, shot, "a.mp4")), clip(t, render(t, e, shot, "b.mp4"))
	if len(a) != 13 || len(b) != 13 {
		t.Fatalf("%d and %d frames, want 13", len(a), len(b))
	}
	for i := range a {
		if !bytes.Equal(a[i].Pix, b[i].Pix) {
			t.Fatalf("frame %d differs", i)
		}
	}
	shot.Seed++
	if c := clip(t, render(t, e, shot, "c.mp4")); bytes.Equal(a[6].Pix, c[6].Pix) {
		t.Error("another seed gave the same picture")
	}
}

func TestATakeCarriesTheRecipeThatRepeatsIt(t *testing.T) {
	e := open(t)
	shot := short("a blue car drives to the left", 5)
	first := render(t, e, shot, "first.mkv")
	seen, err := engine.Inspect(context.Background(), first)
	if err != nil || seen.Recipe == nil {
		t.Fatalf("recipe %v, error %v", seen.Recipe, err)
	}
	if seen.Recipe.Seed != 5 || seen.Recipe.Prompt != shot.Prompt || seen.Recipe.Pack != e.PackRef() {
		t.Errorf("recipe %+v does not say what was asked for", seen.Recipe)
	}
	p, err := e.Plan(seen.Recipe.Shot())
	if err != nil || p.Key() != seen.Recipe.Key() {
		t.Fatalf("the recipe plans to key %s, not %s (%v)", p.Key(), seen.Recipe.Key(), err)
	}
	again := render(t, e, seen.Recipe.Shot(), "again.mkv")
	a, b := clip(t, first), clip(t, again)
	for i := range a {
		if !bytes.Equal(a[i].Pix, b[i].Pix) {
			t.Fatalf("frame %d differs", i)
		}
	}
}

func TestCancellingLeavesNothing(t *testing.T) {
	e := open(t)
	p, err := e.Plan(short("a green box falls", 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []engine.Stage{engine.StageText, engine.StageDenoise, engine.StageDecode} {
		t.Run(string(at), func(t *testing.T) {
			dir := t.TempDir()
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			_, err := e.Generate(ctx, p, filepath.Join(dir, "out.mp4"), func(ev engine.Event) {
				if ev.Stage == at {
					cancel()
				}
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("error %v, want context.Canceled", err)
			}
			if left, _ := os.ReadDir(dir); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestEventsTellTheStagesInOrderWithAPreview(t *testing.T) {
	e := open(t)
	once := short("a yellow bird flies to the right", 2)
	once.Tries = 1
	p, err := e.Plan(once)
	if err != nil {
		t.Fatal(err)
	}
	var order []engine.Stage
	previews, lastStep := 0, 0
	_, err = e.Generate(context.Background(), p, filepath.Join(t.TempDir(), "o.mp4"), func(ev engine.Event) {
		if ev.Kind == engine.Preview {
			previews++
			if len(ev.Preview) != 4 {
				t.Errorf("preview of %d pictures, want one for each of 4 latent frames", len(ev.Preview))
			}
			return
		}
		if len(order) == 0 || order[len(order)-1] != ev.Stage {
			order, lastStep = append(order, ev.Stage), 0
		}
		if ev.Step < lastStep {
			t.Errorf("%s went back from step %d to %d", ev.Stage, lastStep, ev.Step)
		}
		lastStep = ev.Step
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []engine.Stage{engine.StageText, engine.StageDenoise, engine.StageDecode, engine.StageSave}
	if len(order) != len(want) {
		t.Fatalf("stages %v, want %v", order, want)
	}
	for i := range want {
		if order[i] != want[i] {
			t.Errorf("stage %d is %q, want %q", i, order[i], want[i])
		}
	}
	if previews != 8 {
		t.Errorf("%d previews for 8 steps", previews)
	}
}

func TestAPromptThatIsTooLongIsSaid(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		prompt string
		want   int
	}{{"a red ball", 0}, {strings.Repeat("a red ball rolls to the right ", 20), 1}} {
		shot := short(c.prompt, 1)
		shot.Steps = 1
		p, err := e.Plan(shot)
		if err != nil {
			t.Fatal(err)
		}
		warnings := 0
		_, err = e.Generate(context.Background(), p, filepath.Join(t.TempDir(), "o.mp4"), func(ev engine.Event) {
			if ev.Kind == engine.Warning {
				warnings++
			}
		})
		if err != nil || warnings != c.want {
			t.Errorf("%d warnings for %q, want %d (%v)", warnings, c.prompt, c.want, err)
		}
	}
}
