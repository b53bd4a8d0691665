package plan_test

import (
	"reflect"
	"slices"
	"testing"

	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// chain is a film whose fourth shot looks like the third, and the third like the first.
func chain(t *testing.T) plan.Arrangement {
	t.Helper()
	film := projects.Script{Shots: []projects.ScriptShot{
		{Prompt: "a"},
		{Prompt: "b"},
		{Prompt: "c", References: []projects.Reference{{Shot: 1}}},
		{Prompt: "d", Dissolve: rational.New(1, 2), References: []projects.Reference{{Shot: 3}, {Shot: 1}}},
	}}
	a, err := plan.Film(film, nil, referring())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestOneShotNeedsThoseThatItLooksLike(t *testing.T) {
	for n, want := range map[int][]string{
		1: {"shot 1"}, 2: {"shot 2"}, 3: {"shot 1", "shot 3"}, 4: {"shot 1", "shot 3", "shot 4"},
	} {
		a, err := plan.Only(chain(t), n)
		if err != nil || !slices.Equal(a.Names, want) || len(a.Shots) != len(want) {
			t.Fatalf("shot %d needs %q, %v", n, a.Names, err)
		}
		if (a.Assembly == nil) != (len(want) == 1) || (len(a.Notes) == 0) != (len(want) == 1) {
			t.Errorf("shot %d: assembly %+v, notes %q", n, a.Assembly, a.Notes)
		}
		if n != 4 {
			continue
		}
		if parts := []projects.Part{{Take: 2, Count: 25, Frames: 25}}; !reflect.DeepEqual(a.Assembly.Parts, parts) {
			t.Errorf("written are %+v", a.Assembly.Parts)
		}
		if !slices.Equal(a.Notes, []string{"made as well, for shot 4 to look like: shot 1, shot 3"}) {
			t.Errorf("notes %q", a.Notes)
		}
	}
	if whole := chain(t); len(whole.Assembly.Parts) != 4 || whole.Assembly.Parts[3].Dissolve != 6 {
		t.Errorf("the film itself is %+v", whole.Assembly.Parts)
	}
	for _, n := range []int{-1, 0, 5} {
		if _, err := plan.Only(chain(t), n); err == nil {
			t.Errorf("there is a shot %d", n)
		}
	}
}

func TestAnAssemblyFollowsItsTakes(t *testing.T) {
	at := func(frames, width int, fps int64) projects.Recipe {
		return projects.Recipe{Frames: frames, Size: projects.Size{Width: width, Height: 80}, Rate: rational.Int(fps)}
	}
	before, after := []projects.Recipe{at(13, 128, 12), at(25, 128, 12)}, []projects.Recipe{at(25, 96, 24), at(49, 96, 24)}
	a := projects.Assembly{
		Size: before[0].Size, Rate: rational.Int(12),
		Parts: []projects.Part{{Count: 13, Frames: 13}, {Take: 1, Count: 25, Frames: 25, Dissolve: 6}},
	}
	got := plan.Follow(a, before, after)
	want := []projects.Part{{Count: 25, Frames: 25}, {Take: 1, Count: 49, Frames: 49, Dissolve: 12}}
	if got.Size != after[0].Size || got.Rate != after[0].Rate || !reflect.DeepEqual(got.Parts, want) {
		t.Errorf("%+v", got)
	}
	if a.Parts[0].Count != 13 {
		t.Error("the assembly before was changed")
	}
	a.Parts = append(a.Parts, projects.Part{Asset: "ab", Frames: 9})
	if got = plan.Follow(a, before, after); !reflect.DeepEqual(got, a) {
		t.Errorf("with a file's stretch it became %+v", got)
	}
}
