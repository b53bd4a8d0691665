package media_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine/media"
	"kinora/projects/rational"
)

func TestAPresetIsFoundByNameAndByExtension(t *testing.T) {
	for _, p := range media.Presets() {
		byName, err := media.PresetNamed(p.Name)
		if err != nil || byName.Title != p.Title {
			t.Errorf("named %s: %v, %v", p.Name, byName.Title, err)
		}
		byPath, err := media.PresetFor("/some/where/My Film" + strings.ToUpper(p.Extension))
		if err != nil || byPath.Name != p.Name {
			t.Errorf("for %s: %v, %v", p.Extension, byPath.Name, err)
		}
		if len(p.Encoders) == 0 || p.Title == "" || p.Container == "" {
			t.Errorf("%s is incomplete", p.Name)
		}
	}
}

func TestATargetIsCheckedBeforeAnythingIsComputed(t *testing.T) {
	dir := t.TempDir()
	cases := []struct {
		name, path, preset string
		kind               media.Kind
		says               string
	}{
		{"a good path", "a.mp4", "", media.Unknown, ""},
		{"a good path of another extension", "a.film", "mp4", media.Unknown, ""},
		{"numbered pictures", "a_%04d.png", "", media.Unknown, ""},
		{"an unknown extension", "a.xyz", "", media.NoPreset, ".mp4 .webm"},
		{"no extension", "a", "", media.NoPreset, "without an extension"},
		{"an unknown preset", "a.mp4", "betamax", media.NoPreset, `"betamax"`},
		{"a numbered video", "a_%04d.mp4", "", media.Invalid, "%04d"},
		{"a folder that is not there", "no/a.mp4", "", media.Unwritable, "make it first"},
		{"a folder", ".", "mp4", media.Unwritable, "is a folder"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := media.CheckTarget(filepath.Join(dir, c.path), c.preset)
			if (err == nil) != (c.says == "") || media.KindOf(err) != c.kind {
				t.Fatalf("kind %d: %v", media.KindOf(err), err)
			}
			if err != nil && !strings.Contains(err.Error(), c.says) {
				t.Errorf("%q does not say %q", err, c.says)
			}
			if left, _ := os.ReadDir(dir); len(left) != 0 {
				t.Errorf("left %v behind", left)
			}
		})
	}
}

func TestParamsAreCheckedAgainstThePreset(t *testing.T) {
	cases := []struct {
		preset string
		w, h   int
		rate   rational.Rat
		kind   media.Kind
	}{
		{"mp4", 128, 80, rational.Int(12), media.Unknown},
		{"mp4", 127, 80, rational.Int(12), media.Invalid},
		{"mkv", 127, 81, rational.Int(12), media.Unknown},
		{"webm", 32, 32, rational.Int(12), media.Unknown},
		{"mp4", 0, 0, rational.Int(12), media.Invalid},
		{"png", 20000, 10, rational.Int(12), media.TooLarge},
		{"png", 16000, 16000, rational.Int(12), media.TooLarge},
		{"gif", 64, 64, rational.New(60000, 1001), media.Invalid},
		{"mp4", 64, 64, rational.Rat{}, media.Invalid},
	}
	for _, c := range cases {
		p, err := media.PresetNamed(c.preset)
		if err != nil {
			t.Fatal(err)
		}
		err = p.Check("a", media.Params{Width: c.w, Height: c.h, Rate: c.rate})
		if media.KindOf(err) != c.kind {
			t.Errorf("%s %d x %d at %v: %v", c.preset, c.w, c.h, c.rate, err)
		}
	}
}

func TestAnErrorHasAKindACauseAndOneLine(t *testing.T) {
	cause := errors.New("moov atom not found")
	err := fmt.Errorf("importing: %w", &media.Error{Kind: media.Truncated, Path: "a.mp4", Err: cause})
	if !errors.Is(err, media.Truncated) || errors.Is(err, media.Corrupt) || !errors.Is(err, cause) {
		t.Error("the kind or the cause is lost")
	}
	if want := "importing: a.mp4: is cut short: copy or record it again (moov atom not found)"; err.Error() != want {
		t.Errorf("says %q", err)
	}
	if k := media.KindOf(context.Canceled); k != media.Unknown {
		t.Errorf("a context's error is of kind %d", k)
	}
	for k := media.Unknown; k <= media.Invalid; k++ {
		if k.Error() == "" {
			t.Errorf("kind %d has no sentence", k)
		}
	}
	if media.Kind(99).Error() == "" || media.Kind(-1).Error() == "" {
		t.Error("an unknown kind has no sentence")
	}
}
