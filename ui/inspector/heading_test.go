package inspector

import (
	"testing"

	"kinora/projects"
)

func TestAHeadingSaysWhereThePromptGoesOn(t *testing.T) {
	for prompt, want := range map[string]string{
		"a boat sails over the sea":         "a boat sails over the sea",
		"a boat sails over the sea at dawn": "a boat sails over the sea…",
		"a boat sails over the sea. Dawn":   "a boat sails over the sea…",
	} {
		if got := nameOf(projects.Card{Shot: projects.Shot{Prompt: prompt}}); got != want {
			t.Errorf("%q is called %q, not %q", prompt, got, want)
		}
	}
}
