package kit

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestTextBreaksAtSpacesAndBetweenChineseCharacters(t *testing.T) {
	for text, want := range map[string][]string{
		"a boat sails home":  {"a boat", "sails", "home"},
		"一条船驶回家，很慢。":         {"一条船驶回", "家，很慢。"},
		"保存在 Kinora 的文件夹中。":  {"保存在", "Kinora", "的文件夹中。"},
		"一条船很大“慢”":           {"一条船很大", "“慢”"},
		"internationalising": {"internationalising"},
		"one\n\ntwo":         {"one", "", "two"},
	} {
		got := wrap(text, 6, func(s string) float32 { return float32(utf8.RuneCountInString(s)) })
		if !slices.Equal(got, want) {
			t.Errorf("%q breaks into %q, want %q", text, got, want)
		}
	}
}
