package ort_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kinora/engine/infer/ort"
)

func TestDevicesReportsEachInOrderAndTheCPUWorks(t *testing.T) {
	reports := ort.Devices(t.Context())
	var names []string
	for _, r := range reports {
		names = append(names, r.Device)
		line := r.String()
		if strings.Contains(line, "\n") || !r.Works && r.Why == "" {
			t.Errorf("not one clear line: %q", line)
		}
	}
	if !slices.Equal(names, []string{"cuda", "tensorrt", "coreml", "directml", "webgpu", "cpu"}) {
		t.Errorf("order %q", names)
	}
	if cpu := reports[len(reports)-1]; !cpu.Works || cpu.Speed <= 0 {
		t.Errorf("the CPU: %s", cpu)
	}
}

func TestAutoFallsBackAndSaysWhatItPassedOver(t *testing.T) {
	rt, r, err := ort.Open(ort.Auto)
	if err != nil {
		t.Fatal(err)
	}
	if rt.Device() != r.Device || !r.Works {
		t.Errorf("runtime on %s, report %s", rt.Device(), r)
	}
	for _, tried := range r.Tried {
		if tried.Works || tried.Why == "" {
			t.Errorf("passed over without a reason: %s", tried)
		}
		if !strings.HasPrefix(tried.Why, "only on") && !strings.Contains(r.Fallback(), tried.Device+" (") {
			t.Errorf("%s is not in %q", tried.Device, r.Fallback())
		}
	}
}

func TestADeviceOfAnotherSystemIsRefusedWithAReason(t *testing.T) {
	foreign := ort.DirectML
	if os.PathSeparator == '\\' {
		foreign = ort.CoreML
	}
	_, r, err := ort.Open(foreign)
	if err == nil || r.Works || !strings.Contains(err.Error(), "only on") || !strings.Contains(err.Error(), "auto") {
		t.Errorf("got %v, %s", err, r)
	}
	if _, _, err := ort.Open("quantum"); err == nil || !strings.Contains(err.Error(), "webgpu") {
		t.Errorf("an unknown device: %v", err)
	}
}

func TestALibraryThatIsNamedButNotThereIsNotPassedOver(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "libonnxruntime.so")
	if _, err := ort.FindLibrary(nowhere); err == nil || !strings.Contains(err.Error(), nowhere) {
		t.Errorf("the setting: %v", err)
	}
	t.Setenv(ort.LibraryVar, nowhere)
	if _, err := ort.FindLibrary(""); err == nil || !strings.Contains(err.Error(), ort.LibraryVar) {
		t.Errorf("the variable: %v", err)
	}
}

func TestWithoutALibraryTheErrorListsWhereItLooked(t *testing.T) {
	cache := t.TempDir()
	t.Setenv(ort.LibraryVar, "")
	t.Setenv("XDG_CACHE_HOME", cache)
	t.Setenv("HOME", cache)
	_, err := ort.FindLibrary("")
	if err == nil {
		t.Skip("there is a library beside the test's executable")
	}
	for _, part := range []string{"make setup", ort.LibraryVar, filepath.Join(cache, "kinora", "onnxruntime-"+ort.Version), os.TempDir()} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q is missing in: %v", part, err)
		}
	}
	ort.DefaultLibrary = filepath.Join(cache, "built.so")
	defer func() { ort.DefaultLibrary = "" }()
	if err := os.WriteFile(ort.DefaultLibrary, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := ort.FindLibrary(""); got != ort.DefaultLibrary || err != nil {
		t.Errorf("the build's library: %q, %v", got, err)
	}
}

func TestASecondLibraryIsRefused(t *testing.T) {
	if err := ort.Start(""); err != nil {
		t.Fatal(err)
	}
	if path, version := ort.Library(); path == "" || version == "" {
		t.Errorf("library %q %q", path, version)
	}
	loaded, _ := ort.Library()
	if err := ort.Start(loaded); err != nil {
		t.Errorf("the same library again: %v", err)
	}
	other := filepath.Join(t.TempDir(), "libonnxruntime.so")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := ort.Start(other); err == nil || !strings.Contains(err.Error(), "restart") {
		t.Errorf("another library: %v", err)
	}
}

func TestADriverThatHangsIsNotWaitedFor(t *testing.T) {
	if err := ort.Start(""); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	r := ort.TryStuck(ctx)
	if took := time.Since(start); r.Works || r.Why == "" || took > 5*time.Second {
		t.Errorf("%s after %s", r, took)
	}
}

func TestThreadsThatShareACoreCountOnce(t *testing.T) {
	root := t.TempDir()
	for cpu, siblings := range map[string]string{"cpu0": "0,2", "cpu1": "1,3", "cpu2": "0,2", "cpu3": "1,3"} {
		dir := filepath.Join(root, cpu, "topology")
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "thread_siblings_list"), []byte(siblings+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if n := ort.PhysicalCores(root); n != 2 {
		t.Errorf("%d cores", n)
	}
	if n := ort.DefaultThreads(); n < 1 {
		t.Errorf("%d threads", n)
	}
}
