package engine

import "testing"

// LimitLooks has no more frames stay than have so many bytes, until the test ends.
func LimitLooks(t *testing.T, bytes int) {
	before := mostLooks
	mostLooks = bytes
	t.Cleanup(func() { mostLooks = before })
}
