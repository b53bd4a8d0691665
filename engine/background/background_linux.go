package background

import (
	"runtime"
	"syscall"
)

// Enter has the calling goroutine, and the threads that libraries make on it from now on,
// work with what the rest leaves of the processor. A thread inherits its priority from the
// one that made it, and Linux keeps one for each. There is no way back: the goroutine keeps
// its thread, which ends with it.
func Enter() {
	runtime.LockOSThread()
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, niceness) // nobody has to be told that the window is slower
}

const niceness = 19
