package engine

import (
	"bytes"
	"os"
	"strconv"
)

// freeMemory is how many bytes this process can still have: what the kernel calls
// available, or what is left of its control group's limit where that is less; 0 where
// nobody says.
func freeMemory() int64 {
	free := available()
	limit, used := number("/sys/fs/cgroup/memory.max"), number("/sys/fs/cgroup/memory.current")
	if limit > 0 && used > 0 {
		free = min(free, max(1, limit-used))
	}
	return free
}

// available is MemAvailable of /proc/meminfo, whose unit is kB.
func available() int64 {
	data, _ := os.ReadFile("/proc/meminfo")
	for line := range bytes.Lines(data) {
		if f := bytes.Fields(line); len(f) > 1 && string(f[0]) == "MemAvailable:" {
			n, _ := strconv.ParseInt(string(f[1]), 10, 54)
			return n << 10
		}
	}
	return 0
}

// number is what a file says, 0 where it says no number.
func number(path string) int64 {
	data, _ := os.ReadFile(path)
	n, _ := strconv.ParseInt(string(bytes.TrimSpace(data)), 10, 64)
	return n
}
