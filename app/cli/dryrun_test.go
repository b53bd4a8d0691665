package cli

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestADryRunSaysWhatItCostsAndHowThatIsKnown(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	out := filepath.Join(t.TempDir(), "ball.mkv")
	args := []string{"generate", "a red ball rolls to the right", "-o", out, "--seconds", "0.5", "--size", "64x64", "--steps", "2", "--no-recaption"}
	for _, want := range []string{"(estimated)", "(seen once on this machine)", "(seen 2 times on this machine)"} {
		code, stdout, stderr := runCLI(t, append(args, "--dry-run")...)
		if code != 0 || !strings.Contains(stdout, want) || !strings.Contains(stdout, "of memory, about") ||
			!strings.Contains(stdout, "disk       about ") || strings.Contains(stdout, "about 0 KB") {
			t.Fatalf("exit %d, no %q in\n%s%s", code, want, stdout, stderr)
		}
		if code, _, stderr := runCLI(t, args...); code != 0 {
			t.Fatal(stderr)
		}
	}
}
