// Package locale gives Fyne a language that it can read where the environment names
// the C locale, about which Fyne would complain at every start, even of the command
// line. It acts in its init, for its sake alone it is imported, and it may import only
// os: Go then starts it before Fyne's own packages.
package locale

import "os"

// The variables that say the language of messages, the strongest first.
const (
	all      = "LC_ALL"
	messages = "LC_MESSAGES"
	lang     = "LANG"
	ctype    = "LC_CTYPE"
)

func init() {
	for _, name := range []string{all, messages, lang} {
		if value := os.Getenv(name); value != "" {
			if plain(value) {
				english(value)
			}
			return
		}
	}
}

// plain reports whether a locale is C or POSIX, with or without an encoding.
func plain(value string) bool {
	return value == "C" || value == "POSIX" || len(value) > 2 && value[:2] == "C."
}

// english changes the language of messages and leaves the encoding, which the
// keyboard's input needs, as it was.
func english(was string) {
	if os.Getenv(all) != "" {
		_ = os.Unsetenv(all)
		_ = os.Setenv(ctype, was)
	}
	_ = os.Setenv(messages, "en")
}
