package edit_test

import (
	"errors"
	"testing"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

func TestKnownFramesAreKeptInOrderOfTime(t *testing.T) {
	f := start()
	add := func(s projects.Source, p projects.Place, at int64) {
		t.Helper()
		f = must(t)(edit.AddKnown(f, 107, projects.Known{Source: s, Place: p, At: rational.Int(at), Strength: 1}))
	}
	add(photo, projects.PlaceLast, 0)
	add(silky, projects.PlaceAt, 1)
	add(photo, projects.PlaceFirst, 0)
	add(talk, projects.PlaceFirst, 0) // in the place of the one before
	expectKnown(t, f, talk, silky, photo)
	f = must(t)(edit.MoveKnown(f, 107, 0, projects.PlaceAt, rational.Int(2)))
	expectKnown(t, f, silky, talk, photo)
	f = must(t)(edit.RemoveKnown(f, 107, 1))
	expectKnown(t, f, silky, photo)
}

func expectKnown(t *testing.T, f projects.Film, want ...projects.Source) {
	t.Helper()
	known := f.Board[0].Known
	if len(known) != len(want) {
		t.Fatalf("%+v", known)
	}
	for i, k := range known {
		if k.Source != want[i] {
			t.Errorf("%d is %+v, want %+v", i, k.Source, want[i])
		}
	}
}

func TestKnownFramesThatCannotBeAreRefused(t *testing.T) {
	good := projects.Known{Source: photo, Place: projects.PlaceFirst, Strength: 1}
	for name, spoil := range map[string]func(*projects.Known){
		"no strength":   func(k *projects.Known) { k.Strength = 0 },
		"too strong":    func(k *projects.Known) { k.Strength = 1.01 },
		"no place":      func(k *projects.Known) { k.Place = "" },
		"a sound":       func(k *projects.Known) { k.Source = music },
		"nothing":       func(k *projects.Known) { k.Source = projects.Source{} },
		"before it all": func(k *projects.Known) { k.At = rational.Int(-1) },
	} {
		k := good
		spoil(&k)
		if _, err := edit.AddKnown(start(), 107, k); !errors.Is(err, edit.ErrValue) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := edit.RemoveKnown(start(), 107, 0); !errors.Is(err, edit.ErrMissing) {
		t.Error(err)
	}
}
