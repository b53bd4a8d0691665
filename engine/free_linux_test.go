package engine

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFreeMemoryIsRead(t *testing.T) {
	if n := FreeMemory(); n < 1<<20 || n > 1<<50 {
		t.Errorf("%d bytes are free", n)
	}
	path := filepath.Join(t.TempDir(), "meminfo")
	for text, want := range map[string]int64{
		"MemTotal: 9 kB\nMemAvailable:  24 kB\n": 24, "MemAvailable:\n": 0, "MemAvailable: much\n": 0, "": 0,
		"MemAvailable: 99999999999999999999 kB\n": 1<<52 - 1,
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if n := field(path, "MemAvailable:"); n != want {
			t.Errorf("%q: %d", text, n)
		}
	}
	if err := os.WriteFile(path, []byte("max\n"), 0o600); err != nil || field(path, "") != 0 {
		t.Errorf("no limit is %d, %v", field(path, ""), err)
	}
}
