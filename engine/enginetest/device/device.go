// Package device gives tests the real ONNX Runtime. It is apart from enginetest
// because it needs cgo; tests of pure packages must not import it.
package device

import (
	"testing"

	"kinora/engine/infer"
	"kinora/engine/infer/ort"
)

// CPU is a runtime on the CPU with two threads. Where ONNX Runtime is not there
// the test fails and says what to do: a test that is skipped proves nothing.
func CPU(t testing.TB) infer.Runtime { return Named(t, ort.CPU) }

// Named is a runtime on the named device; a device that does not work fails the test.
func Named(t testing.TB, name string) infer.Runtime {
	t.Helper()
	rt, _, err := ort.OpenWith(t.Context(), name, ort.Options{Threads: 2})
	if err != nil {
		t.Fatalf("%v\nrun `make setup` once, then `eval \"$(tools/setup/env.sh)\"` in this shell", err)
	}
	return rt
}
