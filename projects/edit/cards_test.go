package edit_test

import (
	"errors"
	"slices"
	"testing"
	"unicode/utf8"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// board is a film with a card for each prompt.
func board(t *testing.T, prompts ...string) (projects.Film, []projects.ID) {
	t.Helper()
	f := start()
	f.Board = nil
	var ids []projects.ID
	for _, p := range prompts {
		var id projects.ID
		var err error
		f, id, err = edit.AddCard(f, projects.Card{Shot: projects.Shot{Prompt: p, Seconds: rational.Int(2)}}, 0)
		must(t)(f, err)
		ids = append(ids, id)
	}
	return f, ids
}

func prompts(f projects.Film) (out []string) {
	for _, c := range f.Board {
		out = append(out, c.Shot.Prompt)
	}
	return out
}

func expectPrompts(t *testing.T, f projects.Film, want ...string) {
	t.Helper()
	check(t, f)
	if got := prompts(f); !slices.Equal(got, want) {
		t.Errorf("the board has %q, want %q", got, want)
	}
}

func TestCardsAreAddedDuplicatedMovedAndRemoved(t *testing.T) {
	f, ids := board(t, "a", "b", "c")
	g, _, err := edit.AddCard(f, projects.Card{Shot: projects.Shot{Prompt: "x"}}, ids[0])
	expectPrompts(t, must(t)(g, err), "a", "x", "b", "c")
	g, _, err = edit.DuplicateCard(f, ids[1])
	expectPrompts(t, must(t)(g, err), "a", "b", "b", "c")
	expectPrompts(t, must(t)(edit.MoveCards(f, []projects.ID{ids[2], ids[1]}, 0)), "b", "c", "a")
	expectPrompts(t, must(t)(edit.MoveCards(f, ids[:1], 2)), "b", "a", "c")
	expectPrompts(t, must(t)(edit.MoveCards(f, ids[:1], 99)), "b", "c", "a")
	expectPrompts(t, must(t)(edit.RemoveCards(f, ids[:2])), "c")
	expectPrompts(t, f, "a", "b", "c")
}

func TestACopyOfACardHasNoTakes(t *testing.T) {
	f := must(t)(edit.Choose(start(), 107, shot.Take))
	f, id, err := edit.DuplicateCard(f, 107)
	must(t)(f, err)
	if c, _ := f.Card(id); c.Chosen != 0 || f.Shown(id) != 0 || f.Shown(107) != shot.Take {
		t.Errorf("it is %+v", c)
	}
}

func TestALockedCaptionGoesWithItsPromptOnly(t *testing.T) {
	f, ids := board(t, "a. b.", "c")
	f = must(t)(edit.SetCard(f, ids[0], func(c *projects.Card) { c.Shot.Expanded, c.Locked = "a and b", true }))
	f = must(t)(edit.SetCard(f, ids[0], func(c *projects.Card) { c.Shot.Seed = 7 }))
	f = must(t)(edit.AddKnown(f, ids[0], projects.Known{Source: photo, Place: projects.PlaceFirst, Strength: 1}))
	g, copied, err := edit.DuplicateCard(f, ids[0])
	if c, _ := must(t)(g, err).Card(copied); !c.Locked || c.Shot.Expanded != "a and b" {
		t.Errorf("a copy is %+v", c)
	}
	g, second, err := edit.SplitCard(f, ids[0], 1)
	g = must(t)(g, err)
	merged := must(t)(edit.MergeCards(f, ids))
	for _, id := range []projects.ID{ids[0], second} {
		if c, _ := g.Card(id); c.Locked || c.Shot.Expanded != "" {
			t.Errorf("split, it is %+v", c)
		}
	}
	if c := merged.Board[0]; c.Locked || c.Shot.Expanded != "" {
		t.Errorf("merged, it is %+v", c)
	}
	must(t)(edit.RemoveCards(f, ids))
}

func TestACardKeepsItsID(t *testing.T) {
	f, ids := board(t, "a")
	f = must(t)(edit.SetCard(f, ids[0], func(c *projects.Card) { *c = projects.Card{Title: "new"} }))
	if f.Board[0].ID != ids[0] || f.Board[0].Title != "new" {
		t.Errorf("it is %+v", f.Board[0])
	}
}

func TestACardIsSplitAtASentence(t *testing.T) {
	f, ids := board(t, "A cat sits. It yawns! Does it sleep?", "next")
	first := projects.Known{Source: photo, Place: projects.PlaceFirst, Strength: 1}
	last := projects.Known{Source: photo, Place: projects.PlaceLast, Strength: 1}
	f = must(t)(edit.AddKnown(must(t)(edit.AddKnown(f, ids[0], last)), ids[0], first))
	g, second, err := edit.SplitCard(f, ids[0], 1)
	expectPrompts(t, must(t)(g, err), "A cat sits.", "It yawns! Does it sleep?", "next")
	a, _ := g.Card(ids[0])
	b, _ := g.Card(second)
	if !slices.Equal(a.Known, []projects.Known{first}) || !slices.Equal(b.Known, []projects.Known{last}) {
		t.Errorf("known %+v and %+v", a.Known, b.Known)
	}
	for _, at := range []int{-1, 0, 3} {
		if _, _, err := edit.SplitCard(f, ids[0], at); !errors.Is(err, edit.ErrNothing) {
			t.Errorf("at %d: %v", at, err)
		}
	}
}

func TestMergedCardsHaveAllPromptsAndAllTakes(t *testing.T) {
	f := start()
	f, other, err := edit.AddCard(f, projects.Card{Shot: projects.Shot{Prompt: "It stops."}}, 0)
	must(t)(f, err)
	f = must(t)(edit.MoveCards(f, []projects.ID{other}, 0))
	f = must(t)(edit.MergeCards(f, []projects.ID{107, other}))
	expectPrompts(t, f, "It stops. A ball falls. It bounces.")
	if n := len(f.TakesOf(other)); n != 2 {
		t.Errorf("%d takes", n)
	}
	if _, err := edit.MergeCards(f, []projects.ID{other}); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
}

func TestEachLineOfATextIsAShot(t *testing.T) {
	f, ids := board(t, "a", "b")
	g, made, err := edit.FromLines(f, "  one \r\n# not this\n\n\ttwo\n#nor this", projects.Card{Draft: true}, ids[0])
	expectPrompts(t, must(t)(g, err), "a", "one", "two", "b")
	if c, _ := g.Card(made[1]); !c.Draft {
		t.Error("the template was not used")
	}
	if _, _, err := edit.FromLines(f, "\n # \n", projects.Card{}, 0); !errors.Is(err, edit.ErrNothing) {
		t.Error(err)
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"":                        nil,
		" . ":                     {"."},
		"A cat":                   {"A cat"},
		"It costs 2.50. A lot!":   {"It costs 2.50.", "A lot!"},
		"first line\nsecond line": {"first line", "second line"},
		"一只猫。它睡觉。":                {"一只猫。", "它睡觉。"},
	} {
		if got := edit.Sentences(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"A. B! C?", "。\xff。", "\n\n", "2.5 . "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := 0
		for _, part := range edit.Sentences(s) {
			if part == "" {
				t.Fatalf("%q has an empty sentence", s)
			}
			n += len(part)
		}
		if n > len(s) {
			t.Fatalf("%q became longer", s)
		}
	})
}

func FuzzFromLines(f *testing.F) {
	for _, s := range []string{"a\nb", "#\n\n", "\xff\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, ids, err := edit.FromLines(start(), s, projects.Card{}, 0)
		check(t, g)
		for _, id := range ids {
			if c, ok := g.Card(id); !ok || c.Shot.Prompt == "" || !utf8.ValidString(c.Shot.Prompt) {
				t.Fatalf("%q makes the card %+v", s, c)
			}
		}
		if (err == nil) != (len(ids) > 0) {
			t.Fatalf("%q: %d cards and %v", s, len(ids), err)
		}
	})
}
