package lexicon_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kinora/engine/recaption/lexicon"
)

// small is a vocabulary with a little of everything.
const small = `{"format":1,"still":"picture: ","shot":"shot: ",
"facts":["subject=cat","subject=dog","colour=red","motion=travel","motion=spin","speed=fast","setting=sea","camera=zoom_in","relation=left_of","relation=right_of","motion=shake","size=small","subject=horse","time=night","time=dusk"],
"phrases":{"cat":[0],"kitty":[0],"dog":[1],"red":[2],"walks":[3],"walk":[3],"runs":[3,5],"spins around":[4],"on the sea":[6],"sea":[6],
"camera zooms in":[7],"to the left of":[8],"right of":[9],"shake":[10],"猫":[0],"红色":[2],"小":[11],"大海":[6],"小狗狗":[1],"horse":[12],"night":[13],"dusk":[14],"balloon":[0]},
"plain":["a","the","on","in","and"],"signs":"一只的在上","others":["planet"],"usual":[{"fact":"setting=sea","words":{"en":"sea","zh":"大海"},"when":["subject=horse"]},{"fact":"time=night","words":{"en":"night","zh":"夜"},"unless":["setting=sea"]}],"nearest":{"puppy":"dog","kitten":"kitty","小猫":"猫","crimson":"red"}}`

func parse(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Parse([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// brief is spans as short texts.
func brief(spans []lexicon.Span) string {
	var out []string
	for _, s := range spans {
		text := [...]string{"", "-", "~", "?"}[s.Kind] + s.Text
		if s.Known != "" {
			text += ">" + s.Known
		}
		out = append(out, text)
	}
	return strings.Join(out, " | ")
}

func TestTextsAreTakenApartLongestPhrasesFirst(t *testing.T) {
	for text, want := range map[string]string{
		"A red Cat on the sea":       "-A | red | Cat | on the sea",
		"on the cat, sea":            "-on | -the | cat | sea",
		"the puppy spins around 2x2": "-the | ~puppy>dog | spins around | ?2x2",
		"3 cats walked":              "-3 | ~cats>cat | ~walked>walk",
		"a kitten's crimson dragon":  "-a | ~kitten's>kitty | ~crimson>red | ?dragon",
		"snake planet baloon horsse": "?snake | ?planet | ~baloon>balloon | ~horsse>horse",
		"一只红色的小猫在大海上跳舞":              "-一 | -只 | 红色 | -的 | ~小猫>猫 | -在 | 大海 | -上 | ?跳舞",
		"小狗狗 red":                    "小狗狗 | red",
		"":                           "",
		" ,.-' ":                     "",
	} {
		if got := brief(parse(t).Spans(text)); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestSpansLieWhereTheySay(t *testing.T) {
	text := "Ein RED café, 红色的小猫!"
	for _, s := range parse(t).Spans(text) {
		if text[s.From:s.To] != s.Text {
			t.Errorf("%q is said to lie at %d to %d, where %q is", s.Text, s.From, s.To, text[s.From:s.To])
		}
	}
}

func TestWhatATextTells(t *testing.T) {
	l := parse(t)
	told := l.Read("a puppy runs to the left of a red cat")
	want := lexicon.Told{{"subject", "dog"}, {"motion", "travel"}, {"speed", "fast"}, {"relation", "beside"}, {"colour", "red"}, {"subject", "cat"}}
	if !slices.Equal(told, want) {
		t.Errorf("%v, want %v", told, want)
	}
	if missing := told.Missing(l.Read("the red cat, right of the dog, walks")); !slices.Equal(missing, lexicon.Told{{"speed", "fast"}}) {
		t.Errorf("%v is missing, want the speed alone: who is right and left of whom is told, and going need not be", missing)
	}
}

func TestWhatCannotBothBe(t *testing.T) {
	l := parse(t)
	for _, c := range []struct {
		said, again string
		want        lexicon.Told
	}{
		{"a cat at dusk", "a cat at night at dusk", lexicon.Told{{"time", "night"}}},
		{"a cat", "a red cat at night", nil},
		{"a cat spins around", "a cat spins around, a shake", lexicon.Told{{"motion", "shake"}}},
		{"a cat spins around", "a cat spins around, a dog shake", nil}, // it is another's
		{"a cat spins around", "a cat walks and spins around", nil},    // it goes and does something
		{"a cat walks", "a cat walks and spins around", nil},
	} {
		if got := l.Read(c.said).Against(l.Read(c.again)); !slices.Equal(got, c.want) {
			t.Errorf("%q against %q: %v, want %v", c.again, c.said, got, c.want)
		}
	}
}

func TestWhatGoesWithoutSaying(t *testing.T) {
	l := parse(t)
	if got := l.Unsaid(l.Read("a cat")); len(got) != 1 || got[0].English != "night" || got[0].Fact != (lexicon.Fact{Field: "time", Label: "night"}) {
		t.Errorf("%v", got)
	}
	if got := l.Unsaid(l.Read("a horse")); len(got) != 1 || got[0].English != "sea" {
		t.Errorf("%v: horses are at sea, where the hour is not told", got)
	}
	for _, text := range []string{"a cat at dusk", "a cat on the sea"} {
		if got := l.Unsaid(l.Read(text)); len(got) > 0 {
			t.Errorf("%q: %v", text, got)
		}
	}
	if n := l.Read("a cat").Beyond(l.Read("a red cat right of a dog")); n != 2 {
		t.Errorf("%d things are told without need, want the dog and where it is", n)
	}
}

func TestLooksBelongToTheirSubjects(t *testing.T) {
	l := parse(t)
	look := func(subject, field, label string) lexicon.Look {
		return lexicon.Look{Subject: subject, Fact: lexicon.Fact{Field: field, Label: label}}
	}
	for text, want := range map[string][]lexicon.Look{
		"a red cat and a dog":        {look("cat", "colour", "red")},
		"the cat in red, a dog":      {look("cat", "colour", "red")},
		"red, a cat":                 nil,
		"a dog on the sea in red":    nil,
		"一只红色的小猫":                    {look("cat", "colour", "red")},
		"一只红色小的猫，一只小狗狗":              {look("cat", "colour", "red"), look("cat", "size", "small")},
		"a crimson kitten, crimson.": {look("cat", "colour", "red")},
	} {
		if got := l.Looks(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	red, small := l.Looks("a red cat"), []lexicon.Look{look("cat", "colour", "blue"), look("dog", "colour", "red")}
	if got := lexicon.Confused(red, small); !slices.Equal(got, small[:1]) {
		t.Errorf("%v is confused, want that the cat is blue", got)
	}
}

func TestDamagedVocabulariesAreRefusedWithAReason(t *testing.T) {
	for name, change := range map[string][2]string{
		"format":   {`"format":1`, `"format":2`},
		"a fact":   {`"subject=cat"`, `"cat"`},
		"an index": {`"cat":[0]`, `"cat":[99]`},
		"below":    {`"cat":[0]`, `"cat":[-1]`},
		"nothing":  {`"cat":[0]`, `"cat":[]`},
		"capitals": {`"cat":[0]`, `"Cat":[0]`},
		"nearest":  {`"puppy":"dog"`, `"puppy":"wolf"`},
		"json":     {`"format":1,`, `"format":1`},
		"usual":    {`"fact":"time=night"`, `"fact":"night"`},
		"type":     {`"cat":[0]`, `"cat":0`},
	} {
		_, err := lexicon.Parse([]byte(strings.Replace(small, change[0], change[1], 1)))
		if !errors.Is(err, lexicon.ErrVocabulary) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := lexicon.Parse(make([]byte, lexicon.MaxSize+1)); !errors.Is(err, lexicon.ErrVocabulary) {
		t.Errorf("a huge one: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(small), "a red puppy 小猫 balon")
	f.Add([]byte(`{"format":1,"facts":["a=b"],"phrases":{"x y":[0]}}`), "X  y x y’s")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		l, err := lexicon.Parse(data)
		if err != nil {
			if !errors.Is(err, lexicon.ErrVocabulary) {
				t.Fatal(err)
			}
			return
		}
		at := 0
		for _, s := range l.Spans(text) {
			if s.From < at || s.To <= s.From || s.To > len(text) || text[s.From:s.To] != s.Text {
				t.Fatalf("%q has a piece from %d to %d after %d", text, s.From, s.To, at)
			}
			at = s.To
		}
		l.Read(text).Against(l.Read(text))
		lexicon.Confused(l.Looks(text), l.Looks(text))
	})
}
