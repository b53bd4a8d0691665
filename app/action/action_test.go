package action_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kinora/app/action"
)

func TestChordsHaveOneSpelling(t *testing.T) {
	for text, want := range map[string]action.Chord{
		"Ctrl+Shift+Z": "Ctrl+Shift+Z", "shift + ctrl+z": "Ctrl+Shift+Z", "Cmd+Z": "Ctrl+Z", "space": "Space", "Return": "Enter",
		"esc": "Escape", "j": "J", "Shift+I": "Shift+I", "Ctrl++": "Ctrl++", "+": "+", "Alt+F4": "Alt+F4", ",": ",", "Shift+=": "Shift+=",
		"del": "Delete", "win+D": "Meta+D", "Option+Cmd+K": "Ctrl+Alt+K",
	} {
		got, err := action.Parse(text)
		if err != nil || got != want {
			t.Errorf("%q is %q (%v), want %q", text, got, err, want)
		}
		m, key := got.Split()
		if again, ok := action.Make(m, key); !ok || again != got {
			t.Errorf("%q came back as %q", got, again)
		}
	}
	for _, text := range []string{"", "Ctrl+", "Foo+Z", "Hyper", "Ctrl+Ü", "ß", "Shift"} {
		if got, err := action.Parse(text); err == nil {
			t.Errorf("%q was read as %q", text, got)
		}
	}
}

func TestChordsAreShownAsThePlatformDoes(t *testing.T) {
	for c, want := range map[action.Chord][2]string{
		"Ctrl+Shift+Z": {"Ctrl+Shift+Z", "⇧⌘Z"}, "Space": {"Space", "Space"}, "Meta+Left": {"Super+←", "⌃←"},
		"Ctrl++": {"Ctrl++", "⌘+"}, "Alt+Delete": {"Alt+Delete", "⌥⌦"},
	} {
		if got := [2]string{c.Text("linux"), c.Text("darwin")}; got != want {
			t.Errorf("%s is %q, want %q", c, got, want)
		}
	}
	if !action.Chord("Shift+I").Plain() || action.Chord("Alt+I").Plain() || action.Chord("").Plain() {
		t.Error("only keys alone or with Shift are plain")
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"Ctrl+Shift+Z", "+", "Ctrl++", "shift+ +", "ſ+K"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := action.Parse(text)
		if err != nil {
			return
		}
		if again, err := action.Parse(string(c)); err != nil || again != c {
			t.Errorf("%q gave %q, which gives %q, %v", text, c, again, err)
		}
	})
}

// registry is three actions that note what was done.
func registry(did *[]string) *action.Registry {
	r := &action.Registry{}
	run := func(id string) func() { return func() { *did = append(*did, id) } }
	r.Add(
		action.Action{ID: "timeline.split", Title: "Split at the playhead", Menu: "Timeline", Keys: []action.Chord{"S"}, Run: run("split")},
		action.Action{ID: "timeline.snap", Title: "Snap", Menu: "Timeline", Keys: []action.Chord{"N"}, Run: run("snap")},
		action.Action{ID: "timeline.roll", Title: "Roll", Menu: "Timeline", Keys: []action.Chord{"R", "C"}, Run: run("roll")},
		action.Action{
			ID: "timeline.blade", Title: "Blade", Menu: "Timeline", Keys: []action.Chord{"B"}, Run: run("blade"),
			Enabled: func() (bool, string) { return false, "There is nothing to cut." },
		},
	)
	return r
}

func TestAKeyLeadsToItsActionAndOneThatCannotBeDoneSaysWhy(t *testing.T) {
	var did []string
	r := registry(&did)
	r.Refused = func(a action.Action, why string) { did = append(did, a.ID+": "+why) }
	for _, c := range []action.Chord{"S", "B", "X", ""} {
		if a, ok := r.ByChord(c); ok {
			r.Do(a.ID)
		}
	}
	if want := []string{"split", "timeline.blade: There is nothing to cut."}; !slices.Equal(did, want) {
		t.Errorf("did %q, want %q", did, want)
	}
	if r.Do("nothing.such") {
		t.Error("did what is not there")
	}
	if err := r.Check(); err != nil {
		t.Error(err)
	}
}

func TestAChordThatIsBoundTwiceIsAConflictUntilItIsGiven(t *testing.T) {
	r := registry(new([]string))
	changes := 0
	r.Watch(func() { changes++ })
	r.SetKeys("timeline.blade", []action.Chord{"B", "S"})
	want := []action.Conflict{{Chord: "S", IDs: []string{"timeline.split", "timeline.blade"}}}
	if got := r.Conflicts(); fmt.Sprint(got) != fmt.Sprint(want) || r.Check() == nil {
		t.Errorf("conflicts %v, want %v", got, want)
	}
	if who := r.Who("S", "timeline.blade"); !slices.Equal(who, []string{"timeline.split"}) {
		t.Errorf("S is had by %v", who)
	}
	r.Give("timeline.blade", "S")
	if got := r.Conflicts(); len(got) != 0 {
		t.Errorf("still in conflict: %v", got)
	}
	if keys := r.Keys("timeline.blade"); !slices.Equal(keys, []action.Chord{"S"}) || len(r.Keys("timeline.split")) != 0 {
		t.Errorf("blade has %v, split %v", keys, r.Keys("timeline.split"))
	}
	if changes != 2 {
		t.Errorf("told of %d changes, want 2", changes)
	}
}

func TestWhatWasChosenIsKeptAndReset(t *testing.T) {
	r := registry(new([]string))
	r.SetKeys("timeline.split", []action.Chord{"Ctrl+K"})
	r.SetKeys("timeline.snap", nil)
	kept := r.Overrides()
	other := registry(new([]string))
	if err := other.Load("", kept); err != nil {
		t.Fatal(err)
	}
	if other.Keys("timeline.split")[0] != "Ctrl+K" || len(other.Keys("timeline.snap")) != 0 || !other.Chosen("timeline.snap") {
		t.Errorf("loaded %v", other.Overrides())
	}
	other.Reset("timeline.split")
	if other.Keys("timeline.split")[0] != "S" || !other.Chosen("timeline.snap") {
		t.Error("one action was to be reset")
	}
	other.Reset()
	if other.Overrides() != nil || other.Keys("timeline.snap")[0] != "N" {
		t.Error("all were to be reset")
	}
}

func TestUnreadableSettingsAreNamedAndTheRestHolds(t *testing.T) {
	r := registry(new([]string))
	err := r.Load("avid", map[string][]string{"timeline.split": {"ctrl+k", "Ctrl+K", "Hyper+Q"}, "timeline.snap": {"?!"}, "later.one": {"F3"}})
	if err == nil || !strings.Contains(err.Error(), "Hyper+Q") || !strings.Contains(err.Error(), "avid") {
		t.Errorf("error %v", err)
	}
	if !slices.Equal(r.Keys("timeline.split"), []action.Chord{"Ctrl+K"}) || !slices.Equal(r.Keys("timeline.snap"), []action.Chord{"N"}) || r.Preset() != action.Kinora {
		t.Errorf("split %v, snap %v, preset %s", r.Keys("timeline.split"), r.Keys("timeline.snap"), r.Preset())
	}
	if got := r.Overrides()["later.one"]; !slices.Equal(got, []string{"F3"}) {
		t.Errorf("what another version knows was lost: %v", got)
	}
}

func TestAPresetTakesItsKeysFromTheOthers(t *testing.T) {
	r := registry(new([]string))
	r.SetPreset(action.Premiere)
	for id, want := range map[string][]action.Chord{
		"timeline.split": {"Ctrl+K"}, "timeline.snap": {"S"}, "timeline.blade": {"C"}, "timeline.roll": {"N"},
	} {
		if got := r.Keys(id); !slices.Equal(got, want) {
			t.Errorf("%s has %v, want %v", id, got, want)
		}
	}
	r.Add(action.Action{ID: "x.y", Title: "Another", Keys: []action.Chord{"C", "Ctrl+J"}, Run: func() {}})
	if got := r.Keys("x.y"); !slices.Equal(got, []action.Chord{"Ctrl+J"}) {
		t.Errorf("an action that the preset does not name has %v", got)
	}
	r.SetKeys("timeline.snap", []action.Chord{"F2"})
	r.SetPreset(action.Resolve)
	if got := r.Keys("timeline.snap"); !slices.Equal(got, []action.Chord{"F2"}) {
		t.Errorf("what was chosen became %v with another preset", got)
	}
}

func TestPresetsAreWrittenWellAndBindNothingTwice(t *testing.T) {
	for _, name := range action.Presets() {
		r := &action.Registry{}
		for _, id := range r.Unmatched() {
			r.Add(action.Action{ID: id, Title: id, Run: func() {}})
		}
		r.SetPreset(name)
		if left := r.Unmatched(); len(left) > 0 {
			t.Errorf("still unmatched: %v", left)
		}
		for _, c := range r.Conflicts() {
			t.Errorf("%s: %s does %v", name, c.Chord, c.IDs)
		}
		for _, a := range r.All() {
			for _, key := range a.Keys {
				if canonical, err := action.Parse(string(key)); canonical != key {
					t.Errorf("%s: %s is to be written %q (%v)", name, key, canonical, err)
				}
			}
		}
	}
}

func titles(actions []action.Action) []string {
	var all []string
	for _, a := range actions {
		all = append(all, a.Title)
	}
	return all
}

func TestSearchRanksWhatIsMeantFirst(t *testing.T) {
	r := registry(new([]string))
	r.Add(action.Action{ID: "shot.generate", Title: "Generate", Menu: "Shot", Run: func() {}},
		action.Action{ID: "shot.degenerate", Title: "Degenerate", Menu: "Shot", Run: func() {}},
		action.Action{ID: "shot.secret", Title: "Generate in secret", Hidden: true, Run: func() {}})
	chinese := map[string]string{"Generate": "生成", "Snap": "吸附"}
	translate := func(s string) string {
		if c, ok := chinese[s]; ok {
			return c
		}
		return s
	}
	for query, want := range map[string][]string{
		"gen":           {"Generate", "Degenerate"},
		"EN":            {"Generate", "Degenerate"},
		"e":             nil, // single letters begin words
		"gnrt":          nil, // and scattered ones too
		"sap":           {"Split at the playhead"},
		"splay":         {"Split at the playhead"},
		"sh":            {"Generate", "Degenerate"}, // the menu
		"生":             {"Generate"},
		"timeline snap": {"Snap"},
		"playhead":      {"Split at the playhead"},
		"timeline.bl":   {"Blade"},
		"zzz":           nil,
	} {
		if got := titles(r.Search(query, translate)); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

// named is a registry of actions with titles and further words.
func named(all ...[2]string) *action.Registry {
	r := &action.Registry{}
	for i, a := range all {
		r.Add(action.Action{ID: fmt.Sprint("area.x", i), Title: a[0], Words: a[1], Menu: "Area", Run: func() {}})
	}
	return r
}

func TestSearchRanksBeginningsThenMiddlesThenInitials(t *testing.T) {
	r := named(
		[2]string{"Keyboard shortcuts…"}, [2]string{"Close until torn"}, [2]string{"Split", "divide cut"}, [2]string{"Next cut"},
		[2]string{"Cutting room"}, [2]string{"Cut"}, [2]string{"Save a copy of the take…"}, [2]string{"Save a copy…"},
		[2]string{"Mute everything there"},
	)
	for query, want := range map[string][]string{
		"cut":         {"Cut", "Cutting room", "Next cut", "Split", "Keyboard shortcuts…", "Close until torn"},
		"save a copy": {"Save a copy…", "Save a copy of the take…"},
		"copy save":   {"Save a copy of the take…", "Save a copy…"},
		"sac":         {"Save a copy of the take…", "Save a copy…"},
		"savco":       {"Save a copy of the take…", "Save a copy…"},
		"mt":          nil, // a long word is not left out
		"area": { // the menu of all of them
			"Keyboard shortcuts…", "Close until torn", "Split", "Next cut", "Cutting room", "Cut", "Save a copy of the take…",
			"Save a copy…", "Mute everything there",
		},
	} {
		if got := titles(r.Search(query, nil)); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestSearchInChineseTakesEverySignForABeginning(t *testing.T) {
	r := named([2]string{"Save a copy…"}, [2]string{"Import files…"}, [2]string{"Duplicate"}, [2]string{"Cut"})
	chinese := map[string]string{
		"Save a copy…": "保存副本…", "Import files…": "导入文件…", "Duplicate": "创建副本", "Cut": "剪切 2D", "Area": "文件",
	}
	translate := func(s string) string { return chinese[s] }
	for query, want := range map[string][]string{
		"副本":  {"Save a copy…", "Duplicate"},
		"创":   {"Duplicate"},
		"导文":  {"Import files…"}, // its initials
		"文导":  nil,
		"剪2":  {"Cut"},
		"文件":  {"Import files…", "Save a copy…", "Duplicate", "Cut"}, // then those of the menu
		"cut": {"Cut"},
	} {
		if got := titles(r.Search(query, translate)); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestWhatWasUsedLastComesFirst(t *testing.T) {
	r := registry(new([]string))
	r.Do("timeline.snap")
	r.Do("timeline.roll")
	r.Do("timeline.blade") // cannot be done, and is not remembered
	want := []string{"Roll", "Snap", "Split at the playhead", "Blade"}
	if got := titles(r.Search("", nil)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func BenchmarkSearch(b *testing.B) {
	r := &action.Registry{}
	for i := range 300 {
		r.Add(action.Action{ID: fmt.Sprintf("area.action%d", i), Title: fmt.Sprintf("Do the thing number %d", i), Menu: "Area", Run: func() {}})
	}
	for b.Loop() {
		r.Search("thi numb 9", func(s string) string { return s })
	}
}
