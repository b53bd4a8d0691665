package cli

import (
	"os"
	"testing"
)

// TestMain keeps what tests make and what that cost out of the user's own state.
func TestMain(m *testing.M) { os.Exit(apart(m)) }

func apart(m *testing.M) int {
	dir, err := os.MkdirTemp("", "kinora-state-*")
	if err != nil {
		return 1
	}
	defer os.RemoveAll(dir)
	if err := os.Setenv("XDG_STATE_HOME", dir); err != nil {
		return 1
	}
	return m.Run()
}
