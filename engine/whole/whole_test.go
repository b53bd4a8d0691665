package whole_test

import (
	"os"
	"path/filepath"
	"testing"

	"kinora/engine/whole"
)

func TestAFileIsReplacedAndNothingElseIsLeft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "a.json")
	for _, text := range []string{"old", "new"} {
		if err := whole.Write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	found, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(found) != 1 {
		t.Fatalf("%v, %v", found, err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "new" {
		t.Errorf("%q, %v", data, err)
	}
}

func TestWhatCannotBeReplacedIsLeft(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "a.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := whole.Write(filepath.Join(dir, "a.json"), []byte("new")); err == nil {
		t.Error("a folder was replaced by a file")
	}
	if found, _ := os.ReadDir(dir); len(found) != 1 {
		t.Errorf("left behind: %v", found)
	}
}
