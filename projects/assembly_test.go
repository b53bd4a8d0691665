package projects_test

import (
	"strings"
	"testing"

	"kinora/projects"
)

func TestOnlyPartsThatCanFollowEachOtherAreAnAssembly(t *testing.T) {
	takes := []projects.Recipe{{Frames: 25}}
	for name, c := range map[string]struct {
		parts []projects.Part
		want  string
	}{
		"a file and a take":       {[]projects.Part{{Asset: "a", Frames: 9}, {First: 9, Count: 16, Frames: 16, Dissolve: 9}}, ""},
		"nothing":                 {nil, "no parts"},
		"a part of nothing":       {[]projects.Part{{Asset: "a"}}, "part 1"},
		"a fade from nothing":     {[]projects.Part{{Asset: "a", Frames: 9, Dissolve: 1}}, "part 1"},
		"a fade out of too few":   {[]projects.Part{{Asset: "a", Frames: 4}, {Asset: "b", Frames: 9, Dissolve: 5}}, "part 1"},
		"fades over each other":   {[]projects.Part{{Asset: "a", Frames: 9}, {Asset: "b", Frames: 9, Dissolve: 5}, {Asset: "c", Frames: 9, Dissolve: 5}}, "part 2"},
		"a fade backwards":        {[]projects.Part{{Asset: "a", Frames: 9}, {Asset: "b", Frames: 9, Dissolve: -1}}, "part 2"},
		"no such take":            {[]projects.Part{{Take: 1, Count: 1, Frames: 1}}, "no take 2"},
		"a take before the first": {[]projects.Part{{Take: -1, Count: 1, Frames: 1}}, "no take"},
		"more than the take has":  {[]projects.Part{{First: 10, Count: 16, Frames: 16}}, "frames 10 to 25 of a take of 25"},
		"less than a frame of it": {[]projects.Part{{Frames: 16}}, "take of 25"},
		"before its first frame":  {[]projects.Part{{First: -1, Count: 1, Frames: 1}}, "take of 25"},
	} {
		err := projects.Assembly{Parts: c.parts, Takes: takes}.Check()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatIsShownTogetherCountsOnce(t *testing.T) {
	a := projects.Assembly{Parts: []projects.Part{{Frames: 25}, {Frames: 25, Dissolve: 6}, {Frames: 13}}}
	if n := a.Frames(); n != 57 {
		t.Errorf("%d frames", n)
	}
}
