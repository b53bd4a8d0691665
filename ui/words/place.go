package words

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Place is a path as people read it: with ~ for the user's own folder, where they know that
// sign.
func Place(path string) string {
	home, err := os.UserHomeDir()
	if err != nil || runtime.GOOS == "windows" {
		return path
	}
	if rest, inside := strings.CutPrefix(path, home+string(filepath.Separator)); inside {
		return filepath.Join("~", rest)
	}
	return path
}
