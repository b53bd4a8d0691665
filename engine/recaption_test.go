package engine_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine"
	"kinora/engine/enginetest"
	"kinora/engine/pack"
	"kinora/engine/recaption"
	"kinora/engine/recaption/lexicon"
	"kinora/projects"
	"kinora/projects/rational"
)

// openTiny opens a tiny pack on the CPU.
func openTiny(t testing.TB, o enginetest.Options) *engine.Engine {
	t.Helper()
	dir := t.TempDir()
	if err := enginetest.Pack(dir, o); err != nil {
		t.Fatal(err)
	}
	return opened(t, engine.Options{Pack: dir, Device: "cpu"})
}

func TestAPackWithARecaptionerExpandsPrompts(t *testing.T) {
	e := openTiny(t, enginetest.Options{Recaptioner: enginetest.RedCat()})
	r, err := e.Recaption(t.Context(), "a k", recaption.Clip)
	if err != nil || r.Expanded != "a r c s" || len(r.Mapped) != 1 || !e.CanRecaption() {
		t.Fatalf("%+v, %v", r, err)
	}
}

func TestAPackWithoutARecaptionerSaysSo(t *testing.T) {
	e := openTiny(t, enginetest.Options{})
	if _, err := e.Recaption(t.Context(), "a k", recaption.Clip); !errors.Is(err, recaption.ErrNone) || e.CanRecaption() {
		t.Errorf("%v", err)
	}
}

func TestADamagedVocabularyIsAnErrorWithItsFile(t *testing.T) {
	e := openTiny(t, enginetest.Options{Recaptioner: &enginetest.Recaptioner{Words: `{"format":1}`}})
	_, err := e.Recaption(t.Context(), "a k", recaption.Clip)
	if !errors.Is(err, lexicon.ErrVocabulary) || !strings.Contains(err.Error(), "recaptioner/vocabulary.json") {
		t.Errorf("%v", err)
	}
}

func TestACaptionLongerThanTheModelReadsIsNotTaken(t *testing.T) {
	e := openTiny(t, enginetest.Options{Recaptioner: enginetest.RedCat(), Manifest: func(m *pack.Manifest) { m.Text.MaxLength = 4 }})
	r, err := e.Recaption(t.Context(), "a c", recaption.Clip)
	if err != nil || r.Expanded != "a c" || r.Kept {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestTheModelReadsTheExpansion also shows that a recipe with one repeats exactly.
func TestTheModelReadsTheExpansion(t *testing.T) {
	e := openTiny(t, enginetest.Options{Recaptioner: enginetest.RedCat()})
	shot := projects.Shot{Prompt: "a k", Seconds: rational.Int(1), Seed: 3}
	plain := render(t, e, shot, "plain.mkv")
	shot.Expanded = "a r c s"
	expanded := render(t, e, shot, "expanded.mkv")
	direct := render(t, e, projects.Shot{Prompt: "a r c s", Seconds: rational.Int(1), Seed: 3}, "direct.mkv")
	if sameFrames(t, plain, expanded) || !sameFrames(t, expanded, direct) {
		t.Error("the take shows another text than the expanded one")
	}
	seen, err := engine.Inspect(t.Context(), expanded)
	if err != nil || seen.Recipe.Expanded != shot.Expanded || seen.Recipe.Prompt != "a k" {
		t.Fatalf("%+v, %v", seen.Recipe, err)
	}
	job, err := e.Repeat(t.Context(), seen, nil)
	if err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(t.TempDir(), "again.mkv")
	if _, err := e.Make(t.Context(), job, again, nil); err != nil || !sameFrames(t, expanded, again) {
		t.Errorf("the recipe's take is another one (%v)", err)
	}
}

func TestAnExpansionThatIsThePromptIsNone(t *testing.T) {
	e := openTiny(t, enginetest.Options{})
	p, err := e.Plan(projects.Shot{Prompt: "a c", Expanded: " a c "})
	if err != nil || p.Recipe.Expanded != "" || p.Recipe.Text() != "a c" {
		t.Errorf("%+v, %v", p.Recipe, err)
	}
}

// sameFrames says whether two files show the same frames.
func sameFrames(t *testing.T, a, b string) bool {
	t.Helper()
	one, other := clip(t, a), clip(t, b)
	if len(one) == 0 || len(one) != len(other) {
		t.Fatalf("%d and %d frames", len(one), len(other))
	}
	for i := range one {
		if !bytes.Equal(one[i].Pix, other[i].Pix) {
			return false
		}
	}
	return true
}

// TestThePacksOwnRecaptionerKeepsWhatIsSaid runs the built-in recaptioner, or that of
// the pack in KINORA_PACK.
func TestThePacksOwnRecaptionerKeepsWhatIsSaid(t *testing.T) {
	e := opened(t, engine.Options{Pack: os.Getenv("KINORA_PACK"), Device: "cpu"})
	if !e.CanRecaption() {
		t.Skip("this pack has no recaptioner yet")
	}
	kept, forced := 0, 0
	for _, prompt := range prompts {
		r, err := e.Recaption(t.Context(), prompt, recaption.Clip)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s\n\t-> %s", prompt, r.Expanded)
		if r.Kept {
			kept++
		}
		forced += len(r.Forced)
	}
	t.Logf("%d of %d prompts were expanded with all that they say, %d words of them put in", kept, len(prompts), forced)
	if kept < len(prompts)*9/10 {
		t.Error("too many prompts were not expanded")
	}
}

// prompts is what people type, in the world's words and in others.
var prompts = []string{
	"a red ball", "cat", "a puppy at the beach", "blue car drives to the left", "an elephant at night in neon",
	"penguin spinning on the moon", "a green balloon rises over the sea", "pixel art rocket", "rainy city",
	"a horse and a dog", "a cat left of a dog", "a boy knocks over a tower", "a robot passes behind a wall",
	"a bird flies to the right, camera follows", "a turtle crawls slowly in the jungle", "underwater, a yellow fish",
	"a striped cup, close-up", "a girl in a red dress jumps", "watercolour village in the snow", "a plane flies away into the distance",
	"一只小狗在海滩上", "红色的汽车向左开", "夜晚的城市", "一个机器人跳起来", "水彩风格的兔子",
	"a kitten chases a butterfly", "an azure spaceship", "a tiny spotted egg cracks", "sunset over the volcano", "a lorry stops in the desert",
}
