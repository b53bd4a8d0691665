package files

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// xdgOpen puts a program of that name, which does what script says, before all others.
func xdgOpen(t *testing.T, script string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("xdg-open is asked on Linux")
	}
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", "")
}

func TestAFileIsRevealedByItsFolder(t *testing.T) {
	dir := t.TempDir()
	seen := filepath.Join(dir, "seen")
	xdgOpen(t, `printf %s "$1" > `+seen+"\n")
	film := filepath.Join(dir, "a film.mp4")
	if err := os.WriteFile(film, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{film, dir, filepath.Join(dir, "film_%04d.png")} {
		if err := Reveal(path); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if got, _ := os.ReadFile(seen); string(got) != dir {
			t.Errorf("%s showed %q, want %s", path, got, dir)
		}
		os.Remove(seen)
	}
}

func TestWhatCannotBeRevealedIsSaid(t *testing.T) {
	dir := t.TempDir()
	xdgOpen(t, "echo no file manager >&2\nexit 3\n")
	if err := Reveal(filepath.Join(dir, "gone.mp4")); err == nil || !strings.Contains(err.Error(), "is not there any more") {
		t.Errorf("a missing file: %v", err)
	}
	err := Reveal(dir)
	if err == nil || !strings.Contains(err.Error(), "no file manager") || strings.Contains(err.Error(), "\n") {
		t.Errorf("no file manager: %v", err)
	}
	told := make(chan error, 1)
	d := &Dialogs{post: func(f func()) { f() }}
	d.RevealInBackground(dir, func(err error) { told <- err })
	if err := <-told; err == nil {
		t.Error("nothing was told")
	}
}
