package filmfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kinora/engine/filmfile"
	"kinora/projects"
	"kinora/projects/rational"
)

// whole has everything that a film can have.
const whole = `# A day on the meadow.
title: The meadow
size: 128x80
fps: 24000/1001
style: cut paper
negative: blur
pack: packs/mine
seed: 18446744073709551615
steps: 12
guidance: 3.5
cast:
  mara:
    description: a small red ball
    pictures: [mara.png, /pictures/side.png]
  tom: a blue box
  ida: {description: a bird, picture: ida.png}
shots:
  - prompt: "@mara rolls to the right"
    seconds: 2s
  - prompt: >
      @tom waits
      in the snow
    camera: pan left
    seed: 0
    transition: dissolve 0.25s
    expanded: "@tom waits. It snows."
    references:
      - look.png
      - {file: clip.mp4, at: 1.5s}
      - {shot: 1, at: 0}
  - a bird
  - {prompt: night, transition: dissolve}
  - {prompt: day, transition: cut, references: {shot: 2}}
`

func want() projects.Script {
	size, at, start := projects.Size{Width: 128, Height: 80}, rational.New(3, 2), rational.Rat{}
	return projects.Script{
		Title: "The meadow", Size: size, Rate: rational.New(24000, 1001), Style: "cut paper", Negative: "blur", Pack: "packs/mine",
		Seed: ptr(uint64(1<<64 - 1)), Steps: 12, Guidance: ptr(3.5),
		Cast: []projects.CastMember{
			{Name: "mara", Description: "a small red ball", Pictures: []string{"mara.png", "/pictures/side.png"}},
			{Name: "tom", Description: "a blue box"},
			{Name: "ida", Description: "a bird", Pictures: []string{"ida.png"}},
		},
		Shots: []projects.ScriptShot{
			{Prompt: "@mara rolls to the right", Seconds: rational.Int(2)},
			{
				Prompt: "@tom waits in the snow", Camera: "pan left", Seed: ptr(uint64(0)), Dissolve: rational.New(1, 4),
				Expanded:   "@tom waits. It snows.",
				References: []projects.Reference{{File: "look.png"}, {File: "clip.mp4", At: &at}, {Shot: 1, At: &start}},
			},
			{Prompt: "a bird"},
			{Prompt: "night", Dissolve: rational.New(1, 2)},
			{Prompt: "day", References: []projects.Reference{{Shot: 2}}},
		},
	}
}

func ptr[T any](v T) *T { return &v }

func TestAFilmIsReadWhole(t *testing.T) {
	film, err := filmfile.Parse([]byte(whole), "film.yaml")
	if err != nil || !reflect.DeepEqual(film, want()) {
		t.Errorf("%v\n%+v\n%+v", err, film, want())
	}
}

func TestJSONIsReadAsWell(t *testing.T) {
	film, err := filmfile.Parse([]byte("{\n\t\"title\": \"\\ud83d\\ude00 \\\\ud83d \\/\",\n\t\"seed\": 5,\n\t\"shots\": [{\"prompt\": \"a\\u00e9 b\"}, \"c\"]\n}"), "film.json")
	if err != nil || film.Title != "😀 \\ud83d /" || *film.Seed != 5 || film.Shots[0].Prompt != "aé b" || film.Shots[1].Prompt != "c" {
		t.Errorf("%v %+v", err, film)
	}
}

func TestPathsAreOfTheFilmsFolder(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "film.yml")
	if err := os.WriteFile(path, []byte(whole), 0o600); err != nil {
		t.Fatal(err)
	}
	film, err := filmfile.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	got := append(film.Files(), film.Pack)
	for i, name := range []string{"mara.png", "/pictures/side.png", "ida.png", "look.png", "clip.mp4", "packs/mine"} {
		if !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		if got[i] != name {
			t.Errorf("%s, want %s", got[i], name)
		}
	}
}

func TestWhatIsNotUnderstoodIsOneLineThatSaysWhere(t *testing.T) {
	for text, want := range map[string]string{
		"":                                                          "film.yaml: it is empty",
		"shots: []":                                                 "film.yaml: it has no shots",
		"title: x":                                                  "film.yaml: it has no shots",
		"- a":                                                       `film.yaml:1: a film is written as lines of "key: value"`,
		"shots: [a]\n---\nshots: [b]":                               "film.yaml: it is neither YAML nor JSON: expected single document",
		"title: a\nshots: [a\nseed: 1":                              "film.yaml:3: it is neither YAML nor JSON",
		"shots:\n\t- a":                                             "film.yaml:2: it is neither YAML nor JSON",
		"titel: x\nshots: [a]":                                      `film.yaml:1: "titel" is not known of a film; there are title, size`,
		"seed: 1\nseed: 2\nshots: [a]":                              `film.yaml:2: "seed" is there twice`,
		"? [a]\n: b":                                                "film.yaml:1: a key of a film is a word",
		"title: 1\nshots: [a]":                                      `film.yaml:1: title is a text: write "1" in quotes`,
		"title: [a]\nshots: [a]":                                    "film.yaml:1: title is a text",
		"title:\nshots: [a]":                                        "film.yaml:1: title is a text",
		"size: big\nshots: [a]":                                     `film.yaml:1: size "big": width x height`,
		"size: 128x-80\nshots: [a]":                                 `size "128x-80"`,
		"fps: 0\nshots: [a]":                                        `film.yaml:1: fps "0": a number above 0`,
		"seed: -1\nshots: [a]":                                      `film.yaml:1: seed "-1"`,
		"seed: '7'\nshots: [a]":                                     `film.yaml:1: seed "7"`,
		"steps: 1.5\nshots: [a]":                                    `film.yaml:1: steps "1.5"`,
		"guidance: .nan\nshots: [a]":                                `film.yaml:1: guidance ".nan"`,
		"guidance: high\nshots: [a]":                                `film.yaml:1: guidance "high"`,
		"cast: [mara]\nshots: [a]":                                  "film.yaml:1: the cast is written as lines",
		"cast: {a b: x}\nshots: [a]":                                `film.yaml:1: "a b" cannot be a name`,
		"cast: {mara: ''}\nshots: [a]":                              "film.yaml:1: mara has no description",
		"cast: {mara: {picture: ''}}":                               "film.yaml:1: a picture is the path",
		"cast:\n  mara: {}\nshots: [a]":                             "film.yaml:2: mara has no description",
		"cast: {m: x, m: y}\nshots: [a]":                            `film.yaml:1: "m" is there twice`,
		"shots:\n  - a\n  - seconds: 2":                             "film.yaml:3: a shot without a prompt",
		"shots:\n  - 7":                                             `film.yaml:2: prompt is a text: write "7" in quotes`,
		"shots: a @mara\n":                                          "film.yaml:1: @mara is not in the cast, which is empty",
		"shots: ['@tom']\ncast: {mara: x}":                          "film.yaml:1: @tom is not in the cast: @mara",
		"shots: [{prompt: a, camera: follows @tom}]":                "film.yaml:1: @tom is not in the cast",
		"style: like @tom\nshots: [a]":                              "film.yaml: @tom is not in the cast",
		"shots: [{prompt: a, size: 9x9}]":                           "film.yaml:1: size is one for the whole film: write it at the top",
		"shots: [{prompt: a, second: 2}]":                           `film.yaml:1: "second" is not known of a shot`,
		"shots: [{prompt: a, seconds: -2}]":                         `seconds "-2"`,
		"shots: [a, {prompt: b, transition: wipe}]":                 `transition "wipe": it is "cut" or "dissolve 0.5s"`,
		"shots: [a, {prompt: b, transition: dissolve 0s}]":          `transition "dissolve 0s"`,
		"shots: [{prompt: b, transition: dissolve}]":                "the first shot has no shot before it",
		"shots: [{prompt: b, references: {shot: 1}}]":               "shot 1: this is shot 1",
		"shots: [a, {prompt: b, references: [{at: 1s}]}]":           "a reference is a file or an earlier shot",
		"shots: [a, {prompt: b, references: {shot: 1, at: -1}}]":    `at "-1"`,
		"shots: [a, {prompt: b, references: [{shot: 1, file: x}]}]": "a reference is a file or an earlier shot",
		"shots: &a [*a]":                                            `a shot is written as lines`,
		"shots: [" + strings.Repeat("a,", 1001) + "]":               "more than 1000 shots",
	} {
		_, err := filmfile.Parse([]byte(text), "film.yaml")
		var e *filmfile.Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestFilesThatAreNoFilmsAreRefused(t *testing.T) {
	dir := t.TempDir()
	if _, err := filmfile.Read(filepath.Join(dir, "gone.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := filmfile.Read(dir); err == nil || !strings.Contains(err.Error(), "no file") {
		t.Errorf("a folder: %v", err)
	}
	long := filepath.Join(dir, "long.yaml")
	if err := os.WriteFile(long, []byte("shots: ["+strings.Repeat("a, ", 1<<19)+"]"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := filmfile.Read(long); err == nil || !strings.Contains(err.Error(), "1 MB") {
		t.Errorf("a long file: %v", err)
	}
}

func TestAPromptOfSeveralShotsIsAFilm(t *testing.T) {
	text := "style: cut\n paper\n@mara: a red ball\r\nshot: @mara rolls\n  to the right\n\nSHOT 2.5s: @mara rests: at last\n"
	want := projects.Script{
		Style: "cut paper", Cast: []projects.CastMember{{Name: "mara", Description: "a red ball"}},
		Shots: []projects.ScriptShot{{Prompt: "@mara rolls to the right"}, {Prompt: "@mara rests: at last", Seconds: rational.New(5, 2)}},
	}
	film, err := filmfile.Script(text, "")
	if err != nil || !reflect.DeepEqual(film, want) || !filmfile.IsScript(text) {
		t.Errorf("%v\n%+v", err, film)
	}
	path := filepath.Join(t.TempDir(), "film.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if film, err = filmfile.Read(path); err != nil || !reflect.DeepEqual(film, want) {
		t.Errorf("%v\n%+v", err, film)
	}
	if filmfile.IsCut("shot 1: a red ball") || filmfile.IsCut("shot: a; shot 2: b") {
		t.Error("one shot is taken for several")
	}
	for _, one := range []string{"a red ball", "a shot: of a ball", "shots: a", "the last shot:\nx"} {
		if filmfile.IsScript(one) {
			t.Errorf("%q is one shot", one)
		}
	}
}

func TestShotsMayBeNumbered(t *testing.T) {
	want := []projects.ScriptShot{{Prompt: "a red ball"}, {Prompt: "a box, shot from above"}, {Prompt: "snow"}}
	for _, text := range []string{
		"shot 1: a red ball\nshot 2: a box, shot from above\nshot 3: snow",
		"Shot 1: a red ball. Shot 2: a box, shot from above; shot 3: snow",
		"shot: a red ball\nshot 2: a box,\nshot from above\nshot: snow",
	} {
		film, err := filmfile.Script(text, "")
		if err != nil || !reflect.DeepEqual(film.Shots, want) || !filmfile.IsScript(text) {
			t.Errorf("%q: %v, %+v", text, err, film.Shots)
		}
		if filmfile.IsCut(text) == strings.Contains(text, "\n") {
			t.Errorf("%q: one line is %v", text, filmfile.IsCut(text))
		}
	}
}

func TestScriptsAreRefusedByTheirLine(t *testing.T) {
	for text, want := range map[string]string{
		"a ball\nshot: b":                "the prompt:1: a prompt of several shots begins",
		"shot: a\nshot:\n":               "the prompt:2: a shot without a prompt",
		"shot: a\nshot long: b":          `the prompt:2: shot "long"`,
		"shot: a\nshot 3: b":             "the prompt:2: shot 3: this is shot 2; a length is written as shot 3s:",
		"shot 1: a; shot 3: b":           "the prompt:1: shot 3: this is shot 2",
		"shot 1: a; shot 2: @mara":       "the prompt:1: @mara is not in the cast",
		"shot: a\nshot: @mara":           "the prompt:2: @mara is not in the cast",
		"@a-b: x\nshot: a":               `the prompt:1: "a-b" cannot be a name`,
		"@m: x\n@m: y\nshot: a":          "the prompt:2: @m is described twice",
		"@m:\nshot: a":                   "the prompt: @m has no description",
		"style: x":                       "the prompt: it has no shots",
		strings.Repeat("shot:a\n", 1001): "the prompt:1001: more than 1000 shots",
	} {
		if _, err := filmfile.Script(text, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// sound checks what holds for every film that was accepted.
func sound(t *testing.T, film projects.Script, err error) {
	t.Helper()
	if err != nil {
		var e *filmfile.Error
		if !errors.As(err, &e) || strings.ContainsAny(err.Error(), "\n\r") {
			t.Fatalf("%q", err)
		}
		return
	}
	for i, s := range film.Shots {
		if strings.TrimSpace(s.Prompt) == "" || s.Seconds.Cmp(rational.Rat{}) < 0 || s.Dissolve.Cmp(rational.Rat{}) < 0 || i == 0 && !s.Dissolve.Zero() {
			t.Fatalf("shot %+v", s)
		}
		for _, name := range projects.Mentions(s.Prompt) {
			if m, ok := film.Member(name); !ok || m.Description == "" {
				t.Fatalf("@%s of %+v", name, film.Cast)
			}
		}
		for _, r := range s.References {
			if (r.File == "") == (r.Shot == 0) || r.Shot > i {
				t.Fatalf("reference %+v of shot %d", r, i+1)
			}
		}
	}
	if len(film.Shots) == 0 {
		t.Fatal("no shots")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte(`{"shots": [{"prompt": "\ud83d\ude00", "references": ["a", {"shot": 1}]}]}`))
	f.Add([]byte("a: &x [*x]\nshots: *x"))
	f.Add([]byte("shots: !!binary x\n<<: *a"))
	f.Fuzz(func(t *testing.T, data []byte) {
		film, err := filmfile.Parse(data, "film.yaml")
		sound(t, film, err)
	})
}

func FuzzScript(f *testing.F) {
	f.Add("style: cut paper\n@mara: a ball\nshot: @mara rolls\nshot 2s: b\nmore")
	f.Add("shot 1/0: a")
	f.Add("\vshot:0")
	f.Add("shot 1: a; shot 2: b. shot 3 : c")
	f.Fuzz(func(t *testing.T, text string) {
		film, err := filmfile.Script(text, "")
		sound(t, film, err)
		if err == nil && !filmfile.IsScript(text) {
			t.Error("it is no script")
		}
	})
}
