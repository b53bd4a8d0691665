package ort

import (
	"context"

	onnx "github.com/yalue/onnxruntime_go"
)

// TryStuck tries a device whose driver never answers.
func TryStuck(ctx context.Context) Report {
	return try(ctx, device{"stuck", func(*onnx.SessionOptions) error { select {} }}, Options{})
}

// PhysicalCores is for the test that gives it a folder of its own.
var PhysicalCores = physicalCores
