//go:build !linux

package engineroom

// behind does something on Linux only: elsewhere a thread's priority is not inherited.
func behind() {}
