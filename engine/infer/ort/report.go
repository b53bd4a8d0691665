package ort

import (
	"fmt"
	"strings"
	"time"
)

// Report says what came of trying a device.
type Report struct {
	Device string
	// Works: a session on it gave the right numbers.
	Works bool
	// Why is one line: the reason where it does not work, a remark where it does.
	Why string
	// Took is how long the trial took.
	Took time.Duration
	// Speed is arithmetic operations per second in a large matrix product; 0 where
	// it was not measured.
	Speed float64
	// Tried is the devices before this one that Open passed over.
	Tried []Report

	// attentionOnCPU: the device gets attention wrong and leaves it to the CPU.
	attentionOnCPU bool
}

// String is one line: the device, whether it works, and why not.
func (r Report) String() string {
	state := "works"
	if !r.Works {
		state = "no"
	}
	line := fmt.Sprintf("%-9s %-5s", r.Device, state)
	if r.Speed > 0 {
		line += fmt.Sprintf(" %.0f GFLOP/s", r.Speed/1e9)
	}
	if r.Why != "" {
		line += "  " + r.Why
	}
	return strings.TrimRight(line, " ")
}

// Fallback is one line that says what was tried in vain, or "" if nothing was that
// this system could have had.
func (r Report) Fallback() string {
	var parts []string
	for _, t := range r.Tried {
		if !strings.HasPrefix(t.Why, elsewhere) {
			parts = append(parts, fmt.Sprintf("%s (%s)", t.Device, t.Why))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("using %s; passed over %s", r.Device, strings.Join(parts, ", "))
}
