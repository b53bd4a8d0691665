package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine/infer/onnxgraph"
)

func TestWhatIsWrongWithAFolderIsSaidInOneLine(t *testing.T) {
	expecting := func(expect string) string { return `{"name":"red","prompt":"p","expect":` + expect + `}` }
	cases := []struct {
		name  string
		lines []string
		want  []string
	}{
		{"no prompts", []string{"", " "}, []string{"prompts.jsonl: holds no prompts"}},
		{"a line that is cut short", []string{expecting(`{"shots":[]}`), `{"name":"b",`}, []string{"prompts.jsonl:2:", "cut short"}},
		{"a line that is no object", []string{`"red"`}, []string{"prompts.jsonl:1:", "not what a line should be"}},
		{"two objects", []string{`{"name":"red"} {}`}, []string{":1:", "something follows"}},
		{"an unknown field", []string{`{"name":"red","cut":[3]}`}, []string{":1:", `unknown field "cut"`}},
		{"no name", []string{`{"prompt":"p"}`}, []string{":1:", `name ""`}},
		{"a name with a folder", []string{`{"name":"../red"}`}, []string{":1:", `"../red"`}},
		{"a name twice", []string{expecting(`{"shots":[]}`), "", expecting(`{"shots":[]}`)}, []string{"jsonl:3:", `"red" stands at`, "jsonl:1 already"}},
		{"cuts that descend", []string{`{"name":"red","cuts":[5,3]}`}, []string{":1:", "ascend"}},
		{"a cut before the first frame", []string{`{"name":"red","cuts":[0]}`}, []string{":1:", "begin at 1"}},
		{"a cut behind the last frame", []string{`{"name":"red","cuts":[4],"expect":{"shots":[]}}`}, []string{":1:", "cut at frame 4", "4 frames"}},
		{"more shots than cuts make", []string{expecting(`{"shots":[{"actors":[]},{"actors":[]}]}`)}, []string{":1:", "2 shots", "only 1 shot"}},
		{"no expect", []string{`{"name":"red","prompt":"a red cat"}`}, []string{":1:", "no expect"}},
		{"an unknown style", []string{expecting(`{"style":"oil","shots":[]}`)}, []string{":1:", `style "oil" is not known`, "papercut, ink, neon"}},
		{"an unknown subject", []string{expecting(`{"shots":[{"actors":[{"subject":"cow"}]}]}`)}, []string{":1: shot 1:", `subject "cow"`}},
		{"an unknown relation", []string{expecting(`{"shots":[{"relation":"beside","actors":[{"subject":"cat"},{"subject":"dog"}]}]}`)}, []string{`relation "beside"`, "left_of"}},
		{"an actor without a subject", []string{expecting(`{"shots":[{"actors":[{"colour":"red"}]}]}`)}, []string{":1: shot 1:", "no subject"}},
		{"a relation of one", []string{expecting(`{"shots":[{"relation":"above","actors":[{"subject":"cat"}]}]}`)}, []string{"two actors, not 1"}},
		{"a missing clip", []string{expecting(`{"shots":[]}`), `{"name":"gone","expect":{"shots":[]}}`}, []string{":2:", `"gone" is not in the folder`, "--allow-missing"}},
		{"a name of two files", []string{`{"name":"two","expect":{"shots":[]}}`}, []string{":1:", "two.gif", "two.png"}},
		{"a clip that is none", []string{`{"name":"none","expect":{"shots":[]}}`}, []string{":1:", "none.mp4", "not a video"}},
	}
	dir, judges := t.TempDir(), standIns(t, nil)
	shoot(t, dir, "red.mkv", times(4, red)...)
	shoot(t, dir, "two.gif", red, green)
	shoot(t, dir, "two.png", red)
	put(t, filepath.Join(dir, "none.mp4"), []byte("this is no video"))
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			prompts(t, dir, c.lines...)
			refused(t, c.want, dir, "--judges", judges)
		})
	}
}

// refused runs the command and wants one line that says all of want.
func refused(t *testing.T, want []string, args ...string) {
	t.Helper()
	code, stdout, stderr := eval(t, args...)
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	last := lines[len(lines)-1]
	if code != 1 || stdout != "" || !strings.HasPrefix(last, "eval: ") || len(lines) > 2 {
		t.Fatalf("exit %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	for _, w := range want {
		if !strings.Contains(last, w) {
			t.Errorf("%q does not say %q", last, w)
		}
	}
}

func TestFoldersThatAreNotThere(t *testing.T) {
	judges, empty := standIns(t, nil), t.TempDir()
	refused(t, []string{"no/where: there is no such folder"}, "no/where", "--judges", judges)
	refused(t, []string{"prompts.jsonl: there is no such file"}, empty, "--judges", judges)
	refused(t, []string{"judges.json: there is no such file", "--judges"}, empty, "--judges", empty)
	refused(t, []string{"missing", "report.json"}, empty, "--judges", judges, "--json", filepath.Join(empty, "missing", "report.json"))
	prompts(t, empty, `{"name":"a","expect":{"shots":[]}}`)
	refused(t, []string{"none of its clips is there"}, empty, "--judges", judges, "--allow-missing")
}

func TestWrongUse(t *testing.T) {
	for _, args := range [][]string{nil, {""}, {"a", "b"}, {"a", "--what"}} {
		if code, _, stderr := eval(t, args...); code != 2 || !strings.HasPrefix(stderr, "eval: ") {
			t.Errorf("%q: exit %d: %s", args, code, stderr)
		}
	}
}

func TestJudgesThatDoNotFitTheirCard(t *testing.T) {
	dir := t.TempDir()
	shoot(t, dir, "red.mkv", red)
	prompts(t, dir, `{"name":"red","expect":{"shots":[]}}`)
	labels := func(head string, words ...string) func(map[string]any) {
		return func(card map[string]any) { card["labels"].(map[string][]string)[head] = words }
	}
	cases := []struct {
		name   string
		change func(map[string]any)
		want   []string
	}{
		{"a field of another type", func(c map[string]any) { c["labels"] = 3 }, []string{"judges.json: not what the judges' card should be"}},
		{"no labels for a head", labels("camera"), []string{"judges.json: labels.camera has 0 words"}},
		{"a label twice", labels("style", "ink", "ink", "neon"), []string{"labels.style", `"ink"`}},
		{"no class for a relation", labels("relation", "a", "b", "c", "d", "e", "f", "g"), []string{"labels.relation lacks"}},
		{"three ways of hiding", labels("hidden", "a", "b", "c"), []string{"labels.hidden has 3 words"}},
		{"no threshold", func(c map[string]any) { delete(c, "same_threshold") }, []string{"same_threshold is missing"}},
		{"an accuracy in per cent", func(c map[string]any) {
			c["accuracy"] = map[string]any{"style": map[string]any{"right": 99, "count": 3}}
		}, []string{"accuracy.style"}},
		{"more labels than logits", labels("motion", "travel", "jump", "spin", "hop"), []string{"move.onnx: its output motion is float32 [-1 3]", "[-1 4]"}},
		{"more kinds than rows", labels("subject", "cat", "dog", "ball", "cup"), []string{"look.onnx: its output subject"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { refused(t, c.want, dir, "--judges", standIns(t, c.change)) })
	}
}

func TestGraphsThatAreNoJudges(t *testing.T) {
	dir := t.TempDir()
	shoot(t, dir, "red.mkv", times(3, red)...)
	prompts(t, dir, `{"name":"red","expect":{"shots":[]}}`)
	broken := lookGraph(standInLabels)
	broken.Graph.Nodes[0] = onnxgraph.Node{Op: "ReduceMean", In: []string{"frames"}, Out: []string{"mean"}, Attrs: broken.Graph.Nodes[0].Attrs}
	endless := onnxgraph.Node{Op: "Div", In: []string{"mean", "zero"}, Out: []string{"colour_mean"}}
	broken.Graph.Nodes = append(broken.Graph.Nodes[:1:1], append([]onnxgraph.Node{endless}, broken.Graph.Nodes[1:]...)...)
	broken.Graph.Weights = append(broken.Graph.Weights, onnxgraph.Tensor{Name: "zero", Shape: []int{1}, Floats: []float32{0}})
	cases := []struct {
		name, file string
		data       []byte
		want       []string
	}{
		{"the other judge", "look.onnx", moveGraph(standInLabels).Marshal(), []string{"look.onnx", "it has no output"}},
		{"no graph at all", "move.onnx", []byte("nothing"), []string{"move.onnx"}},
		{"a judge that loses count", "look.onnx", broken.Marshal(), []string{"look.onnx", "judges nothing"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			judges := standIns(t, nil)
			put(t, filepath.Join(judges, c.file), c.data)
			refused(t, c.want, dir, "--judges", judges)
		})
	}
	judges := standIns(t, nil)
	if err := os.Remove(filepath.Join(judges, "move.onnx")); err != nil {
		t.Fatal(err)
	}
	refused(t, []string{"move.onnx"}, dir, "--judges", judges)
}
