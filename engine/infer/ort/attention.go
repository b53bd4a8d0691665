package ort

import (
	"context"
	"errors"
	"fmt"
	"strings"

	onnx "github.com/yalue/onnxruntime_go"

	"kinora/engine/infer/onnxgraph"
)

// smokeAttention finds out whether d computes attention rightly, or does once it
// leaves it to the CPU; then remark is one line that says so. Drivers are known that multiply matrices rightly
// and still get the far more intricate kernels of attention wrong: ONNX Runtime
// 1.30's WebGPU on Mesa's software Vulkan, from 32 queries on. Where neither way
// is right, the error says so.
func smokeAttention(ctx context.Context, d device, o Options) (remark string, err error) {
	r := newRuntime(d, o)
	err = r.tryAttention(ctx)
	if err == nil || ctx.Err() != nil {
		return "", err
	}
	if d.leave == nil {
		return "", fmt.Errorf("attention fails: %s", reason(err))
	}
	r.attentionOnCPU = true
	if again := r.tryAttention(ctx); again != nil {
		return "", fmt.Errorf("attention fails: %s; left to the CPU: %s", reason(err), reason(again))
	}
	return fmt.Sprintf("attention runs on the CPU: this driver gets it wrong (%s)", reason(err)), nil
}

// leaveAttention makes the session leave the graph's attention to the CPU, where
// this runtime does so. Nodes are left by name, so each needs one.
func (r *Runtime) leaveAttention(o *onnx.SessionOptions, info onnxgraph.Info) error {
	if !r.attentionOnCPU || info.Attention == 0 {
		return nil
	}
	if without := info.Attention - len(info.AttentionNames); without > 0 {
		return fmt.Errorf("%d of its %d attention nodes have no name, so %s, which gets attention wrong here, cannot leave them to the CPU: use the device %s",
			without, info.Attention, r.device.name, CPU)
	}
	for _, name := range info.AttentionNames {
		if strings.ContainsAny(name, "\r\n\x00") {
			return errors.New("an attention node has a name of several lines: use the device " + CPU)
		}
	}
	return r.device.leave(o, info.AttentionNames)
}
