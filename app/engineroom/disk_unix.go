//go:build unix

package engineroom

import "golang.org/x/sys/unix"

// free is the room in bytes that is left where a folder lies, 0 where it cannot be known.
func free(folder string) int64 {
	var s unix.Statfs_t
	if unix.Statfs(folder, &s) != nil {
		return 0
	}
	return int64(s.Bavail) * int64(s.Bsize)
}
