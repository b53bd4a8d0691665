package payload_test

import (
	"slices"
	"testing"

	"kinora/projects"
	"kinora/ui/payload"
)

func TestCardsBringTheTakesThatStandForThem(t *testing.T) {
	f := projects.Film{
		Board:    []projects.Card{{ID: 1}, {ID: 2}},
		Takes:    []projects.FilmTake{{ID: 3, Card: 1}, {ID: 4, Card: 1}},
		Outcomes: map[projects.ID]projects.Outcome{3: {State: projects.Done}},
	}
	if all, ok := payload.Of(f, payload.Cards{IDs: []projects.ID{1, 2}}); !ok || !slices.Equal(all, []projects.Source{{Take: 3}}) {
		t.Errorf("%v %v", all, ok)
	}
	if all, ok := payload.Of(f, payload.Sources{All: []projects.Source{{Medium: 9}}}); !ok || len(all) != 1 {
		t.Errorf("%v %v", all, ok)
	}
	if _, ok := payload.Of(f, "words"); ok {
		t.Error("words are no sources")
	}
}
