package keep_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"kinora/engine/diffuse"
	"kinora/engine/keep"
	"kinora/engine/latent"
	"kinora/engine/sched"
	"kinora/projects"
)

func order(dir string) keep.Order {
	return keep.Order{
		Version: keep.OrderVersion, Path: filepath.Join(dir, "long.mp4"), Device: "cpu",
		Recipes: []projects.Recipe{{Prompt: "a red ball", Seed: 3, Steps: 8}}, Began: time.Now().UTC(),
	}
}

func begin(t *testing.T, root string, o keep.Order) *keep.Job {
	t.Helper()
	j, err := keep.Begin(t.Context(), root, o, func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func window(seed float32) latent.Clip {
	c := latent.NewClip(latent.Grid{Channels: 2, Frames: 3, Height: 2, Width: 2})
	for i := range c.Data {
		c.Data[i] = seed + float32(i)/7
	}
	return c
}

func snapshot(window int) diffuse.Snapshot {
	return diffuse.Snapshot{Window: window, Step: 5, X: []float32{1, 2, 3}, Movers: []sched.State{
		{Moved: 5, Order: 2, Last: []float32{4, 5}, X0: []float32{6, 7}, Older: []float32{8, 9}}, {},
	}}
}

func TestWhatWasKeptIsRecalled(t *testing.T) {
	root := t.TempDir()
	j := begin(t, root, order(root))
	for i := range 3 {
		j.Take(0).Step(snapshot(i))
		j.Take(0).Window(i, window(float32(i)))
	}
	j.Take(0).Step(snapshot(3))
	j.Take(1).Window(0, window(9))
	j.Take(1).Draft().Window(0, window(5))
	j.Take(1).Draft().Step(snapshot(1))
	j.Release()

	j = begin(t, root, order(root))
	windows, last := j.Take(0).Recall()
	if !reflect.DeepEqual(windows, []latent.Clip{window(0), window(1), window(2)}) || !reflect.DeepEqual(last, snapshot(3)) {
		t.Errorf("%v, %+v", windows, last)
	}
	if windows, last := j.Take(1).Recall(); len(windows) != 1 || last.Step != 0 {
		t.Errorf("the second take: %v, %+v", windows, last)
	}
	if windows, last := j.Take(1).Draft().Recall(); !reflect.DeepEqual(windows, []latent.Clip{window(5)}) || !reflect.DeepEqual(last, snapshot(1)) {
		t.Errorf("the draft below it: %v, %+v", windows, last)
	}
	j.Discard()
	if left, _ := os.ReadDir(root); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAStepOfAnotherWindowIsNotRecalled(t *testing.T) {
	root := t.TempDir()
	j := begin(t, root, order(root))
	defer j.Discard()
	j.Take(0).Step(snapshot(0))
	j.Take(0).Window(0, window(1))
	if windows, last := j.Take(0).Recall(); len(windows) != 1 || last.Step != 0 {
		t.Errorf("%v, %+v", windows, last)
	}
}

func TestDamagedFilesAreMadeAgain(t *testing.T) {
	root := t.TempDir()
	j := begin(t, root, order(root))
	defer j.Discard()
	j.Take(0).Window(0, window(0))
	j.Take(0).Window(1, window(1))
	j.Take(0).Step(snapshot(2))
	path := filepath.Join(root, order(root).Key(), "0-window-00001")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		bad := slices.Clone(data)
		bad[i] ^= 4
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if windows, last := j.Take(0).Recall(); len(windows) != 1 || last.Step != 0 {
			t.Fatalf("byte %d: %d windows, step %d", i, len(windows), last.Step)
		}
	}
}

func TestAJobIsMadeByOneProcessAtATime(t *testing.T) {
	root := t.TempDir()
	j := begin(t, root, order(root))
	if _, err := keep.Begin(t.Context(), root, order(root), nil); !errors.Is(err, keep.ErrRunning) {
		t.Errorf("begun twice: %v", err)
	}
	list, err := keep.List(root)
	if err != nil || len(list) != 1 || !list[0].Running || list[0].Discard(t.Context()) == nil {
		t.Fatalf("%+v, %v", list, err)
	}
	j.Take(0).Step(snapshot(0))
	j.Release()
	if list, _ = keep.List(root); len(list) != 1 || list[0].Running || list[0].Step != 5 || list[0].Name != order(root).Key() {
		t.Fatalf("%+v", list)
	}
	if err := list[0].Discard(context.Background()); err != nil {
		t.Error(err)
	}
	if list, _ = keep.List(root); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

func TestOnlyUnfinishedVideosAreClearedAway(t *testing.T) {
	root, dir := t.TempDir(), t.TempDir()
	mine, other := filepath.Join(dir, ".kinora-0123-long.mp4"), filepath.Join(dir, "holiday.mp4")
	for _, path := range []string{mine, other} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	j := begin(t, root, order(root))
	j.Take(0).Step(snapshot(0))
	j.Waiting([]string{mine, other, ".kinora-relative"})
	j.Release()
	begin(t, root, order(root)).Discard()
	if _, err := os.Stat(mine); err == nil {
		t.Error("the unfinished video is still there")
	}
	if _, err := os.Stat(other); err != nil {
		t.Error("another file is gone")
	}
}

func TestAJobThatDidNothingLeavesNothing(t *testing.T) {
	root := t.TempDir()
	begin(t, root, order(root)).Release()
	if left, _ := os.ReadDir(root); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if list, err := keep.List(filepath.Join(root, "nowhere")); err != nil || list != nil {
		t.Errorf("%v, %v", list, err)
	}
}

func TestAFullDiskIsToldOnce(t *testing.T) {
	root := t.TempDir()
	told := 0
	j, err := keep.Begin(t.Context(), root, order(root), func(error) { told++ })
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(root, order(root).Key())); err != nil {
		t.Fatal(err)
	}
	j.Take(0).Step(snapshot(0))
	j.Take(0).Step(snapshot(0))
	if told != 1 {
		t.Errorf("told %d times", told)
	}
	j.Discard()
}

func TestOrdersThatWereChangedAreNoJobs(t *testing.T) {
	root := t.TempDir()
	j := begin(t, root, order(root))
	defer j.Discard()
	other := order(root)
	other.Recipes[0].Seed++
	if other.Key() == order(root).Key() {
		t.Error("two jobs have one key")
	}
	path := filepath.Join(root, order(root).Key(), "job.json")
	if err := os.WriteFile(path, []byte(`{"version":1,"path":"/etc/passwd","recipes":[{}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if list, _ := keep.List(root); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}
