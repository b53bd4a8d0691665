package ort

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// DefaultThreads is how many threads a session computes with: one for each core
// of the machine, or fewer where the process may use fewer. Two threads on one
// core share its arithmetic and gain nothing.
func DefaultThreads() int {
	allowed := max(1, runtime.GOMAXPROCS(0))
	if cores := physicalCores("/sys/devices/system/cpu"); cores > 0 {
		return min(cores, allowed)
	}
	return allowed
}

// physicalCores counts the distinct sets of sibling threads that Linux lists; 0
// where it lists none.
func physicalCores(root string) int {
	lists, _ := filepath.Glob(filepath.Join(root, "cpu[0-9]*", "topology", "thread_siblings_list"))
	cores := map[string]bool{}
	for _, path := range lists {
		if text, err := os.ReadFile(path); err == nil {
			cores[strings.TrimSpace(string(text))] = true
		}
	}
	return len(cores)
}
