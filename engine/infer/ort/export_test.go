package ort

import (
	"context"

	onnx "github.com/yalue/onnxruntime_go"

	"kinora/engine/infer"
)

// TryStuck tries a device whose driver never answers.
func TryStuck(ctx context.Context) Report {
	return try(ctx, device{name: "stuck", add: func(*onnx.SessionOptions) error { select {} }}, Options{})
}

// PhysicalCores is for the test that gives it a folder of its own.
var PhysicalCores = physicalCores

// TryAttention tries the attention of a CPU that adds itself with add, and to which
// leave leaves nodes; nil where it has no such way.
func TryAttention(ctx context.Context, add func() error, leave func(nodes []string) error) (remark string, err error) {
	return smokeAttention(ctx, odd(add, leave), Options{})
}

// WithoutAttention is the CPU in the part of a device that gets attention wrong.
func WithoutAttention(leave func(nodes []string) error) infer.Runtime {
	d := odd(func() error { return nil }, leave)
	return runtimeFor(d, Options{}, Report{Device: d.name, attentionOnCPU: true})
}

func odd(add func() error, leave func([]string) error) device {
	d := device{name: "odd", add: func(*onnx.SessionOptions) error { return add() }}
	if leave != nil {
		d.leave = func(_ *onnx.SessionOptions, nodes []string) error { return leave(nodes) }
	}
	return d
}

// LeaveWebGPU gives the nodes to the options of a session.
func LeaveWebGPU(nodes []string) error {
	o, err := onnx.NewSessionOptions()
	if err != nil {
		return err
	}
	defer o.Destroy()
	return leaveWebGPU(o, nodes)
}

// CompareAttention is the measure of the trial, for numbers of the test's choice.
var CompareAttention = compare
