package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kinora/engine"
)

// interrupted makes a long take and, beside it, what a process leaves behind that is
// killed on the way: the job's folder as it was while the take was made.
func interrupted(t *testing.T, out string) (jobs string) {
	t.Helper()
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	t.Setenv("KINORA_DEVICE", "cpu")
	jobs = filepath.Join(state, "kinora", "jobs")
	var stderr bytes.Buffer
	done := make(chan int)
	go func() {
		done <- run(context.Background(), []string{
			"generate", "a red ball rolls", "-o", out, "--seconds", "8", "--steps", "3", "--size", "64x64", "--seed", "5",
		}, &stderr, &stderr, nil)
	}()
	copied := filepath.Join(t.TempDir(), "jobs")
	for {
		select {
		case code := <-done:
			t.Fatalf("exit %d before anything was kept: %s", code, stderr.String())
		case <-time.After(time.Millisecond):
		}
		if found, _ := filepath.Glob(filepath.Join(jobs, "*", "0-window-00000")); len(found) == 0 {
			continue
		}
		if err := os.CopyFS(copied, os.DirFS(jobs)); err == nil {
			break
		}
		_ = os.RemoveAll(copied) // a file went away under the copy
	}
	if code := <-done; code != 0 {
		t.Fatalf("exit %d: %s", code, stderr.String())
	}
	if err := os.CopyFS(jobs, os.DirFS(copied)); err != nil {
		t.Fatal(err)
	}
	return jobs
}

func TestResumeListsAndGoesOn(t *testing.T) {
	out := filepath.Join(t.TempDir(), "long.mkv")
	jobs := interrupted(t, out)
	whole := inspected(t, out)
	if err := os.Remove(out); err != nil {
		t.Fatal(err)
	}
	list, _ := done(t, "resume")
	key, _, _ := strings.Cut(list, " ")
	if len(key) != 16 || !strings.Contains(list, out) || !strings.Contains(list, "1 window") || !strings.Contains(list, "a red ball rolls") {
		t.Fatalf("resume lists\n%s", list)
	}
	stdout, stderr := done(t, "resume", out)
	if strings.TrimSpace(stdout) != out || !strings.Contains(stderr, "drift") {
		t.Errorf("stdout %q, stderr %s", stdout, stderr)
	}
	if seen := inspected(t, out); seen.Recipe.Key() != whole.Recipe.Key() || !sameDrift(seen, whole) {
		t.Errorf("resumed %+v %v, whole %+v %v", seen.Recipe, seen.Drift, whole.Recipe, whole.Drift)
	}
	if list, _ := done(t, "resume"); list != "nothing to resume\n" {
		t.Errorf("afterwards it lists %s", list)
	}
	if left, _ := os.ReadDir(jobs); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func sameDrift(a, b engine.Inspection) bool {
	for i := range a.Drift {
		if a.Drift[i] != b.Drift[i] {
			return false
		}
	}
	return len(a.Drift) == len(b.Drift) && len(a.Drift) > 0
}

func TestWhatWasKilledCanBeForgotten(t *testing.T) {
	out := filepath.Join(t.TempDir(), "long.mkv")
	jobs := interrupted(t, out)
	for _, wrong := range [][]string{{"resume", "--discard"}, {"resume", "nothing.mkv"}, {"resume", "a", "b"}, {"resume", "--all", "a"}} {
		if code, _, stderr := runCLI(t, wrong...); code != 2 || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: exit %d, %s", wrong, code, stderr)
		}
	}
	done(t, "resume", "--discard", "--all")
	if left, _ := os.ReadDir(jobs); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
