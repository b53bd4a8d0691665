package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const meadow = `title: The meadow
size: 96x80
style: cut paper
cast:
  mara: a red ball
shots:
  - prompt: "@mara rolls to the right across a green meadow"
    seconds: 1.1
  - {prompt: a blue box falls on a green meadow, camera: pan left}
  - {prompt: "@mara stays still", transition: dissolve 0.25s}
`

func writeFilm(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFilmIsMadeInspectedAndRepeated(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	film, dir := writeFilm(t, "meadow.yaml", meadow), t.TempDir()
	out, again := filepath.Join(dir, "out.mkv"), filepath.Join(dir, "again.mkv")
	stdout, stderr := done(t, "film", film, "-o", out, "--seconds", "0.4", "--steps", "2", "--seed", "5")
	if strings.TrimSpace(stdout) != out {
		t.Errorf("stdout %q", stdout)
	}
	for _, want := range []string{"shot 1 of 3: denoising", "shot 3 of 3: denoising", "shot 2 of 3: a blue box falls on a green meadow, camera pan left, cut paper"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("stderr does not say %q:\n%s", want, stderr)
		}
	}
	seen := inspected(t, out)
	if n := int(seen.Info.Duration.Float()*12 + 0.5); n != 13+5+5-3 || seen.Recipe.Seed != 5 || seen.Assembly.Takes[2].Seed != 7 {
		t.Errorf("%d frames, %+v", n, seen.Assembly)
	}
	done(t, "generate", "--from", out, "-o", again)
	if twin := inspected(t, again); twin.Assembly.Key() != seen.Assembly.Key() {
		t.Errorf("the repeated film has another recipe: %+v", twin.Assembly)
	}
	text, _ := done(t, "inspect", out)
	if !strings.Contains(text, "shot 3     a red ball stays still, cut paper · seed 7 · 5 frames") {
		t.Errorf("inspect says\n%s", text)
	}
}

func TestADryRunOfAFilmPlansEveryShot(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	film := writeFilm(t, "meadow.yaml", meadow)
	text, _ := done(t, "film", film, "--dry-run")
	for _, want := range []string{"shot 1 of 3: a red ball", "shot 3 of 3: ", "all        3 shots: ", "dissolving", "nothing was made"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	if n := strings.Count(text, "forecast"); n != 3 {
		t.Errorf("%d forecasts", n)
	}
	if text, _ = done(t, "film", film, "--shot", "2", "--dry-run"); strings.Contains(text, "of 3") || !strings.Contains(text, "a blue box") {
		t.Errorf("one shot's plan is\n%s", text)
	}
}

func TestAPromptOfSeveralShotsIsAFilm(t *testing.T) {
	t.Setenv("KINORA_DEVICE", "cpu")
	script := "@mara: a red ball\nshot 0.1s: @mara rolls\nshot: @mara rests"
	for _, command := range []string{"film", "generate"} {
		text, _ := done(t, command, script, "--seconds", "1", "--dry-run")
		if !strings.Contains(text, "shot 1 of 2: a red ball rolls · 256") && !strings.Contains(text, "shot 1 of 2: a red ball rolls · 128×80, 1 frame") {
			t.Errorf("%s plans\n%s", command, text)
		}
		if !strings.Contains(text, "13 new") {
			t.Errorf("%s does not take the length that was asked for:\n%s", command, text)
		}
	}
}

func TestFilmsThatCannotBeAreRefusedInOneLine(t *testing.T) {
	film := writeFilm(t, "meadow.yaml", meadow)
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"no film":                {nil, "a film"},
		"a film that is gone":    {[]string{film + "x"}, "meadow.yamlx"},
		"a prompt without shots": {[]string{"a ball\nrolls"}, `begins with "shot:"`},
		"a shot too many":        {[]string{film, "--shot", "4"}, "--shot 4: the film has shots 1 to 3"},
		"shot nought":            {[]string{film, "--shot", "0"}, "--shot 0"},
		"a key that is not":      {[]string{writeFilm(t, "a.yaml", "shots:\n  - {promt: a}\n")}, "a.yaml:2: "},
		"nobody of that name":    {[]string{writeFilm(t, "b.yaml", "shots: ['@tom']")}, "b.yaml:1: @tom is not in the cast"},
		"a picture that is gone": {[]string{writeFilm(t, "c.yaml", "shots: [a, {prompt: b, references: gone.png}]")}, "gone.png"},
		"a shot that is too long": {
			[]string{writeFilm(t, "d.yaml", "shots: [a, {prompt: b, seconds: 1000000}]")}, "shot 2: seconds: 1000000 s",
		},
		"a pack that is not": {[]string{writeFilm(t, "e.yaml", "pack: none\nshots: a")}, "none"},
		"one picture of it":  {[]string{film, "-o", filepath.Join(t.TempDir(), "film.png"), "--steps", "1"}, "one picture"},
	} {
		t.Run(name, func(t *testing.T) {
			args := append([]string{"film", "--device", "cpu", "-o", filepath.Join(t.TempDir(), "out.mkv")}, c.args...)
			code, stdout, stderr := runCLI(t, args...)
			if code == 0 || stdout != "" || !strings.Contains(stderr, c.want) {
				t.Errorf("exit %d, stdout %q, stderr %q", code, stdout, stderr)
			}
			if lines := strings.Split(strings.TrimSpace(stderr), "\n"); len(lines) > 1 {
				t.Errorf("more than one line: %q", lines)
			}
		})
	}
}
