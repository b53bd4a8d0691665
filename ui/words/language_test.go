package words_test

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"kinora/ui/words"
)

// chinese is the translation as it stands in its file.
func chinese(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile("translations/zh.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]string
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryTextOfTheWindowIsTranslated(t *testing.T) {
	all, ui, app := chinese(t), newSource(), newSource()
	ui.read(t, "..")
	app.read(t, "../../app")
	app.read(t, "../../projects/edit")
	app.read(t, "../../engine")
	for kind := range editKinds {
		delete(app.said, kind)
	}
	for _, found := range []map[string]string{ui.asked, app.said} {
		for _, text := range slices.Sorted(maps.Keys(found)) {
			if all[text] == "" {
				t.Errorf("zh.json has no %q (%s)", text, found[text])
			}
		}
	}
	for _, text := range slices.Sorted(maps.Keys(ui.bare)) {
		t.Errorf("%s: %q is shown without lang.L", ui.bare[text], text)
	}
}

// editKinds are what errors of projects/edit are told apart by; they are not shown.
var editKinds = map[string]bool{
	"locked": true, "no room": true, "no such track": true, "not in the film": true, "nothing to do": true, "value not usable": true, "not made yet": true,
}

func TestNoTranslationIsOfATextThatIsNowhere(t *testing.T) {
	s := newSource()
	for _, dir := range []string{"..", "../../app", "../../engine", "../../projects"} {
		s.read(t, dir)
	}
	for _, key := range slices.Sorted(maps.Keys(chinese(t))) {
		stage := strings.ToLower(key[:1]) + key[1:] // words.Progress capitals it
		frame := strings.TrimSuffix(key, "%s")
		wrapped := strings.ReplaceAll(key, "(%s)", "(%w)")
		if _, said := s.said[key]; !s.literally[key] && !s.literally[wrapped] && !s.literally[stage] && !s.literally[frame] && !said {
			t.Errorf("zh.json has %q, which nothing says", key)
		}
	}
}

var verb = regexp.MustCompile(`%[-+#0-9.]*[a-zA-Z]`)

func TestTranslationsTakeTheSameValues(t *testing.T) {
	for key, text := range chinese(t) {
		if want, got := verb.FindAllString(key, -1), verb.FindAllString(text, -1); !slices.Equal(want, got) {
			t.Errorf("%q takes %v, %q takes %v", key, want, text, got)
		}
	}
}

// desktop pretends that the desktop speaks a language, by the variables that Unix has.
func desktop(t *testing.T, locale string) {
	t.Helper()
	for _, name := range []string{"LANGUAGE", "LC_MESSAGES", "LANG"} {
		t.Setenv(name, "")
	}
	t.Setenv("LC_ALL", locale)
	t.Cleanup(func() { words.Use(words.English) })
}

func TestALanguageIsChosenWhateverTheDesktopSpeaks(t *testing.T) {
	for _, locale := range []string{"en_US.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8", "zh_TW.UTF-8", "pt_BR.UTF-8", "nl_NL.UTF-8"} {
		t.Run(locale, func(t *testing.T) {
			desktop(t, locale)
			for _, c := range []struct{ language, generate, frame, frames string }{
				{words.Chinese, "生成", "%d 帧", "%d 帧"},
				{words.English, "Generate", "%d frame", "%d frames"},
				{words.Chinese, "生成", "%d 帧", "%d 帧"},
			} {
				if err := words.Use(c.language); err != nil {
					t.Fatal(err)
				}
				if got := lang.L("Generate"); got != c.generate {
					t.Errorf("in %s: %q", c.language, got)
				}
				if strings.HasPrefix(locale, "zh") {
					c.frame = c.frames // Fyne asks by the desktop's grammar, and Chinese has one form
				}
				if one, more := lang.N("%d frames", 1), lang.N("%d frames", 25); one != c.frame || more != c.frames {
					t.Errorf("in %s: %q and %q", c.language, one, more)
				}
			}
		})
	}
}

func TestTheLanguageOfTheDesktopIsTakenWhereThereIsATranslation(t *testing.T) {
	for locale, want := range map[string]string{"zh_CN.UTF-8": "生成", "zh_Hans_SG": "生成", "en_GB.UTF-8": "Generate", "fr_FR.UTF-8": "Generate"} {
		desktop(t, locale)
		if err := words.Use(words.Desktop); err != nil {
			t.Fatal(err)
		}
		if got := lang.L("Generate"); got != want {
			t.Errorf("%s: %q, want %q", locale, got, want)
		}
	}
}

func TestALanguageThatIsNotThereIsSaid(t *testing.T) {
	if err := words.Use("tlh"); err == nil {
		t.Error("Klingon was taken")
	}
}

func TestTextsOfAppAreTranslatedAroundWhatTheySay(t *testing.T) {
	desktop(t, "en_US.UTF-8")
	if err := words.Use(words.Chinese); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Take made in 9.5 s.": "片段已生成，用时 9.5 s。",
		"Closing…":            "正在关闭…",
		"Takes cannot be made: no runtime was found": "无法生成片段：no runtime was found",
		"3 shots were added.":                        "已添加 3 个镜头。",
		"2 s became 2.1 s (25 frames at 12 fps): Papercut makes 4n+1 frames\na.png has another shape: 12 % of its height are cut off; pad keeps them": "2 s 变为 2.1 s（25 帧，12 帧/秒）：Papercut 可生成 4n+1 帧\na.png 的形状不同：12 %（高度）会被裁掉；加边可保留",
		"Import holiday.mp4": "导入 holiday.mp4",
		"b.mp4 is another file than a.mp4 was: its contents differ.":                         "b.mp4 与原来的 a.mp4 不是同一个文件：内容不同。",
		"a speed of 40 cannot be had: between 1/10 and 10, or backwards below 0":             "无法设为 40 倍速：范围是 1/10 到 10，负数为倒放",
		`the film "My Film" is open in another window: go on there, or close it there first`: `影片 "My Film" 已在另一个窗口中打开：请在那里继续，或先在那里关闭`,
		"Saved as version “Label”.":                                                          "已保存为版本“Label”。", // a name, though a word of the window too
		"track V1 is locked: unlock it first; this clip is not in the film any more":         "轨道 V1 已锁定：请先解锁; 这个剪辑已不在影片中",
		"Something that nobody knows":                                                        "Something that nobody knows",
		"":                                                                                   "",
	} {
		if got := words.Translate(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	words.Use(words.English)
	if got := words.Translate("Saved a.mp4"); got != "Saved a.mp4" {
		t.Errorf("in English: %q", got)
	}
}

func BenchmarkUse(b *testing.B) {
	for b.Loop() {
		if err := words.Use(words.Chinese); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkL(b *testing.B) {
	for b.Loop() {
		lang.L("Generate")
	}
}
