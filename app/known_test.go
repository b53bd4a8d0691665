package app_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"kinora/projects"
	"kinora/projects/rational"
)

func TestKnownFramesFromFiles(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		var paths []string
		for _, name := range []string{"a.png", "b.png"} {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
		d.AddCard()
		d.AddKnownFiles(projects.Known{Place: projects.PlaceFirst}, paths...)
		d.pass(time.Second)
		known := d.card().Known
		if len(known) != 2 || known[0].Place != projects.PlaceFirst || known[1].Place != projects.PlaceLast || known[0].Strength != 1 {
			t.Fatalf("known are %+v", known)
		}
		d.MoveKnown(1, projects.PlaceAt, rational.Int(1))
		if known = d.card().Known; known[1].Place != projects.PlaceAt || known[1].At != rational.Int(1) {
			t.Errorf("moved to %+v", known)
		}
		d.Undo()
		if known = d.card().Known; known[1].Place != projects.PlaceLast {
			t.Errorf("undone to %+v", known)
		}
	})
}

func TestWordsAreInsertedAndTakenOut(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.AddCard()
		d.SetPrompt("a ball at sunset.")
		for _, want := range []string{"a ball at sunset, neon lines", "a ball at sunset"} {
			d.InsertWords("neon lines", "霓虹线条")
			if got := d.card().Shot.Prompt; got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
		d.InsertWords("At sunset", "日落时分")
		if got := d.card().Shot.Prompt; got != "a ball" {
			t.Errorf("%q: the words were said before", got)
		}
		for prompt, want := range map[string]string{
			"一只红色的猫。": "一只红色的猫，夜晚", "一只红色的猫，夜晚": "一只红色的猫", "": "at night", "a cat": "a cat, at night",
		} {
			d.SetPrompt(prompt)
			d.InsertWords("at night", "夜晚")
			if got := d.card().Shot.Prompt; got != want {
				t.Errorf("%q becomes %q, want %q", prompt, got, want)
			}
		}
	})
}
