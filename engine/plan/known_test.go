package plan_test

import (
	"reflect"
	"slices"
	"testing"

	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
)

func TestKnownFramesFindTheirPlaces(t *testing.T) {
	cases := map[string]struct {
		placement string
		layout    pack.Layout
		condition projects.Condition
		source    plan.Source
		known     []plan.Known
		notes     []string
	}{
		"a still first": {
			condition: projects.Condition{Frames: 1, Strength: 1},
			source:    plan.Source{Frames: 1},
			known:     []plan.Known{{Frames: 1, Strength: 1}},
		},
		"a clip first, trimmed": {
			condition: projects.Condition{Frames: 12, Strength: 0.5},
			source:    plan.Source{Frames: 9},
			known:     []plan.Known{{Frames: 3, Strength: 0.5}},
			notes:     []string{"condition 1: 9 of its 12 frames are used: the model's steps in time are 4 frames"},
		},
		"a clip longer than the take": {
			condition: projects.Condition{Frames: 99, Strength: 1},
			source:    plan.Source{Frames: 25},
			known:     []plan.Known{{Frames: 7, Strength: 1}},
			notes:     []string{"condition 1: 25 of its 99 frames are used: the model's steps in time are 4 frames"},
		},
		"a still inside, beside the grid": {
			condition: projects.Condition{Frame: 10, Frames: 1, Strength: 1},
			source:    plan.Source{Frames: 1},
			known:     []plan.Known{{Frames: 1, Extra: true, Offset: 10, Strength: 1}},
		},
		"a still before the take": {
			condition: projects.Condition{Frame: -4, Frames: 1, Strength: 1},
			source:    plan.Source{Frames: 1},
			known:     []plan.Known{{Frames: 1, Extra: true, Offset: -4, Strength: 1}},
		},
		"a clip inside, half beside": {
			condition: projects.Condition{Frame: 8, Frames: 13, Strength: 1},
			source:    plan.Source{Frames: 13},
			known: []plan.Known{
				{From: 2, Frames: 2, At: 4, Strength: 1},
				{Frames: 2, Extra: true, Offset: 8, Strength: 1},
			},
		},
		"a clip inside that runs out of the take": {
			condition: projects.Condition{Frame: 16, Frames: 13, Strength: 1},
			source:    plan.Source{Frames: 9},
			known: []plan.Known{
				{From: 2, Frames: 1, At: 6, Strength: 1},
				{Frames: 2, Extra: true, Offset: 16, Strength: 1},
			},
			notes: []string{"condition 1: 9 of its 13 frames are used: the model's steps in time are 4 frames"},
		},
		"a still inside, in place": {
			placement: "in_place",
			condition: projects.Condition{Frame: 10, Frames: 1, Strength: 1},
			source:    plan.Source{Frames: 4, Lead: 1, Skip: 1},
			known:     []plan.Known{{At: 3, Frames: 1, Strength: 1}},
		},
		"a clip inside, in place": {
			placement: "in_place",
			condition: projects.Condition{Frame: 11, Frames: 9, Strength: 1},
			source:    plan.Source{Frames: 8, Lead: 1, Skip: 1},
			known:     []plan.Known{{At: 3, Frames: 2, Strength: 1}},
			notes: []string{
				"condition 1 begins at frame 9, not 11: the model's steps in time are 4 frames",
				"condition 1: 8 of its 9 frames are used: the model's steps in time are 4 frames",
			},
		},
		"a reference, in place": {
			placement: "in_place",
			condition: projects.Condition{Frame: plan.ReferenceFrame(0), Frames: 1, Strength: 1},
			source:    plan.Source{Frames: 1},
			known:     []plan.Known{{Frames: 1, Extra: true, Offset: -96, Strength: 1}},
		},
		"the third reference, a clip, in place": {
			placement: "in_place",
			condition: projects.Condition{Frame: plan.ReferenceFrame(2), Frames: 9, Strength: 0.5},
			source:    plan.Source{Frames: 1},
			known:     []plan.Known{{Frames: 1, Extra: true, Offset: -288, Strength: 0.5}},
			notes:     []string{"condition 1: the first of its 9 frames is used: a reference is one picture"},
		},
		"the last frame, in a grid": {
			layout:    pack.Grid,
			condition: projects.Condition{Frame: 24, Frames: 1, Strength: 1},
			source:    plan.Source{Frames: 4, Lead: 1, Skip: 1},
			known:     []plan.Known{{At: 6, Frames: 1, Strength: 1}},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			m, shot := papercut(), ball()
			m.Cond.NegativeIndex = true
			if c.placement != "" {
				m.Cond.Placement = c.placement
			}
			if c.layout != "" {
				m.Layout = c.layout
			}
			shot.Conditions = []projects.Condition{c.condition}
			p := mustPlan(t, shot, m)
			if !reflect.DeepEqual(p.Sources, []plan.Source{c.source}) {
				t.Errorf("sources %+v", p.Sources)
			}
			if !reflect.DeepEqual(p.Windows[0].Known, c.known) {
				t.Errorf("known %+v", p.Windows[0].Known)
			}
			if !slices.Equal(p.Notes, c.notes) {
				t.Errorf("notes %q", p.Notes)
			}
			if p.Recipe.Mode != projects.Conditioned || len(p.Recipe.Conditions) != 1 {
				t.Errorf("recipe %+v", p.Recipe)
			}
			inside(t, p)
		})
	}
}

func TestExtraTokensAreForecast(t *testing.T) {
	shot := ball()
	shot.Conditions = []projects.Condition{{Frame: 10, Frames: 1, Strength: 1}}
	if n := mustPlan(t, shot, papercut()).Forecast.Tokens; n != 320 {
		t.Errorf("%d tokens, want 7 frames and one of 40", n)
	}
}

func TestOnlyPacksThatWereTrainedForThemTakeReferences(t *testing.T) {
	shot := ball()
	shot.Conditions = []projects.Condition{{Frame: plan.ReferenceFrame(0), Frames: 1, Strength: 1}}
	for _, c := range []struct {
		placement string
		layout    pack.Layout
		negative  bool
		want      bool
	}{
		{"in_place", pack.Token, true, true},
		{"in_place", pack.Token, false, false},
		{"append", pack.Token, true, true},
		{"prepend", pack.Token, false, false},
		{"in_place", pack.Grid, true, false},
	} {
		m := papercut()
		m.Cond.Placement, m.Layout, m.Cond.NegativeIndex = c.placement, c.layout, c.negative
		_, err := plan.For(shot, m, projects.PackRef{}, "cpu")
		if (err == nil) != c.want || plan.References(m) != c.want {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestAReferenceIsOneFrameMoreInTheForecast(t *testing.T) {
	shot, m := ball(), papercut()
	m.Cond.Placement, m.Cond.NegativeIndex = "in_place", true
	for k := range plan.MaxReferences {
		shot.Conditions = append(shot.Conditions, projects.Condition{Frame: plan.ReferenceFrame(k), Frames: 1, Strength: 1})
	}
	if n := mustPlan(t, shot, m).Forecast.Tokens; n != (7+3)*40 {
		t.Errorf("%d tokens", n)
	}
}
