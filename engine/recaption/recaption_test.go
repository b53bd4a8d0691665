package recaption_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kinora/engine/enginetest"
	"kinora/engine/enginetest/device"
	"kinora/engine/infer"
	"kinora/engine/recaption"
	"kinora/engine/recaption/lexicon"
	"kinora/engine/text"
)

// vocabulary is a world of words with one letter: (c)at, (d)og, (r)ed, (b)lue, (s)ea,
// (f)orest, (n)ight, (w)alks, (z)oom, (i)nk; "a" and "o" say nothing.
const vocabulary = `{"format":1,"still":"p ","shot":"o ",
"facts":["subject=cat","subject=dog","colour=red","colour=blue","setting=sea","setting=forest","time=night","motion=travel","camera=zoom_in","style=ink"],
"phrases":{"c":[0],"d":[1],"r":[2],"b":[3],"s":[4],"f":[5],"n":[6],"w":[7],"z":[8],"i":[9],"猫":[0]},
"plain":["a","o","p"],"signs":"一只","others":[],"nearest":{"k":"c","puppy":"d","小猫":"猫"}}`

// follow reads "sc3": after s comes c, with score 3; "." is the end.
func follow(rules ...string) []enginetest.Follow {
	var out []enginetest.Follow
	for _, r := range rules {
		letters := []rune(r)
		out = append(out, enginetest.Follow{After: letters[0], Next: letters[1], Score: float32(letters[2]-'0') + 1})
	}
	return out
}

func session(t testing.TB, follows []enginetest.Follow) infer.Session {
	t.Helper()
	m := enginetest.RecaptionerGraph(follows)
	s, err := device.CPU(t).Open(t.Context(), infer.Graph{Name: "tiny", Data: m.Marshal()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func tokenizer(t testing.TB) text.Tokenizer {
	t.Helper()
	files, err := enginetest.Files(enginetest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	tok, err := text.Open(fsys, "tokenizer")
	if err != nil {
		t.Fatal(err)
	}
	return tok
}

func recaptioner(t testing.TB, rules ...string) *recaption.Recaptioner {
	t.Helper()
	return following(t, follow(rules...))
}

func following(t testing.TB, follows []enginetest.Follow) *recaption.Recaptioner {
	t.Helper()
	words, err := lexicon.Parse([]byte(vocabulary))
	if err != nil {
		t.Fatal(err)
	}
	r, err := recaption.New(session(t, follows), tokenizer(t), words)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func expand(t testing.TB, r *recaption.Recaptioner, prompt string) recaption.Result {
	t.Helper()
	out, err := r.Expand(t.Context(), prompt, recaption.Clip)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// plainly is a model that says "a r c s" of everything.
var plainly = []string{".a9", "ar9", "rc9", "cs9", "s.9", "f.9"}

func TestAPromptIsContinuedGreedilyAndWhatWasAddedIsSaid(t *testing.T) {
	out := expand(t, recaptioner(t, plainly...), " a c ")
	if out.Prompt != "a c" || out.Expanded != "a r c s" || !out.Changed() || !out.Kept {
		t.Fatalf("%+v", out)
	}
	want := []recaption.Word{{Fact: lexicon.Fact{Field: "colour", Label: "red"}, Text: "r"}, {Fact: lexicon.Fact{Field: "setting", Label: "sea"}, Text: "s"}}
	if !slices.Equal(out.Added, want) {
		t.Errorf("added %v, want %v", out.Added, want)
	}
}

func TestWhatWasSaidComesBackThoughItIsNotTheLikeliest(t *testing.T) {
	r := recaptioner(t, append(plainly, "cf8")...) // the sea is a little likelier than the forest
	if out := expand(t, r, "f"); out.Expanded != "a r c f" && out.Expanded != "a r c f s" || len(out.Forced) > 0 {
		t.Errorf("%q of a prompt that says forest", out.Expanded)
	}
	if out := expand(t, r, "c"); out.Expanded != "a r c s" {
		t.Errorf("%q where nothing is said of the place", out.Expanded)
	}
}

func TestWhatNeverComesBackIsPutIn(t *testing.T) {
	out := expand(t, recaptioner(t, plainly...), "c n")
	if out.Expanded != "a r c s. n." || !slices.Equal(out.Forced, []string{"n"}) || !out.Kept {
		t.Errorf("%+v", out)
	}
}

func TestALookThatIsPutInHasItsThingWithIt(t *testing.T) {
	for prompt, want := range map[string]string{"r c o b a": "b a", "r c o b": "b", "r c o b, a": "b"} {
		if out := expand(t, recaptioner(t, plainly...), prompt); !slices.Equal(out.Forced, []string{want}) {
			t.Errorf("%q: put in is %q of %q", prompt, out.Forced, out.Expanded)
		}
	}
}

func TestWhereNothingFitsThePromptStays(t *testing.T) {
	out := expand(t, recaptioner(t, plainly...), "b c") // it always says red
	if out.Expanded != "b c" || out.Kept || len(out.Added) > 0 {
		t.Errorf("%+v", out)
	}
	if out := expand(t, recaptioner(t, plainly...), "d"); out.Expanded != "d" || out.Kept { // it always tells of a cat
		t.Errorf("%+v", out)
	}
	endless := []enginetest.Follow{{After: enginetest.End, Next: 'a', Score: 1000}, {After: 'a', Next: 'a', Score: 1000}}
	if out := expand(t, following(t, endless), "c"); out.Expanded != "c" || out.Kept {
		t.Errorf("a model that finds no end gives %+v", out)
	}
}

func TestUnknownWordsAreReadAsNearOnesOrNamed(t *testing.T) {
	out := expand(t, recaptioner(t, plainly...), "a k dragon")
	if out.Expanded != "a r c s" || !slices.Equal(out.Unknown, []string{"dragon"}) {
		t.Errorf("%+v", out)
	}
	if want := []recaption.Mapping{{Word: "k", As: "c", Why: lexicon.Synonym}}; !slices.Equal(out.Mapped, want) {
		t.Errorf("mapped %v", out.Mapped)
	}
}

func TestAPromptOfUnknownWordsAloneStays(t *testing.T) {
	out := expand(t, recaptioner(t, plainly...), "a dragon")
	if out.Changed() || !slices.Equal(out.Unknown, []string{"dragon"}) {
		t.Errorf("%+v", out)
	}
}

func TestWhatIsRichAlreadyStaysAsItIs(t *testing.T) {
	for _, prompt := range []string{"i r c s w z", "", "  "} {
		if out := expand(t, recaptioner(t, plainly...), prompt); out.Changed() || !out.Kept || len(out.Added) > 0 {
			t.Errorf("%q became %+v", prompt, out)
		}
	}
	if out := expand(t, recaptioner(t, plainly...), "i r k s w z"); out.Expanded != "i r c s w z" {
		t.Errorf("%q: an unknown word stays where nothing is to be added", out.Expanded)
	}
}

func TestShotsAreExpandedOneByOne(t *testing.T) {
	out := expand(t, recaptioner(t, append(plainly, "cf8")...), "i. Shot 1: a c; shot 2: a c f")
	if out.Expanded != "i. Shot 1: a r c s. shot 2: a r c f." && out.Expanded != "i. Shot 1: a r c s. shot 2: a r c f s." {
		t.Errorf("%q", out.Expanded)
	}
	if out := expand(t, recaptioner(t, plainly...), "shot 1: a c"); strings.Contains(out.Expanded, "shot 1") {
		t.Errorf("%q of one shot alone", out.Expanded)
	}
}

func TestLaterShotsKeepWhatTheFirstOneSettled(t *testing.T) {
	// after the model's own red comes a blue one, unless red is said
	r := recaptioner(t, append(plainly, "ab8", "bc9", "cf8")...)
	out := expand(t, r, "shot 1: c f. shot 2: c n")
	first, second, _ := strings.Cut(out.Expanded, "shot 2: ")
	if !strings.Contains(first, "r c f") || !strings.Contains(second, "r c f") || !strings.Contains(second, "n") || strings.Contains(second, "b") {
		t.Errorf("%q", out.Expanded)
	}
}

func TestTheSamePromptGivesTheSameCaption(t *testing.T) {
	r := recaptioner(t, append(plainly, "cf8", "rc8", "af8", "fs9", "fn8")...)
	first := expand(t, r, "f n k")
	for range 5 {
		if again := expand(t, r, "f n k"); again.Expanded != first.Expanded {
			t.Fatalf("%q, then %q", first.Expanded, again.Expanded)
		}
	}
}

func TestCancellingStopsExpanding(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("enough")
	cancel(why)
	if _, err := recaptioner(t, plainly...).Expand(ctx, "c", recaption.Clip); !errors.Is(err, why) {
		t.Errorf("%v", err)
	}
}

func TestGraphsThatAreNoRecaptionersAreRefused(t *testing.T) {
	m := enginetest.TextEncoderGraph()
	s, err := device.CPU(t).Open(t.Context(), infer.Graph{Name: "text encoder", Data: m.Marshal()})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := recaption.New(s, tokenizer(t), nil); !errors.Is(err, recaption.ErrModel) {
		t.Errorf("%v", err)
	}
}
