package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine"
)

func TestGenerateInspectAndRepeat(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	dir := t.TempDir()
	first, again := filepath.Join(dir, "first.mkv"), filepath.Join(dir, "again.mkv")

	code, stdout, stderr := runCLI(t, "generate", "a red ball rolls to the right", "-o", first,
		"--seconds", "0.5", "--steps", "3", "--seed", "4", "--negative", "blue")
	if code != 0 || strings.TrimSpace(stdout) != first {
		t.Fatalf("exit %d, stdout %q, stderr %s", code, stdout, stderr)
	}
	for _, want := range []string{"0.5 s", "note:", "seed 4", "peak memory"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("stderr does not mention %q:\n%s", want, stderr)
		}
	}

	seen := inspected(t, first)
	if seen.Recipe == nil || seen.Recipe.Seed != 4 || seen.Recipe.Negative != "blue" || seen.Recipe.Steps != 3 {
		t.Fatalf("recipe %+v", seen.Recipe)
	}
	if code, _, stderr := runCLI(t, "generate", "--from", first, "-o", again); code != 0 {
		t.Fatal(stderr)
	}
	if twin := inspected(t, again); twin.Recipe.Key() != seen.Recipe.Key() {
		t.Errorf("the repeated take has another recipe: %+v", twin.Recipe)
	}
	if _, text, _ := runCLI(t, "inspect", first); !strings.Contains(text, seen.Recipe.Key()) {
		t.Errorf("inspect does not print the recipe's key:\n%s", text)
	}
}

func inspected(t *testing.T, path string) engine.Inspection {
	t.Helper()
	code, stdout, stderr := runCLI(t, "inspect", "--json", path)
	if code != 0 {
		t.Fatal(stderr)
	}
	var seen engine.Inspection
	if err := json.Unmarshal([]byte(stdout), &seen); err != nil {
		t.Fatal(err)
	}
	return seen
}

func TestWithoutADisplayTheSampleIsRendered(t *testing.T) {
	t.Setenv("DISPLAY", ":6789")             // nobody is there
	t.Setenv("WAYLAND_DISPLAY", "wayland-0") // which Fyne does not speak
	t.Setenv("TMPDIR", t.TempDir())
	code, stdout, stderr := runCLI(t, "--device", "cpu")
	if code != 0 || !strings.Contains(stderr, "no display") || !strings.Contains(stderr, "XWayland") {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	path := strings.TrimSpace(stdout)
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Fatalf("%q is not a video: %v", path, err)
	}
	if seen := inspected(t, path); seen.Info.Video.Codec != "h264" || seen.Recipe == nil {
		t.Errorf("%+v", seen)
	}
}

func TestPackCheckAcceptsTheBuiltInPack(t *testing.T) {
	code, stdout, stderr := runCLI(t, "pack", "check")
	if code != 0 || !strings.Contains(stdout, "transformer") {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
}

func TestDevicesAlwaysListTheCPU(t *testing.T) {
	code, stdout, stderr := runCLI(t, "devices")
	if code != 0 || !strings.Contains(stdout, "cpu") {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
}
