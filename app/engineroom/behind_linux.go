package engineroom

import (
	"runtime"
	"syscall"
)

// behind has the calling goroutine, and the threads that ONNX Runtime makes for it, work
// with what the rest of the program leaves of the processor: the window answers as fast
// while a take is made. A thread inherits its priority from the one that made it, and
// Linux keeps one for each. The goroutine keeps its thread from then on.
func behind() {
	runtime.LockOSThread()
	const niceness = 10
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, niceness) // nobody has to be told that the window is slower
}
