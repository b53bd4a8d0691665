package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	main "kinora/tools/eval"
)

// judged runs the command on a folder and reads its report.
func judged(t testing.TB, folder string, args ...string) (main.Report, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.json")
	code, stdout, stderr := eval(t, append([]string{folder, "--judges", standIns(t, nil), "--json", file}, args...)...)
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var r main.Report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	return r, stdout
}

// figures are the report's, as "right/asked" by measure.
func figures(r main.Report) map[string][2]int {
	found := map[string][2]int{}
	for _, f := range r.Figures {
		found[f.Measure] = [2]int{f.Right, f.Asked}
	}
	return found
}

func TestEveryThingAskedIsJudgedAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	shoot(t, dir, "red.mkv", times(9, red)...)
	prompts(t, dir, `{"name":"red","prompt":"a small red cat on a meadow","expect":{"style":"papercut","shots":[{"setting":"meadow","time":"dawn",`+
		`"weather":"rain","framing":"wide","camera":"static","actors":[{"subject":"cat","colour":"red","size":"big"}]}]}}`)
	r, _ := judged(t, dir)
	want := map[string][2]int{
		"subject": {1, 1}, "colour": {1, 1}, "size": {0, 1}, "setting": {1, 1}, "time": {1, 1}, "weather": {0, 1},
		"style": {1, 1}, "framing": {1, 1}, "camera": {1, 1}, "everything": {0, 1},
	}
	same(t, figures(r), want)
}

func same(t *testing.T, got, want map[string][2]int) {
	t.Helper()
	for measure, w := range want {
		if got[measure] != w {
			t.Errorf("%s: %d of %d are right, want %d of %d", measure, got[measure][0], got[measure][1], w[0], w[1])
		}
	}
	for measure, g := range got {
		if _, ok := want[measure]; !ok {
			t.Errorf("%s was not asked, but judged: %v", measure, g)
		}
	}
}

func TestTwoSubjectsAndTheirRelation(t *testing.T) {
	pair := func(relation, a, b string) string {
		return `{"name":"pair","prompt":"","expect":{"shots":[{"relation":"` + relation + `","actors":[` + a + `,` + b + `]}]}}`
	}
	cat, dog, ball := `{"subject":"cat"}`, `{"subject":"dog","motion":"spin"}`, `{"subject":"ball","colour":"blue"}`
	cases := []struct {
		name, line string
		want       map[string][2]int
	}{
		{"as asked", pair("left_of", cat, dog), map[string][2]int{"subject": {1, 1}, "relation": {1, 1}, "pair": {1, 1}, "everything": {1, 1}}},
		{"the other way round", pair("right_of", cat, dog), map[string][2]int{"subject": {1, 1}, "relation": {0, 1}, "pair": {1, 1}, "everything": {0, 1}}},
		{"another class", pair("above", cat, dog), map[string][2]int{"subject": {1, 1}, "relation": {0, 1}, "pair": {1, 1}, "everything": {0, 1}}},
		{"one of them missing", pair("left_of", cat, ball), map[string][2]int{"subject": {0, 1}, "colour": {0, 1}, "relation": {1, 1}, "pair": {0, 1}, "everything": {0, 1}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			shoot(t, dir, "pair.mkv", append(times(6, orange), times(6, yellow)...)...)
			prompts(t, dir, c.line)
			r, _ := judged(t, dir)
			same(t, figures(r), c.want)
		})
	}
}

func TestWhatThePromptLeavesOutMayBeThere(t *testing.T) {
	dir := t.TempDir()
	shoot(t, dir, "both.png", yellow)
	prompts(t, dir, `{"name":"both","prompt":"a dog","expect":{"shots":[{"actors":[{"subject":"dog"}]}]}}`)
	r, _ := judged(t, dir)
	same(t, figures(r), map[string][2]int{"subject": {1, 1}, "everything": {1, 1}})
}

func TestLeftAndRightAreCounted(t *testing.T) {
	dir := t.TempDir()
	rising := []string{"one.mkv", "two.mkv"}
	for _, name := range rising {
		shoot(t, dir, name, append(times(4, black), times(4, red)...)...) // red grows: travel, right
	}
	line := func(name, way string) string {
		return `{"name":"` + name + `","prompt":"","expect":{"shots":[{"actors":[{"subject":"cat","motion":"travel","direction":"` + way + `"}]}]}}`
	}
	prompts(t, dir, line("one", "right"), "", line("two", "left"))
	r, table := judged(t, dir, "--worst", "3")
	same(t, figures(r), map[string][2]int{"subject": {2, 2}, "motion": {2, 2}, "direction": {1, 2}, "confused": {1, 2}, "everything": {1, 2}})
	for _, want := range []string{
		`(?m)^subject +2 +2 +100\.0 % +99\.1 % of 2000 +3\.0 %$`, `left and right confused +1 +2 +50\.0 %`,
		`(?m)^everything asked +1 +2 +50\.0 % +not known`, `two\.mkv`, `direction +asked left +judged right`,
	} {
		if !regexp.MustCompile(want).MatchString(table) {
			t.Errorf("the table lacks %s:\n%s", want, table)
		}
	}
	if strings.Contains(table, "one.mkv") {
		t.Errorf("a clip that is right is among the worst:\n%s", table)
	}
}

func TestHidingAndComingBack(t *testing.T) {
	line := `{"name":"hide","prompt":"","expect":{"shots":[{"occluder":"wall","actors":[{"subject":"cat","colour":"red"}]}]}}`
	cases := []struct {
		name   string
		frames []int
		want   map[string][2]int
	}{
		{"the same comes back", []int{0, 9, 0}, map[string][2]int{"subject": {1, 1}, "colour": {1, 1}, "hidden": {0, 1}, "same_hidden": {1, 1}, "everything": {0, 1}}},
		{"another comes back", []int{0, 9, 1}, map[string][2]int{"subject": {1, 1}, "colour": {1, 1}, "hidden": {1, 1}, "same_hidden": {0, 1}, "everything": {0, 1}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			colours := times(5, red)
			colours = append(colours, times(5, black)...)
			if c.frames[2] == 0 {
				colours = append(colours, times(5, red)...)
			} else {
				colours = append(colours, times(5, green)...)
			}
			shoot(t, dir, "hide.mkv", colours...)
			prompts(t, dir, line)
			r, _ := judged(t, dir)
			same(t, figures(r), c.want)
		})
	}
}

func TestShotsAreCutWhereTheLineSays(t *testing.T) {
	dir := t.TempDir()
	shoot(t, dir, "same.mkv", times(11, red)...)
	shoot(t, dir, "other.mkv", append(times(6, red), times(5, green)...)...)
	shoot(t, dir, "told.mkv", append(times(6, red), times(5, green)...)...)
	shots := `"expect":{"shots":[{"setting":"meadow","actors":[{"subject":"cat"}]},{"setting":"sea","actors":[{"subject":"cat"}]}]}}`
	prompts(t, dir,
		`{"name":"same","prompt":"","cuts":[6],`+shots, `{"name":"other","prompt":"","cuts":[6],`+shots,
		`{"name":"told","prompt":"","cuts":[6],"expect":{"shots":[{"setting":"meadow","actors":[]}]}}`)
	r, _ := judged(t, dir)
	if r.Shots != 6 {
		t.Errorf("%d shots were judged, want 6", r.Shots)
	}
	same(t, figures(r), map[string][2]int{"subject": {3, 4}, "setting": {4, 5}, "same_shots": {1, 2}, "everything": {1, 3}})
	for _, a := range r.Clips[1].Answers {
		if a.Measure == "subject" && a.Right != (a.Shot == 1) {
			t.Errorf("shot %d: %+v", a.Shot, a)
		}
	}
}

func TestAnyFormatIsRead(t *testing.T) {
	dir := t.TempDir()
	var lines []string
	for _, ending := range []string{".mp4", ".webm", ".mov", ".gif", ".mkv", ".png"} {
		colours := times(8, blue)
		if ending == ".png" {
			colours = colours[:1]
		}
		name := "blue_" + ending[1:]
		shoot(t, dir, name+ending, colours...)
		lines = append(lines, `{"name":"`+name+`","prompt":"","expect":{"shots":[{"actors":[{"subject":"ball"}]}]}}`)
	}
	put(t, filepath.Join(dir, "blue_mp4.json"), []byte("{}")) // papers beside clips are none
	prompts(t, dir, lines...)
	r, _ := judged(t, dir)
	same(t, figures(r), map[string][2]int{"subject": {6, 6}, "everything": {6, 6}})
}

// reddish makes a folder of clips, red with more or less green.
func reddish(t testing.TB, greens ...uint8) string {
	t.Helper()
	dir := t.TempDir()
	var lines []string
	for i, level := range greens {
		name := string(rune('a' + i))
		c := red
		c.G = level
		shoot(t, dir, name+".mkv", times(3, c)...)
		lines = append(lines, `{"name":"`+name+`","prompt":"","expect":{"shots":[]}}`)
	}
	prompts(t, dir, lines...)
	return dir
}

func TestTheReferenceFolder(t *testing.T) {
	one := reddish(t, 0, 51, 102, 153)
	itself, table := judged(t, one, "--reference", one)
	if d := itself.Distances; len(d) != 2 || d[0].Distance > 1e-6 || d[1].Distance > 1e-6 || d[0].Clips != 4 || d[0].Width != 3 {
		t.Errorf("a folder is apart from itself: %+v", d)
	}
	if strings.Contains(table, "fewer clips") || !strings.Contains(table, "nothing that can be judged") {
		t.Errorf("4 clips are enough for 3 features, and nothing was asked:\n%s", table)
	}
	apart, table := judged(t, reddish(t, 102, 153, 204, 255), "--reference", reddish(t, 0, 51))
	if d := apart.Distances[0]; d.Distance < 1 || d.Reference != 2 || !strings.Contains(table, "fewer clips than features") {
		t.Errorf("%+v\n%s", d, table)
	}
}

func TestStoppingWritesNothing(t *testing.T) {
	dir := t.TempDir()
	shoot(t, dir, "red.mkv", red)
	prompts(t, dir, `{"name":"red","prompt":"","expect":{"shots":[]}}`)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, err bytes.Buffer
	code := main.Run(ctx, []string{dir, "--judges", standIns(t, nil), "--json", filepath.Join(dir, "r.json")}, &out, &err)
	if code != 130 || out.Len() > 0 || !strings.Contains(err.String(), "stopped") {
		t.Errorf("exit %d, stdout %q, stderr %q", code, out.String(), err.String())
	}
	if files, _ := filepath.Glob(filepath.Join(dir, "*.json")); len(files) > 0 {
		t.Errorf("%v were written", files)
	}
}

func TestMissingClipsCanBeLeftOut(t *testing.T) {
	dir := t.TempDir()
	shoot(t, dir, "red.mkv", red)
	line := `","prompt":"","expect":{"shots":[{"actors":[{"subject":"cat"}]}]}}`
	prompts(t, dir, `{"name":"gone`+line, `{"name":"red`+line)
	r, table := judged(t, dir, "--allow-missing")
	same(t, figures(r), map[string][2]int{"subject": {1, 1}, "everything": {1, 1}})
	if !slices.Equal(r.Missing, []string{"gone"}) || !strings.Contains(table, "left out: 1 prompt") {
		t.Errorf("%v\n%s", r.Missing, table)
	}
}
