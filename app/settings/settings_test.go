package settings_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	"kinora/app/settings"
)

func TestWhatIsSavedIsLoaded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "settings.json")
	want := settings.Default()
	want.Theme, want.Loop, want.Folder = settings.Light, false, "/films"
	want.Recent = []string{"/films/boat.kinora"}
	want.Language, want.KeyPreset, want.Keys = "zh", "resolve", map[string][]string{"timeline.split": {"Ctrl+K"}, "play.loop": {}}
	for range 2 { // the second time over the first
		if err := settings.Save(path, want); err != nil {
			t.Fatal(err)
		}
	}
	got, err := settings.Load(path)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v (%v), want %+v", got, err, want)
	}
	left, _ := os.ReadDir(filepath.Dir(path))
	if len(left) != 1 {
		t.Errorf("saving left %v behind", left)
	}
}

func TestAMissingFileGivesTheDefault(t *testing.T) {
	got, err := settings.Load(filepath.Join(t.TempDir(), "none.json"))
	if err != nil || !reflect.DeepEqual(got, settings.Default()) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestBrokenFilesGiveTheDefaultAndAReason(t *testing.T) {
	for name, text := range map[string]string{
		"not JSON":      "{",
		"empty":         "",
		"another shape": `{"theme": 5}`,
		"newer":         `{"version": 99}`,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "settings.json")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := settings.Load(path)
			if err == nil || !reflect.DeepEqual(got, settings.Default()) {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
	if _, err := settings.Parse([]byte(`{"version": 99}`)); !errors.Is(err, settings.ErrNewer) {
		t.Errorf("newer: %v", err)
	}
}

func TestAFolderThatCannotBeMadeIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := settings.Save(filepath.Join(file, "settings.json"), settings.Default()); err == nil {
		t.Error("saved below a file")
	}
}

func TestFoldersFollowTheDesktopsRules(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("other systems have folders of their own")
	}
	t.Setenv("HOME", "/home/ada")
	t.Setenv("XDG_CONFIG_HOME", "/etc/ada")
	t.Setenv("XDG_DATA_HOME", "relative/is/not/allowed")
	t.Setenv("XDG_STATE_HOME", "")
	t.Setenv("XDG_CACHE_HOME", "")
	got, err := settings.Locate()
	want := settings.Folders{
		Settings: "/etc/ada/kinora/settings.json", Films: "/home/ada/.local/share/kinora/films",
		Scratch: "/home/ada/.cache/kinora/cuts",
		Jobs:    "/home/ada/.local/state/kinora/jobs", Costs: "/home/ada/.local/state/kinora/costs.json",
		Exports: "/home/ada/Videos",
	}
	if err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
	t.Setenv("XDG_DATA_HOME", "/big/disk")
	if got, _ := settings.Locate(); got.Films != "/big/disk/kinora/films" {
		t.Errorf("films in %s", got.Films)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"version":1,"loop":false,"theme":"light","width":1e9}`))
	f.Add([]byte(`{"width":"NaN"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, _ := settings.Parse(data)
		if !(s.Width >= 640 && s.Height >= 480) || s.Version != settings.Version {
			t.Errorf("%q gave %+v", data, s)
		}
	})
}
