package words

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// The languages of the window, as settings keep them. Desktop is the language of the
// desktop where the window has it, and English where not.
const (
	Desktop = ""
	English = "en"
	Chinese = "zh"
)

//go:embed translations
var translations embed.FS

// table is a translation: a text by its English, or its plural forms by their names.
type table map[string]json.RawMessage

// chosen is what Use chose last; Translate reads it.
var chosen = struct {
	texts  map[string]string
	frames []frame
}{}

// Use has all texts of the window be in a language from now on; what is on screen
// already must be made anew. It is called on the goroutine of the window.
//
// Fyne takes the language of the desktop and has no call to choose another one. But it
// lets texts be loaded for any language, and later ones replace those before: so the
// texts of the language that was chosen are loaded as if they were in the desktop's.
func Use(language string) error {
	if language == Desktop {
		language = ofDesktop()
	}
	all, err := load(language)
	if err != nil {
		return fmt.Errorf("language %q: %w", language, err)
	}
	data, err := json.Marshal(all)
	if err != nil {
		return fmt.Errorf("language %q: %w", language, err)
	}
	remember(all)
	var errs []error
	for _, tag := range tags() {
		errs = append(errs, lang.AddTranslationsForLocale(data, fyne.Locale(tag)))
	}
	return errors.Join(errs...)
}

// ofDesktop is the language of the desktop, as far as there is a translation.
func ofDesktop() string {
	if strings.HasPrefix(lang.SystemLocale().String(), Chinese) {
		return Chinese
	}
	return English
}

// tags is every name under which Fyne may look for texts on this desktop. It has texts
// of its own for the scripts of Chinese, and takes those where they fit.
func tags() []string {
	system := lang.SystemLocale().LanguageString()
	base, _, _ := strings.Cut(system, "-")
	all := []string{base, system}
	if base == Chinese {
		all = append(all, "zh-Hans", "zh-Hant")
	}
	return append(all, English) // where Fyne looks when a text is nowhere else
}

// load reads the texts of a language, each in all plural forms: which of them Fyne asks
// for goes by the desktop's language. What has no translation is its English.
func load(language string) (map[string]map[string]string, error) {
	all := map[string]map[string]string{}
	for _, name := range []string{Chinese, English, language} { // the first only for its keys
		t, err := read(name)
		if err != nil {
			return nil, err
		}
		for key, raw := range t {
			one, other, err := forms(raw)
			if err != nil {
				return nil, fmt.Errorf("%s.json, %q: %w", name, key, err)
			}
			if name == Chinese && language != Chinese {
				one, other = key, key
			}
			all[key] = map[string]string{"zero": other, "one": one, "two": other, "few": other, "many": other, "other": other}
		}
	}
	return all, nil
}

func read(language string) (table, error) {
	data, err := translations.ReadFile("translations/" + language + ".json")
	if err != nil {
		return nil, fmt.Errorf("there is no translation; use %q or %q", English, Chinese)
	}
	var t table
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("%s.json: %w", language, err)
	}
	return t, nil
}

// forms is a text for one of something and for any other number.
func forms(raw json.RawMessage) (one, other string, err error) {
	if json.Unmarshal(raw, &other) == nil {
		return other, other, nil
	}
	var named struct{ One, Other string }
	if err := json.Unmarshal(raw, &named); err != nil {
		return "", "", err
	}
	return named.One, named.Other, nil
}
