package engine

import (
	"context"

	"kinora/engine/infer/ort"
)

// Devices tries every device in order of preference and says what came of it, one
// line each. It takes seconds.
func Devices(ctx context.Context) []string {
	var lines []string
	for _, report := range ort.Devices(ctx) {
		lines = append(lines, report.String())
	}
	return lines
}
