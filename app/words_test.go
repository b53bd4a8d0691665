package app_test

import (
	"testing"

	"kinora/app"
)

func TestWordsOfAPrompt(t *testing.T) {
	for _, c := range []struct {
		prompt, words string
		has           bool
		with, without string
	}{
		{"", "sunset", false, "sunset", ""},
		{"a ball", "sunset", false, "a ball, sunset", "a ball"},
		{"a ball.", "sunset", false, "a ball, sunset", "a ball."},
		{"a ball, sunset", "sunset", true, "a ball, sunset, sunset", "a ball"},
		{"a ball at Sunset, slowly", "at sunset", true, "a ball at Sunset, slowly, at sunset", "a ball, slowly"},
		{"sunset, a ball", "sunset", true, "sunset, a ball, sunset", "a ball"},
		{"sunsets", "sunset", false, "sunsets, sunset", "sunsets"},
		{"@sunset", "sunset", false, "@sunset, sunset", "@sunset"},
		{"一个球, 日落", "日落", true, "一个球, 日落，日落", "一个球"},
	} {
		if got := app.HasWords(c.prompt, c.words); got != c.has {
			t.Errorf("%q says %q: %v", c.prompt, c.words, got)
		}
		if got := app.WithWords(c.prompt, c.words); got != c.with {
			t.Errorf("%q with %q is %q, want %q", c.prompt, c.words, got, c.with)
		}
		if got := app.WithoutWords(c.prompt, c.words); got != c.without {
			t.Errorf("%q without %q is %q, want %q", c.prompt, c.words, got, c.without)
		}
	}
}
