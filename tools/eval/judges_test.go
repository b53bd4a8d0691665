package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	main "kinora/tools/eval"
)

// sure are the measures on which the judges are right nearly always.
var sure = map[string]bool{
	"subject": true, "colour": true, "setting": true, "time": true, "weather": true, "style": true, "motion": true,
	"direction": true, "camera": true, "relation": true, "event": true, "hidden": true, "same_hidden": true, "same_shots": true,
}

// delivered judges a folder with the judges that are in the repository.
func delivered(t *testing.T, dir string) main.Report {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.json")
	if code, _, stderr := eval(t, dir, "--judges", "judges", "--json", file); code != 0 {
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
	return r
}

// A judge that is right on 96.6 % of motions may miss one of these clips: of all answers, one in fifty may be wrong.
func TestTheDeliveredJudgesKnowRenderedClips(t *testing.T) {
	asked, wrong := 0, 0
	for _, clip := range delivered(t, "testdata/rendered").Clips {
		for _, a := range clip.Answers {
			if !sure[a.Measure] {
				continue
			}
			asked++
			if !a.Right {
				wrong++
				t.Logf("%s: %s of %s: asked %s, judged %s", clip.Name, a.Measure, a.About, a.Asked, a.Judged)
			}
		}
	}
	if asked < 40 {
		t.Errorf("only %d questions were asked", asked)
	}
	if wrong > asked/50 {
		t.Errorf("%d of %d answers are wrong", wrong, asked)
	}
}

func TestTheDeliveredJudgesDoNotTakeOneClipForAnother(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile("testdata/rendered/prompts.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	var turned []string
	for i, line := range lines {
		turned = append(turned, asNamed(t, line, lines[(i+1)%len(lines)]))
	}
	prompts(t, dir, turned...)
	clips, err := filepath.Glob("testdata/rendered/*.mp4")
	if err != nil {
		t.Fatal(err)
	}
	for _, clip := range clips {
		copyFile(t, clip, filepath.Join(dir, filepath.Base(clip)))
	}
	got := figures(delivered(t, dir))["subject"]
	if got[1] < 6 || got[0] > got[1]/4 {
		t.Errorf("with each other's prompts %d of %d subjects are judged right", got[0], got[1])
	}
}

// asNamed is a prompt's line with the name and the cuts of another's clip, and no more shots than that has.
func asNamed(t *testing.T, line, other string) string {
	t.Helper()
	var row, clip map[string]any
	if err := json.Unmarshal([]byte(line), &row); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(other), &clip); err != nil {
		t.Fatal(err)
	}
	row["name"], row["cuts"] = clip["name"], clip["cuts"]
	expect := row["expect"].(map[string]any)
	cuts, _ := clip["cuts"].([]any)
	shots := expect["shots"].([]any)
	expect["shots"] = shots[:min(len(shots), len(cuts)+1)]
	data, err := json.Marshal(row)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
