package main_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	main "kinora/tools/eval"
)

// phrases are a small lexicon, as tools/train writes a large one.
var phrases = map[string][2]string{
	"cat": {"subject", "cat"}, "kitty": {"subject", "cat"}, "dog": {"subject", "dog"}, "ball": {"subject", "ball"},
	"red": {"colour", "red"}, "blue": {"colour", "blue"}, "small": {"size", "small"}, "big": {"size", "big"},
	"striped": {"pattern", "striped"}, "stripes": {"pattern", "striped"}, "meadow": {"setting", "meadow"}, "sea": {"setting", "sea"},
	"under the sea": {"setting", "room"}, "at night": {"time", "night"}, "in the snow": {"weather", "snow"}, "neon": {"style", "neon"},
	"close-up": {"framing", "close"}, "the camera zooms in": {"camera", "zoom_in"}, "runs": {"motion", "travel"}, "spins": {"motion", "spin"},
	"to the right": {"direction", "right"}, "to the left": {"direction", "left"}, "quickly": {"speed", "fast"},
	"left of": {"relation", "left_of"}, "above": {"relation", "above"}, "below": {"relation", "above"}, "behind": {"relation", "behind"},
	"on the left": {"relation", "left_of"}, "on the right": {"relation", "right_of"},
	"follows": {"relation", "following"}, "followed by": {"relation", "following"}, "meet": {"relation", "meeting"},
	"tree": {"occluder", "tree"}, "behind a tree": {"occluder", "tree"}, "bites": {"event", "bite"}, "is bitten": {"event", "bite"},
	"make": {"event", "cut"},
	"猫":    {"subject", "cat"}, "狗": {"subject", "dog"}, "红色": {"colour", "red"}, "的上面": {"relation", "above"}, "的下面": {"relation", "above"},
	"跟着": {"relation", "following"}, "树": {"occluder", "tree"}, "向右": {"direction", "right"},
}

func TestPromptsAreReadWordByWord(t *testing.T) {
	lexicon := main.Lexicon{}
	for phrase, m := range phrases {
		lexicon[phrase] = m
	}
	one := func(shot string) string { return `{"shots":[` + shot + `]}` }
	cases := []struct{ prompt, want string }{
		{"A small red kitty runs quickly to the right on a meadow.", one(`{"setting":"meadow","actors":[{"subject":"cat","colour":"red","size":"small","motion":"travel","direction":"right","speed":"fast"}]}`)},
		{"neon, close-up, under the sea at night in the snow, the camera zooms in", `{"style":"neon","shots":[{"setting":"room","time":"night","weather":"snow","camera":"zoom_in","framing":"close","actors":[]}]}`},
		{"a red cat and a blue dog", one(`{"actors":[{"subject":"cat","colour":"red"},{"subject":"dog","colour":"blue"}]}`)},
		{"a cat in red striped clothes, a dog with stripes", one(`{"actors":[{"subject":"cat","colour":"red","pattern":"striped"},{"subject":"dog","pattern":"striped"}]}`)},
		{"a cat dressed in striped clothes left of red dog", one(`{"relation":"left_of","actors":[{"subject":"cat","pattern":"striped"},{"subject":"dog","colour":"red"}]}`)},
		{"a cat and another cat", one(`{"actors":[{"subject":"cat"},{"subject":"cat"}]}`)},
		{"There is a red cat. The cat spins.", one(`{"actors":[{"subject":"cat","colour":"red","motion":"spin"}]}`)},
		{"a cat runs and spins", one(`{"actors":[{"subject":"cat","motion":"spin"}]}`)},
		{"a cat left of a dog", one(`{"relation":"left_of","actors":[{"subject":"cat"},{"subject":"dog"}]}`)},
		{"left of a dog, a cat spins", one(`{"relation":"left_of","actors":[{"subject":"cat","motion":"spin"},{"subject":"dog"}]}`)},
		{"a cat spins, and below it a dog spins", one(`{"relation":"above","actors":[{"subject":"cat","motion":"spin"},{"subject":"dog","motion":"spin"}]}`)},
		{"a cat below a dog", one(`{"relation":"above","actors":[{"subject":"dog"},{"subject":"cat"}]}`)},
		{"We see a cat and a dog. The dog spins, and above it the cat", one(`{"relation":"above","actors":[{"subject":"cat"},{"subject":"dog","motion":"spin"}]}`)},
		{"a cat on the left and a dog on the right", one(`{"relation":"left_of","actors":[{"subject":"cat"},{"subject":"dog"}]}`)},
		{"on the right a cat spins and on the left a dog", one(`{"relation":"right_of","actors":[{"subject":"cat","motion":"spin"},{"subject":"dog"}]}`)},
		{"a cat behind a dog", one(`{"relation":"behind","actors":[{"subject":"cat"},{"subject":"dog"}]}`)},
		{"a cat above", one(`{"actors":[{"subject":"cat"}]}`)},
		{"a cat follows a dog, which runs to the left", one(`{"relation":"following","actors":[{"subject":"cat"},{"subject":"dog","direction":"left"}]}`)},
		{"a dog runs, followed by a cat", one(`{"relation":"following","actors":[{"subject":"cat"},{"subject":"dog"}]}`)},
		{"a dog and a cat meet", one(`{"relation":"meeting","actors":[{"subject":"dog"},{"subject":"cat"}]}`)},
		{"a cat runs to the right behind a tree", one(`{"occluder":"tree","actors":[{"subject":"cat","direction":"right"}]}`)},
		{"a cat on a tree", one(`{"actors":[{"subject":"cat"}]}`)},
		{"Make a cat run to the right up to a ball; it bites it", one(`{"event":"bite","actors":[{"subject":"cat","direction":"right"},{"subject":"ball"}]}`)},
		{"a ball is bitten by a cat", one(`{"event":"bite","actors":[{"subject":"cat"},{"subject":"ball"}]}`)},
		{"红色猫的上面有狗", one(`{"relation":"above","actors":[{"subject":"dog"},{"subject":"cat","colour":"red"}]}`)},
		{"猫在狗的下面", one(`{"relation":"above","actors":[{"subject":"dog"},{"subject":"cat"}]}`)},
		{"狗向右，猫跟着它", one(`{"relation":"following","actors":[{"subject":"cat"},{"subject":"dog","direction":"right"}]}`)},
		{"狗，后面跟着猫", one(`{"relation":"following","actors":[{"subject":"cat"},{"subject":"dog"}]}`)},
		{"猫从树后经过", one(`{"occluder":"tree","actors":[{"subject":"cat"}]}`)},
		{"concatenate, redder, dogs", "null"},
	}
	for _, c := range cases {
		t.Run(c.prompt, func(t *testing.T) {
			var want *main.Expect
			if err := json.Unmarshal([]byte(c.want), &want); err != nil {
				t.Fatal(err)
			}
			if got := main.Read(lexicon, c.prompt); !main.Alike(got, want) {
				text, _ := json.Marshal(got)
				t.Errorf("%s, want %s", text, c.want)
			}
		})
	}
}

func TestClipsWithoutExpectAreJudgedByTheirPrompts(t *testing.T) {
	judges := standIns(t, nil)
	write := func(phrases map[string][2]string) {
		data, err := json.Marshal(phrases)
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(judges, "lexicon.json"), data)
	}
	dir := t.TempDir()
	shoot(t, dir, "red.mkv", times(3, red)...)
	prompts(t, dir, `{"name":"red","prompt":"a red kitty on the meadow under the sea"}`)
	write(map[string][2]string{"kitty": phrases["kitty"], "red": phrases["red"], "meadow": phrases["meadow"]})
	code, table, stderr := eval(t, dir, "--judges", judges)
	if code != 0 || !strings.Contains(table, "without expect: 1 clip;") || !strings.Contains(table, "everything asked") {
		t.Errorf("exit %d: %s\n%s", code, stderr, table)
	}
	prompts(t, dir, `{"name":"red","prompt":"nothing of it"}`)
	refused(t, []string{":1:", "nothing that the lexicon knows", "nothing of it"}, dir, "--judges", judges)
	prompts(t, dir, `{"name":"red","prompt":"a red kitty","cuts":[2]}`)
	refused(t, []string{":1:", "only prompts of one shot"}, dir, "--judges", judges)
	write(map[string][2]string{"cow": {"subject", "cow"}})
	refused(t, []string{"lexicon.json", `"cow"`}, dir, "--judges", judges)
	put(t, filepath.Join(judges, "lexicon.json"), []byte(`{"cow":`))
	refused(t, []string{"lexicon.json: not what a lexicon should be"}, dir, "--judges", judges)
}

// FuzzWording: any text can be read, and what is read is whole.
func FuzzWording(f *testing.F) {
	lexicon := main.Lexicon{}
	for phrase, m := range phrases {
		lexicon[phrase] = m
		f.Add(phrase + " cat, " + phrase + " dog by it")
	}
	f.Add("followed by it above her cat 跟着它")
	f.Fuzz(func(t *testing.T, text string) {
		e := main.Read(lexicon, text)
		if e == nil {
			return
		}
		for _, a := range e.Shots[0].Actors {
			if a.Subject == "" {
				t.Errorf("%q has an actor without a subject", text)
			}
		}
		if e.Shots[0].Relation != "" && len(e.Shots[0].Actors) < 2 {
			t.Errorf("%q has a relation of one", text)
		}
	})
}
