package cli

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kinora/engine/enginetest"
)

// recaptioning is the folder of a tiny pack that says "a r c s" of every prompt.
func recaptioning(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := enginetest.Pack(dir, enginetest.Options{Recaptioner: enginetest.RedCat()}); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestRecaptionShowsWhatIsAddedAndHowWordsAreRead(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	pack := recaptioning(t)
	stdout, _ := done(t, "recaption", "a k dragon", "--pack", pack)
	for _, want := range []string{"a r c s", "colour: r", "setting: s", "k as c", "dragon"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in\n%s", want, stdout)
		}
	}
	if stdout, _ = done(t, "recaption", "a k", "--json", "--pack", pack); !strings.Contains(stdout, `"Expanded": "a r c s"`) {
		t.Error(stdout)
	}
	if code, _, stderr := runCLI(t, "recaption"); code != 2 {
		t.Errorf("without a prompt: exit %d, %s", code, stderr)
	}
}

func TestTakesAreMadeFromTheExpansionUnlessItIsTurnedOff(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	pack, dir := recaptioning(t), t.TempDir()
	file := func(name string, args ...string) (expanded, stderr string) {
		out := filepath.Join(dir, name+".mkv")
		_, stderr = done(t, append([]string{"generate", "--pack", pack, "--seed", "3", "-o", out}, args...)...)
		return inspected(t, out).Recipe.Expanded, stderr
	}
	got, said := file("first", "a k dragon")
	if got != "a r c s" || !strings.Contains(said, "a r c s") || !strings.Contains(said, "dragon") || !strings.Contains(said, `"k" is read as "c"`) {
		t.Errorf("expanded to %q, and said\n%s", got, said)
	}
	if got, _ := file("plain", "a k", "--no-recaption"); got != "" {
		t.Errorf("expanded to %q though that was turned off", got)
	}
	if got, _ := file("own", "a k", "--expanded", "a s"); got != "a s" {
		t.Errorf("expanded to %q, not to what was given", got)
	}
	first := filepath.Join(dir, "first.mkv")
	if got, said := file("again", "--from", first); got != "a r c s" || strings.Contains(said, "expanded:") ||
		inspected(t, filepath.Join(dir, "again.mkv")).Recipe.Key() != inspected(t, first).Recipe.Key() {
		t.Errorf("repeated with %q, and said\n%s", got, said)
	}
	if got, _ := file("changed", "a s", "--from", first); got != "a r c s" {
		t.Errorf("another prompt in a repeated take is expanded to %q", got)
	}
	if got, _ := file("bare", "--from", first, "--no-recaption"); got != "" {
		t.Errorf("repeated with %q though that was turned off", got)
	}
	if got, _ := file("redone", "--from", first, "--expanded", "a s"); got != "a s" {
		t.Errorf("repeated with %q, not with what was given", got)
	}
	if got, _ := file("longer", "--from", filepath.Join(dir, "plain.mkv")); got != "" {
		t.Errorf("a take of the plain prompt is repeated with %q", got)
	}
}

func TestShotsOfAFilmAreExpandedUnlessTheirFileSaysHow(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	pack, dir := recaptioning(t), t.TempDir()
	film := writeFilm(t, "film.yaml", "cast: {mara: a c}\nstyle: a s\nshots: ['@mara', {prompt: a k, expanded: '@mara a s'}]")
	file := func(name string, args ...string) (expanded []string, stderr string) {
		out := filepath.Join(dir, name+".mkv")
		_, stderr = done(t, append(args, "--pack", pack, "--seed", "3", "--steps", "1", "-o", out)...)
		for _, r := range inspected(t, out).Assembly.Takes {
			expanded = append(expanded, r.Expanded)
		}
		return expanded, stderr
	}
	first := filepath.Join(dir, "first.mkv")
	got, said := file("first", "film", film)
	if !slices.Equal(got, []string{"a r c s", "a c a s"}) || strings.Count(said, "expanded: ") != 1 || !strings.Contains(said, "shot 1 of 2: expanded: a r c s") {
		t.Errorf("expanded to %q, and said\n%s", got, said)
	}
	if got, said = file("again", "generate", "--from", first); !slices.Equal(got, []string{"a r c s", "a c a s"}) || strings.Contains(said, "expanded:") {
		t.Errorf("repeated with %q, and said\n%s", got, said)
	}
	if got, _ = file("plain", "film", film, "--no-recaption"); !slices.Equal(got, []string{"", ""}) {
		t.Errorf("expanded to %q though that was turned off", got)
	}
	if text, _ := done(t, "inspect", first); strings.Count(text, "expanded: a ") != 2 {
		t.Errorf("inspect says\n%s", text)
	}
	for _, command := range [][]string{{"film", film}, {"generate", "shot: a c"}} {
		if code, _, stderr := runCLI(t, append(command, "--expanded", "a s", "--pack", pack)...); code != 2 || !strings.Contains(stderr, "expanded: …") {
			t.Errorf("%q with --expanded: exit %d, %s", command, code, stderr)
		}
	}
}
