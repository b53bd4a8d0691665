package locale

import (
	"os"
	"testing"
)

func TestPlainLocales(t *testing.T) {
	for value, want := range map[string]bool{
		"C": true, "POSIX": true, "C.UTF-8": true, "en_US.UTF-8": false, "Chinese": false, "de": false,
	} {
		if got := plain(value); got != want {
			t.Errorf("plain(%q) is %v", value, got)
		}
	}
}

func TestEnglishKeepsTheEncoding(t *testing.T) {
	for _, name := range []string{all, messages, ctype} {
		t.Setenv(name, "C.UTF-8")
	}
	english("C.UTF-8")
	if os.Getenv(all) != "" || os.Getenv(messages) != "en" || os.Getenv(ctype) != "C.UTF-8" {
		t.Errorf("%s=%q %s=%q %s=%q", all, os.Getenv(all), messages, os.Getenv(messages), ctype, os.Getenv(ctype))
	}
}
