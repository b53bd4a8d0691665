package projects_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"kinora/projects"
	"kinora/projects/rational"
)

// recipe has every field set, so that a field that is forgotten somewhere shows.
func recipe() projects.Recipe {
	return projects.Recipe{
		Version: projects.RecipeVersion, Mode: projects.Conditioned, Prompt: "a red ball", Expanded: "a round red ball",
		Negative: "blue", Seed: 1<<63 + 1, Pack: projects.PackRef{ID: "papercut", Version: "1", Digest: "ab"},
		Size: projects.Size{Width: 128, Height: 80}, Frames: 25, Rate: rational.New(24000, 1001), Steps: 20, Guidance: 3.5, Tries: 3,
		Conditions: []projects.Condition{{Asset: "cd", Frame: 4, Frames: 1, Strength: 0.5}},
		Basis:      &projects.Basis{Draft: &projects.Draft{Size: projects.Size{Width: 64, Height: 48}, Steps: 4, Tries: 2}, Change: 0.5},
	}
}

func TestEveryFieldOfARecipeIsPartOfItsIdentity(t *testing.T) {
	key := recipe().Key()
	for i := range reflect.TypeFor[projects.Recipe]().NumField() {
		changed := recipe()
		field := reflect.ValueOf(&changed).Elem().Field(i)
		if field.IsZero() {
			t.Fatalf("the test leaves %s empty", reflect.TypeFor[projects.Recipe]().Field(i).Name)
		}
		field.SetZero()
		if changed.Key() == key {
			t.Errorf("%s does not change the key", reflect.TypeFor[projects.Recipe]().Field(i).Name)
		}
	}
}

func TestACanonicalRecipeComesBackTheSame(t *testing.T) {
	var back projects.Recipe
	if err := json.Unmarshal(recipe().Canonical(), &back); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, recipe()) || back.Key() != recipe().Key() {
		t.Errorf("%+v", back)
	}
	if strings.ContainsAny(string(recipe().Canonical()), "\n\t") {
		t.Error("the canonical form has white space")
	}
}

func TestTheShotOfARecipeAsksForTheSame(t *testing.T) {
	r := recipe()
	s := r.Shot()
	if s.Prompt != r.Prompt || s.Expanded != r.Expanded || s.Negative != r.Negative || s.Seed != r.Seed || s.Size != r.Size || s.Rate != r.Rate ||
		s.Steps != r.Steps || *s.Guidance != r.Guidance || !reflect.DeepEqual(s.Conditions, r.Conditions) || s.Basis != r.Basis {
		t.Errorf("%+v", s)
	}
	if frames := s.Seconds.Mul(s.Rate); frames != rational.Int(25) {
		t.Errorf("%v s at %v are %v frames, want 25", s.Seconds, s.Rate, frames)
	}
}
