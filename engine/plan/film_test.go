package plan_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// referring is a pack that takes references beside a grid.
func referring() *pack.Manifest {
	m := papercut()
	m.Cond.Placement, m.Cond.NegativeIndex = "in_place", true
	return m
}

// meadow is a film of three shots with a cast of two, of whom one has a picture.
func meadow() (projects.Script, map[string]plan.Material) {
	seed := uint64(7)
	film := projects.Script{
		Title: "The meadow", Style: "cut paper", Seed: &seed, Size: projects.Size{Width: 96, Height: 80},
		Cast: []projects.CastMember{
			{Name: "mara", Description: "a red ball"},
			{Name: "tom", Description: "a blue box", Pictures: []string{"tom.png"}},
		},
		Shots: []projects.ScriptShot{
			{Prompt: "@mara rolls", Seconds: rational.Int(1)},
			{Prompt: "@tom waits", Camera: "pan left", Dissolve: rational.New(1, 2)},
			{Prompt: "@mara meets @tom and @mara stays"},
		},
	}
	return film, map[string]plan.Material{
		"tom.png": {Name: "tom.png", Asset: "ab", Size: projects.Size{Width: 10, Height: 10}, Frames: 1},
		"run.mp4": {Name: "run.mp4", Asset: "cd", Size: projects.Size{Width: 10, Height: 10}, Frames: 48, Rate: rational.Int(24)},
	}
}

func TestAFilmIsATakeForEachShotOneAfterTheOther(t *testing.T) {
	film, seen := meadow()
	a, err := plan.Film(film, seen, referring())
	if err != nil {
		t.Fatal(err)
	}
	var prompts []string
	for i, s := range a.Shots {
		prompts = append(prompts, s.Prompt)
		if s.Seed != uint64(7+i) || s.Size != film.Size {
			t.Errorf("shot %d: %+v", i+1, s)
		}
	}
	if !slices.Equal(prompts, []string{
		"a red ball rolls, cut paper", "a blue box waits, camera pan left, cut paper",
		"a red ball meets a blue box and a red ball stays, cut paper",
	}) {
		t.Errorf("prompts %q", prompts)
	}
	want := []projects.Part{{Count: 13, Frames: 13}, {Take: 1, Count: 25, Frames: 25, Dissolve: 6}, {Take: 2, Count: 25, Frames: 25}}
	if !reflect.DeepEqual(a.Assembly.Parts, want) || a.Assembly.Frames() != 57 || a.Assembly.Title != "The meadow" {
		t.Errorf("%+v", a.Assembly)
	}
}

func TestTheCastLooksAsItsPicturesDoOrAsInItsFirstShot(t *testing.T) {
	film, seen := meadow()
	a, err := plan.Film(film, seen, referring())
	if err != nil {
		t.Fatal(err)
	}
	tom := projects.Condition{Asset: "ab", Frame: plan.ReferenceFrame(0), Frames: 1, Strength: 1}
	mara := projects.Condition{Take: "shot 1", From: rational.New(1, 2), Frame: plan.ReferenceFrame(0), Frames: 1, Strength: 1}
	second := tom
	second.Frame = plan.ReferenceFrame(1)
	for i, want := range [][]projects.Condition{nil, {tom}, {mara, second}} {
		if got := a.Shots[i].Conditions; !reflect.DeepEqual(got, want) {
			t.Errorf("shot %d is given %+v", i+1, got)
		}
	}
	shot := plan.Name(a.Shots[2], map[string]string{"shot 1": "key", "": "none"})
	if shot.Conditions[0].Take != "key" || shot.Conditions[1].Take != "" || a.Shots[2].Conditions[0].Take != "shot 1" {
		t.Errorf("named %+v", shot.Conditions)
	}
	mustPlan(t, shot, referring())
}

func TestAShotsOwnReferencesComeFirstAndAreThreeAtMost(t *testing.T) {
	film, seen := meadow()
	late := rational.New(3, 2)
	film.Shots[2].References = []projects.Reference{{File: "run.mp4", At: &late}, {File: "run.mp4"}, {Shot: 1}}
	a, err := plan.Film(film, seen, referring())
	if err != nil {
		t.Fatal(err)
	}
	got := a.Shots[2].Conditions
	if len(got) != 3 || got[0].From != late || got[1].From != rational.Int(1) || got[2].Take != "shot 1" || got[2].Frame != plan.ReferenceFrame(2) {
		t.Errorf("%+v", got)
	}
	if !slices.Equal(a.Notes, []string{"shot 3 has 4 references and the first 3 are used"}) {
		t.Errorf("notes %q", a.Notes)
	}
}

func TestAPackWithoutReferencesIsToldTheDescriptionsAlone(t *testing.T) {
	film, seen := meadow()
	a, err := plan.Film(film, seen, papercut())
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range a.Shots {
		if len(s.Conditions) > 0 {
			t.Errorf("shot %d is given %+v", i+1, s.Conditions)
		}
	}
	if !slices.Equal(a.Notes, []string{"Papercut takes no references: the cast keeps its looks as far as its descriptions go"}) {
		t.Errorf("notes %q", a.Notes)
	}
}

func TestAFilmThatCannotBeIsRefusedByItsShot(t *testing.T) {
	for want, change := range map[string]func(*projects.Script){
		"a film without shots":                         func(f *projects.Script) { f.Shots = nil },
		"shot 2: seconds: 6000 s is 72000 frames":      func(f *projects.Script) { f.Shots[1].Seconds = rational.Int(6000) },
		"shot 1: size: 7×80":                           func(f *projects.Script) { f.Size.Width = 7 },
		"shot 2: seconds: a dissolve of 2 s; up to 1 ": func(f *projects.Script) { f.Shots[1].Dissolve = rational.Int(2) },
		"shot 1: seconds: a dissolve of 0.5 s; up to ": func(f *projects.Script) { f.Shots[0].Dissolve = rational.New(1, 2) },
		"shot 2: conditions: a reference to shot 2":    func(f *projects.Script) { f.Shots[1].References = []projects.Reference{{Shot: 2}} },
		"of shot 1, which lasts 1.08 s": func(f *projects.Script) {
			f.Shots[1].References = []projects.Reference{{Shot: 1, At: ptr(rational.Int(3))}}
		},
		"of run.mp4, which lasts 2 s": func(f *projects.Script) {
			f.Shots[1].References = []projects.Reference{{File: "run.mp4", At: ptr(rational.Int(2))}}
		},
	} {
		film, seen := meadow()
		change(&film)
		_, err := plan.Film(film, seen, referring())
		var refused *plan.Error
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

func ptr[T any](v T) *T { return &v }
