//go:build !cgo

package pack_test

import (
	"testing"

	"kinora/engine/infer"
)

// cpu is nothing where ONNX Runtime cannot be linked: Check then reads graphs and
// runs none. The tests that need a run are built with cgo only.
func cpu(testing.TB) infer.Runtime { return nil }
