package edit_test

import (
	"errors"
	"slices"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestNamesOfTheCastAreWordsAndEachOnce(t *testing.T) {
	f, _, err := edit.AddMember(start(), projects.Member{Name: "mara"})
	f = must(t)(f, err)
	for _, name := range []string{"", "mara", "two words", "@mara", "a-b"} {
		if _, _, err := edit.AddMember(f, projects.Member{Name: name}); !errors.Is(err, edit.ErrValue) {
			t.Errorf("%q: %v", name, err)
		}
	}
	f, _, err = edit.AddMember(f, projects.Member{Name: "猫_2"})
	must(t)(f, err)
}

func TestPromptsFollowANewName(t *testing.T) {
	f, ids := board(t, "@mara waves at @maras dog, mara@home", "nobody")
	f, id, err := edit.AddMember(f, projects.Member{Name: "mara"})
	f = must(t)(f, err)
	f = must(t)(edit.SetMember(f, id, func(m *projects.Member) { m.Name = "lena" }))
	expectPrompts(t, f, "@lena waves at @maras dog, mara@home", "nobody")
	if got := edit.Mentioning(f, "lena"); !slices.Equal(got, ids[:1]) {
		t.Errorf("%v", got)
	}
	f = must(t)(edit.RemoveMember(f, id))
	expectPrompts(t, f, "@lena waves at @maras dog, mara@home", "nobody")
	if _, err := edit.RemoveMember(f, id); !errors.Is(err, edit.ErrMissing) {
		t.Error(err)
	}
}
