package projects_test

import (
	"slices"
	"testing"

	"kinora/projects"
)

func cast() projects.Script {
	return projects.Script{
		Style: "paper cut-out.",
		Cast: []projects.CastMember{
			{Name: "mara", Description: "a small red ball", Pictures: []string{"mara.png", "side.png"}},
			{Name: "Ö_2", Description: "a blue box", Pictures: []string{"mara.png"}},
		},
	}
}

func TestAPromptIsToldWithTheCastsDescriptions(t *testing.T) {
	for _, c := range []struct{ prompt, camera, want string }{
		{"@mara rolls.", "", "a small red ball rolls, paper cut-out"},
		{"@mara's way to @Ö_2", "pan left", "a small red ball's way to a blue box, camera pan left, paper cut-out"},
		{"(@mara,@Ö_2)", "the Camera zooms in", "(a small red ball,a blue box), the Camera zooms in, paper cut-out"},
		{"a field", "follows @mara", "a field, camera follows a small red ball, paper cut-out"},
		{"@tom and a@mara.org @ @@mara", "", "@tom and a@mara.org @ @a small red ball, paper cut-out"},
		{" ", " ", "paper cut-out"},
	} {
		if got := cast().Words(projects.ScriptShot{Prompt: c.prompt, Camera: c.camera}); got != c.want {
			t.Errorf("%q became %q, want %q", c.prompt, got, c.want)
		}
	}
}

func TestAnExpansionMayNameTheCast(t *testing.T) {
	shot := projects.ScriptShot{Prompt: "a field", Expanded: "@mara rolls. @tom waits"}
	if got := cast().Describe(shot.Expanded); got != "a small red ball rolls. @tom waits" {
		t.Errorf("%q", got)
	}
	if got := shot.Mentions(); !slices.Equal(got, []string{"mara", "tom"}) {
		t.Errorf("%q", got)
	}
}

func TestMentionsAreFoundOnceEach(t *testing.T) {
	got := projects.Mentions("@mara meets @tom, not me@home, and @mara stays \xff@Ö_2")
	if !slices.Equal(got, []string{"mara", "tom", "Ö_2"}) {
		t.Errorf("%q", got)
	}
}

func TestTheFilesOfAFilmAreNamedOnce(t *testing.T) {
	f := cast()
	f.Shots = []projects.ScriptShot{{References: []projects.Reference{{File: "clip.mp4"}, {Shot: 1}, {File: "mara.png"}}}}
	if got := f.Files(); !slices.Equal(got, []string{"mara.png", "side.png", "clip.mp4"}) {
		t.Errorf("%q", got)
	}
}

func FuzzMentions(f *testing.F) {
	f.Add("@mara rolls to @tom")
	f.Add("a@b @ @@ö \xff@x")
	f.Fuzz(func(t *testing.T, prompt string) {
		for _, name := range projects.Mentions(prompt) {
			if !projects.IsName(name) {
				t.Errorf("%q is no name", name)
			}
		}
		if got := (projects.Script{}).Words(projects.ScriptShot{Prompt: "a" + prompt + "b"}); got != "a"+prompt+"b" {
			t.Errorf("without a cast %q became %q", prompt, got)
		}
	})
}
