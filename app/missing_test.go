package app_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"kinora/projects"
)

func TestAMissingFileIsSeenAndRelinked(t *testing.T) {
	dir := t.TempDir()
	original := file(t, "a.mp4")
	atDeskIn(t, dir, nil, func(_ *testing.T, d *desk) { d.bring(original) })
	lost := filepath.Join(dir, "films", "Untitled.kinora", "media")
	if err := os.RemoveAll(lost); err != nil {
		t.Fatal(err)
	}
	atDeskIn(t, dir, nil, func(t *testing.T, d *desk) {
		m := d.last.Film.Media[0]
		source := projects.Source{Medium: m.ID}
		if !d.Missing(source) {
			t.Fatal("the file is not missed")
		}
		d.Relink(m.ID, file(t, "b.mp4"), false)
		d.pass(100 * time.Millisecond)
		if !d.Missing(source) || d.last.Film.Media[0].Asset != m.Asset {
			t.Error("another file took its place without being asked for")
		}
		d.Relink(m.ID, original, false)
		d.pass(100 * time.Millisecond)
		if d.Missing(source) {
			t.Error("still missing")
		}
	})
}
