package background

import (
	"runtime"

	"golang.org/x/sys/unix"
)

// Enter has the calling goroutine, and the threads that libraries make on it from now on,
// work with what the rest leaves of the processor. A thread inherits its policy from the
// one that made it, and Linux keeps one for each. There is no way back: the goroutine keeps
// its thread, which ends with it.
//
// Niceness alone is not enough: a thread that wakes up waits for the slice of a nice one to
// end, and painting a window without a graphics card wakes up threads many times. Threads
// of SCHED_IDLE give way at once, and are pulled to any processor that has nothing to do.
func Enter() {
	runtime.LockOSThread()
	idle := unix.SchedAttr{Size: unix.SizeofSchedAttr, Policy: unix.SCHED_IDLE}
	_ = unix.SchedSetAttr(0, &idle, 0) // nobody has to be told that the window is slower
}
