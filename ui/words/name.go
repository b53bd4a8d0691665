package words

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"kinora/projects"
)

// MemberName is the name in what was written for one: prompts have an @ before it, which
// people write here too.
func MemberName(text string) string { return strings.TrimPrefix(strings.TrimSpace(text), "@") }

// WhyNoName says why a member of the cast, 0 for a new one, cannot be called so, "" where it
// can.
func WhyNoName(f projects.Film, of projects.ID, name string) string {
	taken := func(m projects.Member) bool { return m.Name == name && m.ID != of }
	switch {
	case name == "":
		return lang.L("Write a name first.")
	case !projects.IsName(name):
		return lang.L("A name is letters, digits and underscores.")
	case slices.ContainsFunc(f.Cast, taken):
		return lang.L("Somebody in the cast has this name.")
	}
	return ""
}
