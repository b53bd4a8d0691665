package layers_test

import (
	"testing"

	"kinora/tools/layers"
)

func TestEveryFileKeepsToItsLayer(t *testing.T) {
	imports, err := layers.Imports("../..")
	if err != nil {
		t.Fatal(err)
	}
	if len(imports) < 100 {
		t.Fatalf("only %d imports were read: this is not the whole module", len(imports))
	}
	for _, i := range imports {
		for _, rule := range layers.Rules {
			if rule.Breaks(i) {
				t.Errorf("%s imports %s: %s", i.File, i.Package, rule.Why)
			}
		}
	}
}

func TestRulesTellRightFromWrong(t *testing.T) {
	cases := []struct {
		name       string
		file, pkg  string
		wantBroken bool
	}{
		{"the engine may use the document", "engine/plan/plan.go", "kinora/projects", false},
		{"the document may not use the engine", "projects/shot.go", "kinora/engine/frame", true},
		{"the window may not use the engine", "ui/viewer/viewer.go", "kinora/engine", true},
		{"the window may use app", "ui/viewer/viewer.go", "kinora/app/player", false},
		{"only main starts the window driver", "ui/kit/kit.go", "fyne.io/fyne/v2/app", true},
		{"main starts the window driver", "main.go", "fyne.io/fyne/v2/app", false},
		{"app never imports the toolkit", "app/session.go", "fyne.io/fyne/v2", true},
		{"one package speaks to FFmpeg", "engine/media/av/probe.go", "github.com/asticode/go-astiav", false},
		{"no other package speaks to FFmpeg", "engine/media/media.go", "github.com/asticode/go-astiav", true},
		{"no other package opens a film's database", "app/session.go", "modernc.org/sqlite", true},
		{"cgo lies in two packages alone", "app/player/clock.go", "C", true},
		{"a schedule never looks at the clock", "engine/sched/euler.go", "time", true},
		{"a schedule's test may read its golden file", "engine/sched/euler_test.go", "os", false},
		{"a folder whose name only begins alike is another", "engine/planner/p.go", "time", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			broken := false
			for _, rule := range layers.Rules {
				broken = broken || rule.Breaks(layers.Import{File: c.file, Package: c.pkg})
			}
			if broken != c.wantBroken {
				t.Errorf("%s importing %s: broken is %v, want %v", c.file, c.pkg, broken, c.wantBroken)
			}
		})
	}
}
