package engine_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kinora/engine"
	"kinora/engine/keep"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// A child is this test program again, made to do one thing: a process that can be
// killed, or whose memory is its own.
const (
	childOut     = "KINORA_TEST_CHILD_OUT"     // the video that it makes
	childJobs    = "KINORA_TEST_CHILD_JOBS"    // where it keeps what it does
	childSeconds = "KINORA_TEST_CHILD_SECONDS" // how long the video is
)

// child is a process that runs one test with such an environment.
func child(t testing.TB, test string, env ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^"+test+"$", "-test.v")
	cmd.Env = append(os.Environ(), env...)
	return cmd
}

// longTake is a child that makes lasting(seconds).
func longTake(t testing.TB, out, jobs string, seconds int64) *exec.Cmd {
	t.Helper()
	return child(t, "TestTheChildMakesALongTake", childOut+"="+out, childJobs+"="+jobs, childSeconds+"="+strconv.FormatInt(seconds, 10))
}

// TestTheChildMakesALongTake is what a child runs. It says how it goes on.
func TestTheChildMakesALongTake(t *testing.T) {
	out := os.Getenv(childOut)
	if out == "" {
		t.Skip("only in a child")
	}
	seconds, err := strconv.ParseInt(os.Getenv(childSeconds), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	e := opened(t, engine.Options{Device: "cpu", Jobs: os.Getenv(childJobs)})
	p, err := e.Plan(lasting(seconds))
	if err != nil {
		t.Fatal(err)
	}
	_, err = e.Generate(context.Background(), p, out, func(ev engine.Event) {
		switch {
		case ev.Kind == engine.Progress && ev.Stage == engine.StageDenoise:
			fmt.Println("step", ev.Step)
		case ev.Kind == engine.Drifted:
			fmt.Println("drift", ev.Drift.Colour, ev.Drift.Identity)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("peak", engine.PeakMemory())
}

// killed runs a child that makes out until it says a line, and ends it with SIGKILL.
func killed(t *testing.T, cmd *exec.Cmd, out, line string) {
	t.Helper()
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(pipe)
	for lines.Scan() {
		if lines.Text() == line {
			_ = cmd.Process.Kill()
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.Success() || exit.Exited() {
		t.Fatalf("the child was not killed: %v", err)
	}
	if _, err := os.Stat(out); err == nil {
		t.Fatal("half a video is there")
	}
}

func TestAKilledTakeIsResumedToTheSameFrames(t *testing.T) {
	dir, jobs := t.TempDir(), t.TempDir()
	out := filepath.Join(dir, "long.mkv")
	whole := open(t)
	seconds, _ := ofWindows(t, whole, 3)
	want := clip(t, render(t, whole, lasting(seconds), "whole.mkv"))
	// Twice, in another window each time: 3 of 4 steps into the first, 1 into the third.
	killed(t, longTake(t, out, jobs, seconds), out, "step 3")
	killed(t, longTake(t, out, jobs, seconds), out, "step 9")

	list, err := engine.Interrupted(jobs)
	if err != nil || len(list) != 1 || list[0].Path != out || list[0].Windows != 2 || list[0].Running {
		t.Fatalf("%+v, %v", list, err)
	}
	e := opened(t, engine.Resuming(list[0].Order, jobs, ""))
	began := -1
	take, err := e.Resume(context.Background(), list[0].Order, func(ev engine.Event) {
		if ev.Kind == engine.Progress && ev.Stage == engine.StageDenoise && began < 0 {
			began = ev.Step
		}
	})
	if err != nil || take.Path != out {
		t.Fatalf("%+v, %v", take, err)
	}
	if began < 8 {
		t.Errorf("it went on at step %d", began)
	}
	same(t, "the resumed take", clip(t, out), want)
	nothingLeft(t, dir, "long.mkv")
	nothingLeft(t, jobs)
}

// nothingLeft fails where a folder holds anything but these.
func nothingLeft(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("%s holds %v", dir, got)
	}
}

func TestFinishedAndCancelledJobsLeaveNothing(t *testing.T) {
	dir, jobs := t.TempDir(), t.TempDir()
	e := opened(t, engine.Options{Device: "cpu", Jobs: jobs})
	p, err := e.Plan(lasting(1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Generate(context.Background(), p, filepath.Join(dir, "a.mkv"), nil); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err = e.Generate(ctx, p, filepath.Join(dir, "b.mkv"), func(ev engine.Event) {
		if ev.Stage == engine.StageDenoise && ev.Step == 2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	nothingLeft(t, jobs)
	nothingLeft(t, dir, "a.mkv")
}

// A job that is resumed with other files than it was begun with is refused.
func TestAJobOfAFileThatChangedIsNotResumed(t *testing.T) {
	dir, jobs := t.TempDir(), t.TempDir()
	e := opened(t, engine.Options{Device: "cpu", Jobs: jobs})
	path, _ := drawn(t, 96, 64, rational.Int(12), 12)
	job, err := e.Extend(context.Background(), projects.Shot{Size: small, Prompt: meadow, Steps: 2}, path, rational.Rat{}, rational.New(1, 3), plan.Reach{})
	if err != nil {
		t.Fatal(err)
	}
	o := keep.Order{
		Version: keep.OrderVersion, Path: filepath.Join(dir, "out.mkv"), Device: "cpu", Assembly: job.Assembly,
		Media: job.Media, Recipes: []projects.Recipe{job.Plans[0].Recipe}, Began: time.Now(),
	}
	if err := os.WriteFile(path, []byte("another film"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Resume(context.Background(), o, nil); err == nil || !strings.Contains(err.Error(), "sha256") {
		t.Errorf("%v", err)
	}
	o.Device = "cuda"
	if _, err := e.Resume(context.Background(), o, nil); err == nil || !strings.Contains(err.Error(), "cuda") {
		t.Errorf("%v", err)
	}
	nothingLeft(t, jobs)
}

// BenchmarkLongTake makes takes of 4 and of 60 seconds in processes of their own.
// peak-ratio is how much more memory the long one takes at its peak; the drift is its
// last window's.
func BenchmarkLongTake(b *testing.B) {
	for b.Loop() {
		short, long := childPeak(b, 4), childPeak(b, 60)
		b.ReportMetric(short.peak/(1<<20), "4s-peak-MB")
		b.ReportMetric(long.peak/(1<<20), "60s-peak-MB")
		b.ReportMetric(long.peak/short.peak, "peak-ratio")
		b.ReportMetric(long.drift.Colour, "drift-levels")
		b.ReportMetric(long.drift.Identity, "drift-identity")
	}
}

// outcome is what a child said.
type outcome struct {
	peak  float64
	drift projects.Drift // of the last window
}

func childPeak(b *testing.B, seconds int64) outcome {
	b.Helper()
	said, err := longTake(b, filepath.Join(b.TempDir(), "take.mp4"), b.TempDir(), seconds).CombinedOutput()
	if err != nil {
		b.Fatalf("%v\n%s", err, said)
	}
	var o outcome
	for line := range strings.Lines(string(said)) {
		_, _ = fmt.Sscanf(line, "peak %g", &o.peak)
		_, _ = fmt.Sscanf(line, "drift %g %g", &o.drift.Colour, &o.drift.Identity)
	}
	if o.peak == 0 {
		b.Fatalf("the child said\n%s", said)
	}
	return o
}
