package recaption_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"kinora/engine/recaption"
	"kinora/engine/recaption/lexicon"
)

// zoo is a world in whole words.
const zoo = `{"format":1,"still":"picture: ","shot":"shot: ",
"facts":["subject=cat","subject=dog","colour=red","colour=blue","size=small","pattern=striped","setting=sea","setting=forest","time=night","motion=travel","motion=spin","style=ink","framing=wide","subject=girl"],
"phrases":{"cat":[0],"dog":[1],"red":[2],"blue":[3],"small":[4],"striped":[5],"stripes":[5],"sea":[6],"forest":[7],"at night":[8],"walks":[9],"spins":[10],"ink":[11],"wide shot":[12],"girl":[13],
"猫":[0],"红色":[2],"小":[4],"大海":[6],"森林":[7],"走":[9],"旋转":[10],"水墨":[11]},
"plain":["a","the","in","by","with","clip","two","shots","it","same","then","another","dress","wearing","of","an"],"signs":"一只的在里同这共两个镜头","others":[],"nearest":{}}`

func zooWords(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Parse([]byte(zoo))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestAPromptOfSeveralShotsIsTakenApart(t *testing.T) {
	for prompt, want := range map[string][]string{
		"shot 1: a cat. shot 2: a dog":                                    {"a cat.", "a dog"},
		"Ink. Scene one: a cat; scene two: a dog. Scene 3. a girl.":       {"a cat", "a dog.", "a girl."},
		"An ink clip in two shots. First a cat walks. Next we see a dog.": {"a cat walks.", "a dog."},
		"First, we see a cat walks; then we see a dog; after that we see a girl": {
			"a cat walks", "a dog", "a girl",
		},
		"Ink. A cat walks. Wide shot. Cut to: a dog. Ink style.": {"A cat walks. Wide shot.", "a dog."},
		"a cat, then cut to a dog, cut to a girl":                {"a cat", "a dog", "a girl"},
		"镜头一：一只猫。镜头二：一只小猫。水墨。":                                   {"一只猫。", "一只小猫。"},
		"先是一只猫走。然后一只小猫。":                                         {"一只猫走。", "一只小猫。"},
		"水墨。一只猫走。镜头切换：一只小猫。":                                     {"一只猫走。", "一只小猫。"},
		"shot 1: a cat":                        nil,
		"a cat walks, then a dog":              nil,
		"first a cat walks, then it spins":     nil,
		"a girl in a dress cut to a striped 2": nil,
		"猫走，然后旋转":                              nil,
		"":                                     nil,
	} {
		if got := recaption.Parts(zooWords(t), prompt); !slices.Equal(got, want) {
			t.Errorf("%q is %q, want %q", prompt, got, want)
		}
	}
}

func TestEachShotTellsAllThatItsTakeNeeds(t *testing.T) {
	cases := []struct {
		name, prompt string
		want         []recaption.Shot
	}{
		{
			"style, place and looks", "An ink clip. Shot 1: a small red striped cat walks by the sea at night. Shot 2: the same cat spins.",
			[]recaption.Shot{
				{Text: "a small red striped cat walks by the sea at night. ink."},
				{Text: "the small red striped cat spins, sea, at night. ink.", Like: []int{0}},
			},
		},
		{
			"a place of its own", "shot 1: a red cat walks by the sea at night. shot 2: the cat in the forest. ink",
			[]recaption.Shot{
				{Text: "a red cat walks by the sea at night. ink."},
				{Text: "the red cat in the forest. ink.", Like: []int{0}},
			},
		},
		{
			"looks behind a subject", "shot 1: a small girl wearing a blue striped dress walks. shot 2: the girl spins. shot 3: a cat with stripes",
			[]recaption.Shot{
				{Text: "a small girl wearing a blue striped dress walks."},
				{Text: "the small girl wearing a blue striped dress spins.", Like: []int{0}},
				{Text: "a cat with stripes."},
			},
		},
		{
			"another of its kind", "shot 1: a red cat walks. shot 2: another cat spins. shot 3: a blue cat spins. shot 4: the red cat",
			[]recaption.Shot{
				{Text: "a red cat walks."},
				{Text: "another cat spins."},
				{Text: "a blue cat spins."},
				{Text: "the red cat.", Like: []int{0}},
			},
		},
		{
			"told more of later", "shot 1: a cat walks. shot 2: a dog and the small cat. shot 3: the dog and the cat",
			[]recaption.Shot{
				{Text: "a cat walks."},
				{Text: "a dog and the small cat.", Like: []int{0}},
				{Text: "the dog and the small cat.", Like: []int{0, 1}},
			},
		},
		{
			"Chinese", "水墨。镜头1：一只红色的小猫在大海走。镜头2：同一只猫旋转",
			[]recaption.Shot{
				{Text: "一只红色的小猫在大海走。水墨。"},
				{Text: "同一只红色的小猫旋转，大海。水墨。", Like: []int{0}},
			},
		},
		{"one shot", "a red cat walks. the cat spins", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := recaption.Shots(zooWords(t), c.prompt)
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%+v\nwant %+v", got, c.want)
			}
		})
	}
}

// TestShotsThatTellEverythingStayWhatTheyAre takes the texts of shots apart again.
func TestShotsThatTellEverythingStayWhatTheyAre(t *testing.T) {
	l := zooWords(t)
	first := recaption.Shots(l, "Ink. First a small red cat walks by the sea. Then we see the cat with stripes in the forest.")
	var marked []string
	for i, s := range first {
		marked = append(marked, "Shot "+string(rune('1'+i))+": "+s.Text)
	}
	if again := recaption.Shots(l, strings.Join(marked, " ")); !reflect.DeepEqual(again, first) || len(first) != 2 {
		t.Errorf("%+v\nbecame %+v", first, again)
	}
}

func TestShotsThatAreWrittenAnewAreNumbered(t *testing.T) {
	r := recaptioner(t, append(plainly, "cf8")...)
	for prompt, want := range map[string]string{
		"first a c. then we see a c f":           "Shot 1: a r c s. Shot 2: a r c f.",
		"i. a c f. cut to a c f":                 "i. Shot 1: a r c f. Shot 2: a r c f.",
		"first r c s w z. then we see b c s w z": "first r c s w z. then we see b c s w z.",
	} {
		if out := expand(t, r, prompt); out.Expanded != want {
			t.Errorf("%q became %q, want %q", prompt, out.Expanded, want)
		}
	}
}

func FuzzShots(f *testing.F) {
	f.Add("Ink. Shot 1: a red cat. Shot 2: the same cat")
	f.Add("first a cat. then we see a dog; after that we see it")
	f.Add("水墨。一只猫走。镜头切换：一只小猫。")
	l := zooWords(f)
	f.Fuzz(func(t *testing.T, prompt string) {
		parts, told := recaption.Parts(l, prompt), recaption.Shots(l, prompt)
		if len(parts) != len(told) || len(parts) == 1 {
			t.Fatalf("%d parts, %d shots", len(parts), len(told))
		}
		for i, s := range told {
			if len(s.Like) > 0 && s.Like[len(s.Like)-1] >= i {
				t.Errorf("shot %d is like %v", i, s.Like)
			}
		}
	})
}
