package inspector

import (
	"fyne.io/fyne/v2/lang"

	"kinora/app"
)

// group is words of one kind, of which a shot mostly has one.
type group struct {
	title string
	words []chosenWords
}

// chosenWords are what a chip says, and what it writes into a prompt in either language.
type chosenWords struct{ title, english, chinese string }

// ways are the words in both languages, that of the window first.
func (w chosenWords) ways() (first, second string) {
	if app.Chinese(w.title) {
		return w.chinese, w.english
	}
	return w.english, w.chinese
}

// in reports whether a prompt says the words in either language.
func (w chosenWords) in(prompt string) bool {
	return app.HasWords(prompt, w.english) || app.HasWords(prompt, w.chinese)
}

// vocabulary is what the chips offer: the words that Papercut was trained on, which other
// models know as well.
func vocabulary() []group {
	return []group{
		{lang.L("STYLE"), []chosenWords{
			{lang.L("Papercut"), "papercut style", "剪纸风格"},
			{lang.L("Watercolour"), "watercolour painting", "水彩画"},
			{lang.L("Neon"), "neon lines", "霓虹线条"},
			{lang.L("Ink"), "ink drawing", "墨线画"},
			{lang.L("Pixel art"), "pixel art", "像素画"},
			{lang.L("Chalk"), "chalk drawing", "粉笔画"},
		}},
		{lang.L("CAMERA"), []chosenWords{
			{lang.L("Still camera"), "static camera", "镜头静止"},
			{lang.L("Follow"), "camera follows", "镜头跟拍"},
			{lang.L("Pan right"), "camera pans right", "镜头向右摇"},
			{lang.L("Pan left"), "camera pans left", "镜头向左摇"},
			{lang.L("Tilt up"), "camera tilts up", "镜头向上摇"},
			{lang.L("Tilt down"), "camera tilts down", "镜头向下摇"},
			{lang.L("Zoom in"), "camera zooms in", "镜头推近"},
			{lang.L("Zoom out"), "camera zooms out", "镜头拉远"},
		}},
		{lang.L("FRAMING"), []chosenWords{
			{lang.L("Wide shot"), "wide shot", "远景"}, {lang.L("Medium shot"), "medium shot", "中景"}, {lang.L("Close-up"), "close-up", "特写"},
		}},
		{lang.L("TIME OF DAY"), []chosenWords{
			{lang.L("Dawn"), "at dawn", "清晨"}, {lang.L("Day"), "in daylight", "白天"}, {lang.L("Sunset"), "at sunset", "日落时分"}, {lang.L("Night"), "at night", "夜晚"},
		}},
		{lang.L("WEATHER"), []chosenWords{
			{lang.L("Clear sky"), "under a clear sky", "天气晴朗"},
			{lang.L("Rain"), "in the rain", "下着雨"},
			{lang.L("Snow"), "in the snow", "下着雪"},
			{lang.L("Fog"), "in the fog", "雾中"},
			{lang.L("Wind"), "in the wind", "刮着风"},
		}},
	}
}
