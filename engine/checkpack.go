package engine

import (
	"context"

	"kinora/engine/infer/ort"
	"kinora/engine/pack"
)

// CheckPack holds a pack's files and graphs against the contract and runs each graph
// once on the CPU; dir "" is the built-in pack. progress may be nil. An error means
// that there is no runtime to check with; what is wrong with the pack is in the report.
func CheckPack(ctx context.Context, dir string, progress func(done, total int64)) (pack.Report, error) {
	rt, _, err := ort.OpenWith(ctx, ort.CPU, ort.Options{})
	if err != nil {
		return pack.Report{}, err
	}
	if dir != "" {
		return pack.CheckDir(ctx, rt, dir, progress), nil
	}
	p, err := FindPack("")
	if err != nil {
		return pack.Report{}, err
	}
	return pack.CheckWith(ctx, rt, p, progress), nil
}
