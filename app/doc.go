// Package app is the studio without a window: the shot that is being edited, the job
// that runs, the takes there are, the player, and every user action as a command.
// Commands are called on one goroutine, the one that Config.Post posts to, and
// return at once; what takes time runs on the lanes and comes back through Post. It
// must not import fyne, ui, or whatever reaches cgo: the engine and the decoder come
// in through Config.
package app
