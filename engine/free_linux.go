package engine

import (
	"bytes"
	"os"
	"strconv"
)

// FreeMemory is how many bytes this process can still have: what the kernel calls
// available, or what is left of its control group's limit where that is less; 0 where
// nobody says.
func FreeMemory() int64 {
	free := field("/proc/meminfo", "MemAvailable:") << 10 // kB
	const group = "/sys/fs/cgroup/"
	limit, used := field(group+"memory.max", ""), field(group+"memory.current", "")
	if limit > 0 && used > 0 {
		// What is only cached of files goes when it is needed.
		cached := field(group+"memory.stat", "active_file") + field(group+"memory.stat", "inactive_file")
		free = min(free, max(1, limit-used+cached))
	}
	return free
}

// field is the number behind a name on a line of a file, or the only one where the name
// is ""; 0 where there is none.
func field(path, name string) int64 {
	data, _ := os.ReadFile(path)
	for line := range bytes.Lines(data) {
		words := bytes.Fields(line)
		if name == "" {
			words = append([][]byte{nil}, words...)
		}
		if len(words) > 1 && string(words[0]) == name {
			n, _ := strconv.ParseInt(string(words[1]), 10, 53)
			return n
		}
	}
	return 0
}
