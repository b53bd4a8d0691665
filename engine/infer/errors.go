package infer

import "errors"

// What can go wrong with a graph, for errors.Is. The errors that runtimes return
// wrap one of these and name the graph.
var (
	// ErrGraph says that a graph does not load: damaged, or made of operators that
	// the runtime does not know.
	ErrGraph = errors.New("graph does not load")
	// ErrPort says that a value does not fit the input or output that it was meant for.
	ErrPort = errors.New("value does not fit")
	// ErrRun says that a graph failed while it ran.
	ErrRun = errors.New("graph failed")
	// ErrMemory says that the device has too little memory.
	ErrMemory = errors.New("not enough memory")
	// ErrClosed says that the session has been closed.
	ErrClosed = errors.New("session is closed")
)
