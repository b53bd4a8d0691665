package pack_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"kinora/engine/enginetest"
	"kinora/engine/pack"
)

// tiny writes a pack into a new folder.
func tiny(t testing.TB, o enginetest.Options) string {
	t.Helper()
	dir := t.TempDir()
	if err := enginetest.Pack(dir, o); err != nil {
		t.Fatal(err)
	}
	return dir
}

// embedded is a tiny pack in memory, as go:embed would hold it.
func embedded(t testing.TB, o enginetest.Options) fstest.MapFS {
	t.Helper()
	files, err := enginetest.Files(o)
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// refused wants a folder that is no sound pack, and a report that says so.
func refused(t *testing.T, dir string, kind pack.Kind, file string, words ...string) {
	t.Helper()
	p, err := pack.Open(dir)
	if err == nil {
		err = p.Verify(t.Context(), nil)
	}
	told(t, err, kind, file, words...)
	r := pack.CheckDir(t.Context(), nil, dir, nil)
	if r.OK() || !strings.Contains(r.String(), "does not work") || !strings.Contains(r.String(), file) {
		t.Errorf("the report does not say so:\n%s", r)
	}
}

// refusedFS is refused for a pack in memory.
func refusedFS(t *testing.T, files fstest.MapFS, kind pack.Kind, file string, words ...string) {
	t.Helper()
	p, err := pack.OpenFS(files, "in memory")
	if err == nil {
		err = p.Verify(t.Context(), nil)
	}
	told(t, err, kind, file, words...)
}

// told wants an error of the right kind in one line that names the file and says
// what to do.
func told(t *testing.T, err error, kind pack.Kind, file string, words ...string) {
	t.Helper()
	var e *pack.Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want a pack.Error", err)
	}
	if !errors.Is(err, kind) || e.Do == "" || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %q of kind %q, want %q", err, e.Kind, kind)
	}
	for _, word := range append(words, file) {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q is not in %q", word, err)
		}
	}
}

func TestAManifestThatIsNoManifestIsRefused(t *testing.T) {
	whole := embedded(t, enginetest.Options{})["pack.json"].Data
	for name, c := range map[string]struct {
		raw  []byte
		kind pack.Kind
		word string
	}{
		"nothing":                  {nil, pack.BadManifest, "cut short"},
		"half of it":               {whole[:len(whole)/2], pack.BadManifest, "cut short"},
		"all but the last byte":    {whole[:len(whole)-1], pack.BadManifest, "cut short"},
		"words":                    {[]byte("hello"), pack.BadManifest, "not JSON"},
		"a list":                   {[]byte("[1,2]"), pack.BadManifest, "object"},
		"null":                     {[]byte("null"), pack.BadManifest, "format"},
		"zeros":                    {make([]byte, 512), pack.BadManifest, "not JSON"},
		"two objects":              {append(bytes.Clone(whole), whole...), pack.BadManifest, "not JSON"},
		"a hundred thousand nests": {[]byte(`{"format":1,"id":` + strings.Repeat("[", 100000)), pack.BadManifest, ""},
		"five megabytes":           {bytes.Repeat([]byte(" "), 5<<20), pack.BadManifest, "larger"},
		"no format":                {[]byte(`{"id":"x"}`), pack.BadManifest, "format"},
		"a format in words":        {[]byte(`{"format":"one"}`), pack.BadManifest, "format"},
		"a format of 0":            {[]byte(`{"format":0}`), pack.BadManifest, "format 0"},
		"a format below 0":         {[]byte(`{"format":-1}`), pack.BadManifest, "format -1"},
		"a broken format":          {[]byte(`{"format":1.5}`), pack.BadManifest, "format"},
		"a format beyond numbers":  {[]byte(`{"format":1e400}`), pack.BadManifest, "format"},
		"the next format":          {[]byte(`{"format":2,"fps":"a map by then"}`), pack.NewerFormat, "update Kinora"},
		"a format far ahead":       {bytes.Replace(whole, []byte(`"format": 1`), []byte(`"format": 900`), 1), pack.NewerFormat, "format 900"},
	} {
		t.Run(name, func(t *testing.T) {
			files := embedded(t, enginetest.Options{})
			files["pack.json"] = &fstest.MapFile{Data: c.raw}
			refusedFS(t, files, c.kind, "pack.json", c.word)
		})
	}
}

// set changes one knob of pack.json, whose place is written with dots.
func set(t *testing.T, files fstest.MapFS, knob string, value any) {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal(files["pack.json"].Data, &all); err != nil {
		t.Fatal(err)
	}
	at, keys := all, strings.Split(knob, ".")
	for _, key := range keys[:len(keys)-1] {
		at = at[key].(map[string]any)
	}
	if _, ok := at[keys[len(keys)-1]]; !ok && keys[0] != "schedule" {
		t.Fatalf("there is no knob %s", knob)
	}
	at[keys[len(keys)-1]] = value
	raw, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	files["pack.json"] = &fstest.MapFile{Data: raw}
}

func TestKnobsThatMakeNoSenseAreRefusedByName(t *testing.T) {
	type list = []any
	for _, c := range []struct {
		knob  string
		value any
	}{
		{"id", ""},
		{"id", "../up"},
		{"id", "Big Letters"},
		{"name", ""},
		{"name", strings.Repeat("x", 101)},
		{"version", "1\n2"},
		{"licence", ""},
		{"licence", 7},
		{"layout", "hexagon"},
		{"layout", nil},
		{"fps", 0},
		{"fps", -12},
		{"fps", 1e9},
		{"fps", "12"},
		{"geometry.latent_channels", 0},
		{"geometry.latent_channels", -4},
		{"geometry.latent_channels", 1 << 40},
		{"geometry.latent_channels", 4.5},
		{"geometry.latent_channels", "four"},
		{"geometry.patch", list{1, 2}},
		{"geometry.patch", list{1, 0, 2}},
		{"geometry.patch", list{1, 2, 1 << 30}},
		{"geometry.patch", 2},
		{"geometry.compression.time", 0},
		{"geometry.compression.space", -8},
		{"geometry.compression.space", 1 << 20},
		{"geometry.coords.unit", "weeks"},
		{"geometry.causal_fix", "yes"},
		{"text.max_length", 0},
		{"text.max_length", 1 << 30},
		{"text.clean", "bleach"},
		{"text.padding", "velvet"},
		{"conditioning.placement", "above"},
		{"conditioning.timestep_rule", "max"},
		{"conditioning.update", "never"},
		{"conditioning.image_noise_scale", 7},
		{"conditioning.prefix_latent_frames", -1},
		{"schedule.kind", "sine"},
		{"schedule.kind", "list"},
		{"schedule.kind", "flow_dynamic"},
		{"schedule.kind", "linear_quadratic"},
		{"schedule.solver", "magic"},
		{"schedule.steps", 0},
		{"schedule.steps", 51},
		{"schedule.shift", 0},
		{"schedule.shift", -3},
		{"schedule.timestep_round", "up"},
		{"guidance.mode", "firm"},
		{"guidance.scale", 1e9},
		{"guidance.scale", -1},
		{"guidance.rescale", 2},
		{"vae.posterior", "median"},
		{"vae.noise_space", "outer"},
		{"vae.decode_timestep", -1},
		{"vae.decode_noise_scale", 3},
		{"vae.tile.pixels", -1},
		{"vae.tile.pixels", 64},
		{"vae.tile.frames", 8},
		{"limits.frames.min", 0},
		{"limits.frames.max", 0},
		{"limits.frames.max", 1 << 40},
		{"limits.frames.default", 34},
		{"limits.frames.default", 10},
		{"limits.size.min", -1},
		{"limits.size.max", 16},
		{"limits.size.max", 1 << 30},
		{"limits.size.multiple", 0},
		{"limits.size.multiple", 12},
		{"limits.size.default", list{64, 50}},
		{"limits.size.default", list{640, 48}},
		{"limits.steps.min", 0},
		{"limits.steps.max", 5000},
		{"limits.max_tokens", 0},
		{"limits.max_tokens", 3},
		{"limits.max_tokens", 1 << 40},
		{"window.frames", 0},
		{"window.overlap", 33},
		{"window.overlap", -1},
		{"window.align", 2},
		{"preview.matrix", list{}},
		{"preview.matrix", list{list{1, 2, 3}}},
		{"preview.matrix", "rainbow"},
		{"preview.bias", list{1e30, 0, 0}},
		{"files", list{}},
		{"files", "all"},
		{"files", list{1}},
	} {
		raw, _ := json.Marshal(c.value)
		t.Run(c.knob+" "+string(raw[:min(len(raw), 20)]), func(t *testing.T) {
			files := embedded(t, enginetest.Options{})
			set(t, files, c.knob, c.value)
			first, _, _ := strings.Cut(c.knob, ".")
			refusedFS(t, files, pack.BadManifest, "pack.json", first)
		})
	}
}

func TestNoiseLevelsMustFall(t *testing.T) {
	for _, sigmas := range [][]float64{{1, 1}, {0.5, 0.7}, {1.5, 0}, {1, -0.1}, {}, make([]float64, 2000)} {
		files := embedded(t, enginetest.Options{Manifest: func(m *pack.Manifest) {
			m.Schedule = pack.Schedule{Kind: "list", Solver: "euler", Steps: 4, Sigmas: sigmas}
		}})
		refusedFS(t, files, pack.BadManifest, "pack.json", "schedule.sigmas")
	}
	good := embedded(t, enginetest.Options{Manifest: func(m *pack.Manifest) {
		m.Schedule = pack.Schedule{Kind: "list", Solver: "euler", Steps: 3, Sigmas: []float64{1, 0.7, 0.4, 0}}
	}})
	if _, err := pack.OpenFS(good, "in memory"); err != nil {
		t.Errorf("levels that fall are refused: %v", err)
	}
}

func TestListedFilesMustBeSane(t *testing.T) {
	sum := strings.Repeat("0", 64)
	for name, c := range map[string]struct {
		file pack.File
		kind pack.Kind
	}{
		"a path that climbs out":    {pack.File{Path: "../secret", SHA256: sum}, pack.Unsafe},
		"a path that climbs later":  {pack.File{Path: "a/../../b", SHA256: sum}, pack.Unsafe},
		"a path from the root":      {pack.File{Path: "/etc/passwd", SHA256: sum}, pack.Unsafe},
		"a path of backslashes":     {pack.File{Path: `..\secret`, SHA256: sum}, pack.Unsafe},
		"a path with a drive":       {pack.File{Path: "C:boot.ini", SHA256: sum}, pack.Unsafe},
		"a path with a zero byte":   {pack.File{Path: "a\x00b", SHA256: sum}, pack.Unsafe},
		"an empty path":             {pack.File{Path: "", SHA256: sum}, pack.Unsafe},
		"the pack itself":           {pack.File{Path: ".", SHA256: sum}, pack.Unsafe},
		"pack.json itself":          {pack.File{Path: "pack.json", SHA256: sum}, pack.BadManifest},
		"a file twice":              {pack.File{Path: "model_index.json", SHA256: sum}, pack.BadManifest},
		"a file twice but for case": {pack.File{Path: "Model_Index.json", SHA256: sum}, pack.BadManifest},
		"a size below zero":         {pack.File{Path: "x", Size: -1, SHA256: sum}, pack.BadManifest},
		"a size beyond disks":       {pack.File{Path: "x", Size: 1 << 62, SHA256: sum}, pack.BadManifest},
		"no sum":                    {pack.File{Path: "x"}, pack.BadManifest},
		"a sum that is too short":   {pack.File{Path: "x", SHA256: sum[1:]}, pack.BadManifest},
		"a sum that is none":        {pack.File{Path: "x", SHA256: "z" + sum[1:]}, pack.BadManifest},
	} {
		t.Run(name, func(t *testing.T) {
			files := embedded(t, enginetest.Options{Manifest: func(m *pack.Manifest) { m.Files = append(m.Files, c.file) }})
			refusedFS(t, files, c.kind, "pack.json")
		})
	}
}
