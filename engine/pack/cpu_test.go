//go:build cgo

package pack_test

import (
	"testing"

	"kinora/engine/enginetest/device"
	"kinora/engine/infer"
)

// cpu is the real ONNX Runtime.
func cpu(t testing.TB) infer.Runtime { return device.CPU(t) }
