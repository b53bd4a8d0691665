package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/app"
)

func TestFilesThatAreNotTakenAreNamedAndTheirReasonsKept(t *testing.T) {
	for count, want := range map[int]string{
		1: "broken a.mp4 was not taken: ",
		3: "3 files were not taken: broken a.mp4, broken b.mp4, broken c.mp4",
		4: "4 files were not taken: broken a.mp4, broken b.mp4 and 2 more",
	} {
		dir := t.TempDir()
		var paths []string
		for i := range count {
			path := filepath.Join(dir, "broken "+string(rune('a'+i))+".mp4")
			if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
		atDesk(t, nil, func(t *testing.T, d *desk) {
			d.Import(paths...)
			d.settle()
			n := d.last.Notice
			if !strings.HasPrefix(n.Text, want) || n.Kind != app.Failure || count > 1 && n.Text != want {
				t.Errorf("%d files: said %q", count, n.Text)
			}
			if count > 1 && strings.Contains(n.Text, dir) {
				t.Errorf("%d files: paths stand in %q", count, n.Text)
			}
			for _, path := range paths {
				if !strings.Contains(n.More, path+": this is no video") {
					t.Errorf("%d files: %s is not explained in %q", count, path, n.More)
				}
			}
		})
	}
}
