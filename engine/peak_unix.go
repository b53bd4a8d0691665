//go:build unix

package engine

import (
	"runtime"
	"syscall"
)

// PeakMemory is the most resident memory this process has had, in bytes; 0 where
// the system does not say.
func PeakMemory() int64 {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0
	}
	if runtime.GOOS == "darwin" { // the only Unix that counts in bytes
		return use.Maxrss
	}
	return use.Maxrss << 10
}
