package cli

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine"
)

// runCLI runs the command line without a window and returns what it printed.
func runCLI(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(context.Background(), args, &out, &err, nil)
	return code, out.String(), err.String()
}

func TestWrongUseIsOneLineThatSaysWhatIsAllowed(t *testing.T) {
	tmp := t.TempDir()
	out := filepath.Join(tmp, "out.mp4")
	cases := []struct {
		name string
		args []string
		want string
	}{
		{"an unknown command", []string{"generat"}, "kinora --help"},
		{"an unknown flag", []string{"generate", "a ball", "--sed", "1"}, "--sed"},
		{"an empty prompt", []string{"generate", "  ", "-o", out}, "prompt is empty"},
		{"a prompt without quotes", []string{"generate", "a", "ball", "-o", out}, "quotes"},
		{"a size without a cross", []string{"generate", "a ball", "--size", "128", "-o", out}, "--size"},
		{"a size that is too large", []string{"generate", "a ball", "--size", "4096x4096", "-o", out}, "4096"},
		{"negative seconds", []string{"generate", "a ball", "--seconds", "-2", "-o", out}, "--seconds"},
		{"too many seconds", []string{"generate", "a ball", "--seconds", "9999", "-o", out}, "seconds"},
		{"no steps", []string{"generate", "a ball", "--steps", "0", "-o", out}, "--steps"},
		{"too many steps", []string{"generate", "a ball", "--steps", "100000", "-o", out}, "steps"},
		{"a seed that is no number", []string{"generate", "a ball", "--seed", "x", "-o", out}, "--seed"},
		{"guidance that is no number", []string{"generate", "a ball", "--guidance", "NaN", "-o", out}, "guidance"},
		{"memory that is no amount", []string{"generate", "a ball", "--memory", "lots", "-o", out}, "--memory"},
		{"an unknown ending", []string{"generate", "a ball", "-o", filepath.Join(tmp, "out.xyz")}, ".xyz"},
		{"a folder that is not there", []string{"generate", "a ball", "-o", filepath.Join(tmp, "no", "out.mp4")}, "no"},
		{"an unknown device", []string{"generate", "a ball", "--device", "abacus", "-o", out}, "abacus"},
		{"a pack that is not there", []string{"generate", "a ball", "--pack", filepath.Join(tmp, "none"), "-o", out}, "none"},
		{"inspect without a file", []string{"inspect"}, "video file"},
		{"inspect of a missing file", []string{"inspect", filepath.Join(tmp, "gone.mp4")}, "gone.mp4"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			code, stdout, stderr := runCLI(t, c.args...)
			if code == 0 || stdout != "" {
				t.Fatalf("exit %d, stdout %q; want a failure that prints nothing there", code, stdout)
			}
			if !strings.Contains(stderr, c.want) {
				t.Errorf("stderr %q does not mention %q", stderr, c.want)
			}
			if n := strings.Count(strings.TrimSpace(stderr), "\n"); n != 0 {
				t.Errorf("want one line, got %d:\n%s", n+1, stderr)
			}
			if left, _ := filepath.Glob(filepath.Join(tmp, "*")); len(left) != 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestAFilmThatIsNotThereOpensNoWindow(t *testing.T) {
	gone := filepath.Join(t.TempDir(), "Gone.kinora")
	var stdout, stderr bytes.Buffer
	opened := false
	window := func(context.Context, engine.Options, string) error { opened = true; return nil }
	code := run(t.Context(), []string{gone}, &stdout, &stderr, window)
	if want := "kinora: there is no film at " + gone + "\n"; code != 1 || stderr.String() != want || opened {
		t.Errorf("exit %d, %q, a window: %v; want %q", code, stderr.String(), opened, want)
	}
}
