package edit_test

import (
	"errors"
	"slices"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
)

func TestTakesAndMediaAreMarked(t *testing.T) {
	both := []projects.Source{talk, shot}
	f := must(t)(edit.Star(start(), both, true))
	f = must(t)(edit.SetLabel(f, both, "red"))
	f = must(t)(edit.Remove(f, both, true))
	f = must(t)(edit.Reject(f, []projects.ID{shot.Take}, true))
	f = must(t)(edit.RenameSource(f, shot, "best"))
	m, _ := f.Medium(talk.Medium)
	if !m.Star || !m.Removed || m.Label != "red" {
		t.Errorf("the medium is %+v", m)
	}
	k, _ := f.Take(shot.Take)
	if !k.Star || !k.Removed || !k.Rejected || k.Label != "red" || k.Title() != "best" {
		t.Errorf("the take is %+v", k)
	}
	if m, _ := f.Medium(silky.Medium); m.Star || m.Removed {
		t.Errorf("another medium is %+v", m)
	}
	if g := must(t)(edit.Star(f, []projects.Source{talk}, false)); &g.Takes[0] != &f.Takes[0] {
		t.Error("the takes are another slice")
	}
}

func TestWhatCannotBeMarkedIsRefused(t *testing.T) {
	f := start()
	_, none := edit.Star(f, nil, true)
	_, gone := edit.Star(f, []projects.Source{{Take: 9999}}, true)
	_, colour := edit.SetLabel(f, []projects.Source{talk}, "pink")
	_, name := edit.RenameSource(f, talk, "")
	for i, want := range []error{edit.ErrNothing, edit.ErrMissing, edit.ErrValue, edit.ErrValue} {
		if err := []error{none, gone, colour, name}[i]; !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}

func TestOnlyATakeOfTheCardCanBeChosen(t *testing.T) {
	f := must(t)(edit.Choose(start(), 107, later.Take))
	if f.Shown(107) != later.Take {
		t.Errorf("%d is shown", f.Shown(107))
	}
	if f = must(t)(edit.Choose(f, 107, 0)); f.Shown(107) != shot.Take {
		t.Errorf("%d is shown", f.Shown(107))
	}
	f, other := edit.AddTake(f, projects.FilmTake{Card: 999})
	if _, err := edit.Choose(f, 107, other); !errors.Is(err, edit.ErrMissing) {
		t.Error(err)
	}
}

func TestAMediumIsFoundAgainElsewhere(t *testing.T) {
	f, ids := row(t, 20)
	f = must(t)(edit.Relink(f, silky.Medium, "/new/silky.mov", "b2", ".mov"))
	if asset, ext := f.Asset(clip(t, f, ids[0]).Source); asset != "b2" || ext != ".mov" {
		t.Errorf("the clip shows %s%s", asset, ext)
	}
	if _, err := edit.Relink(f, silky.Medium, "/none", "", ""); !errors.Is(err, edit.ErrValue) {
		t.Error(err)
	}
}

func TestWhereASourceIsUsed(t *testing.T) {
	f, ids := row(t, 20, 20)
	f = must(t)(edit.AddKnown(f, 107, projects.Known{Source: silky, Place: projects.PlaceFirst, Strength: 1}))
	f, member, err := edit.AddMember(f, projects.Member{Name: "mara", Pictures: []projects.Source{silky}})
	must(t)(f, err)
	u := edit.WhereUsed(f, silky)
	if !slices.Equal(u.Cards, []projects.ID{107}) || !slices.Equal(u.Clips, ids) || !slices.Equal(u.Cast, []projects.ID{member}) {
		t.Errorf("%+v", u)
	}
	f = must(t)(edit.Choose(f, 107, shot.Take))
	if u := edit.WhereUsed(f, shot); !slices.Equal(u.Cards, []projects.ID{107}) || u.None() {
		t.Errorf("%+v", u)
	}
	if u := edit.WhereUsed(f, talk); !u.None() {
		t.Errorf("%+v", u)
	}
}
