package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// done runs a command that must succeed and gives what it printed.
func done(t *testing.T, args ...string) (stdout, stderr string) {
	t.Helper()
	code, stdout, stderr := runCLI(t, args...)
	if code != 0 {
		t.Fatalf("%q: exit %d\n%s", args, code, stderr)
	}
	return stdout, stderr
}

func TestEveryWayOfMakingAShotIsACommand(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	done(t, "generate", "a red ball rolls to the right", "-o", in("ball.mkv"), "--seconds", "1.1", "--steps", "2", "--seed", "4")
	done(t, "generate", "a blue car in the desert", "-o", in("still.png"), "--steps", "2", "--seed", "5")
	for name, c := range map[string]struct {
		args   []string
		frames int
	}{
		"animate": {[]string{"animate", in("still.png"), "a blue car drives", "--at", "last", "--seconds", "0.5"}, 5},
		"extend":  {[]string{"extend", in("ball.mkv"), "--after", "0.35s"}, 13 + 4},
		"fill":    {[]string{"fill", in("ball.mkv"), in("ball.mkv"), "--over", "0.7s"}, 13 + 8 + 13},
		"retake":  {[]string{"fill", in("ball.mkv"), "--at", "0.5s..0.8s"}, 13},
		"connect": {[]string{"connect", in("ball.mkv"), in("ball.mkv"), "--over", "0.35s"}, 13 + 4 + 13},
		"loop":    {[]string{"loop", in("ball.mkv"), "--over", "0.35s"}, 13 + 4},
		"remix":   {[]string{"remix", in("ball.mkv"), "a blue ball", "--strength", "0.6"}, 13},
	} {
		t.Run(name, func(t *testing.T) {
			out := in(name + ".mkv")
			stdout, _ := done(t, append(c.args, "-o", out, "--steps", "2", "--seed", "1")...)
			seen := inspected(t, out)
			if strings.TrimSpace(stdout) != out || seen.Recipe == nil {
				t.Fatalf("stdout %q, recipe %v", stdout, seen.Recipe)
			}
			if n := int(seen.Info.Duration.Float()*12 + 0.5); n != c.frames {
				t.Errorf("%d frames, want %d", n, c.frames)
			}
			text, _ := done(t, append(c.args, "--dry-run")...)
			if !strings.Contains(text, "forecast") || !strings.Contains(text, "nothing was made") {
				t.Errorf("the dry run says\n%s", text)
			}
		})
	}
}

func TestVariationsAreNumbered(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	out := filepath.Join(t.TempDir(), "ball.mkv")
	stdout, _ := done(t, "generate", "a red ball", "-o", out, "--seconds", "0.1", "--steps", "1", "--seed", "7", "--variations", "3")
	paths := strings.Fields(stdout)
	if len(paths) != 3 {
		t.Fatalf("stdout %q", stdout)
	}
	for i, path := range paths {
		if seen := inspected(t, path); seen.Recipe.Seed != uint64(7+i) {
			t.Errorf("%s has seed %d", path, seen.Recipe.Seed)
		}
	}
}

func TestADraftIsMadeWhole(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	dir := t.TempDir()
	draft, final := filepath.Join(dir, "draft.mkv"), filepath.Join(dir, "final.mkv")
	done(t, "generate", "a red ball", "-o", draft, "--seconds", "0.5", "--seed", "7", "--draft")
	done(t, "generate", "--final-of", draft, "-o", final, "--steps", "4")
	small, large := inspected(t, draft).Recipe, inspected(t, final).Recipe
	if small.Size.Width >= large.Size.Width || large.Seed != 7 || large.Steps != 4 || large.Basis == nil || large.Basis.Draft.Size != small.Size {
		t.Errorf("draft %+v, final %+v", small, large)
	}
}

func TestWaysThatCannotBeAreRefusedInOneLine(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte("not a clip"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"nothing to animate":       {[]string{"animate"}, "a still"},
		"a still that is not":      {[]string{"animate", filepath.Join(dir, "gone.png"), "a ball"}, "gone.png"},
		"a text as a still":        {[]string{"animate", text, "a ball"}, "notes.txt"},
		"no such frame":            {[]string{"animate", text, "a ball", "--at", "middle"}, "--at"},
		"no strength":              {[]string{"animate", text, "a ball", "--strength", "0"}, "--strength"},
		"extended by nothing":      {[]string{"extend", text}, "--after"},
		"extended by a word":       {[]string{"extend", text, "--after", "long"}, "--after"},
		"a stretch backwards":      {[]string{"fill", text, "--at", "3s..2s"}, "--at"},
		"a stretch of two clips":   {[]string{"fill", text, text, "--at", "2s..3s"}, "--over"},
		"one clip without stretch": {[]string{"fill", text}, "--at"},
		"half a connection":        {[]string{"connect", text}, "two clips"},
		"a remix of nothing":       {[]string{"remix", text}, "what should be seen"},
		"no variations":            {[]string{"generate", "a ball", "--variations", "0"}, "--variations"},
		"the final of a text":      {[]string{"generate", "--final-of", text}, "notes.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := runCLI(t, append(c.args, "-o", filepath.Join(dir, "out.mkv"), "--device", "cpu")...)
			if code == 0 || stdout != "" || !strings.Contains(stderr, c.want) || strings.Count(strings.TrimSpace(stderr), "\n") != 0 {
				t.Errorf("exit %d, stdout %q, stderr %q", code, stdout, stderr)
			}
		})
	}
}
