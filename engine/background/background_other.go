//go:build !linux

package background

// Enter does something on Linux only: elsewhere a thread's priority is not inherited.
func Enter() {}
