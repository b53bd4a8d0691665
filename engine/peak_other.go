//go:build !unix

package engine

// PeakMemory is the most resident memory this process has had, in bytes; 0 where
// the system does not say.
func PeakMemory() int64 { return 0 }
