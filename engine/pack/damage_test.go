package pack_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kinora/engine/enginetest"
	"kinora/engine/pack"
)

var damagedFiles = []string{
	"transformer/model.onnx", "text_encoder/model.onnx", "vae_decoder/model.onnx", "tokenizer/spiece.model",
	"vae_decoder/config.json", "model_index.json",
}

func TestAFileThatIsNotAsListedIsRefusedByName(t *testing.T) {
	for name, c := range map[string]struct {
		kind   pack.Kind
		damage func(path string, data []byte) error
	}{
		"missing":      {pack.Missing, func(path string, _ []byte) error { return os.Remove(path) }},
		"empty":        {pack.Truncated, func(path string, _ []byte) error { return os.Truncate(path, 0) }},
		"cut in half":  {pack.Truncated, func(path string, data []byte) error { return os.Truncate(path, int64(len(data)/2)) }},
		"a byte short": {pack.Truncated, func(path string, data []byte) error { return os.Truncate(path, int64(len(data)-1)) }},
		"a byte long":  {pack.Altered, func(path string, data []byte) error { return os.WriteFile(path, append(data, 'x'), 0o600) }},
		"a flipped bit at the end": {pack.Altered, func(path string, data []byte) error {
			data[len(data)-1] ^= 1
			return os.WriteFile(path, data, 0o600)
		}},
		"a link": {pack.Unsafe, func(path string, data []byte) error {
			return replace(path, func() error {
				if err := os.WriteFile(path+".real", data, 0o600); err != nil {
					return err
				}
				return os.Symlink(path+".real", path)
			})
		}},
		"a folder": {pack.Unsafe, func(path string, _ []byte) error {
			return replace(path, func() error { return os.Mkdir(path, 0o755) })
		}},
	} {
		for _, file := range damagedFiles {
			t.Run(name+" "+file, func(t *testing.T) {
				dir := tiny(t, enginetest.Options{})
				path := filepath.Join(dir, filepath.FromSlash(file))
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if err := c.damage(path, data); err != nil {
					t.Fatal(err)
				}
				if name == "a flipped bit at the end" && strings.HasSuffix(file, "config.json") {
					refusedAnyhow(t, dir, file)
					return
				}
				refused(t, dir, c.kind, file)
			})
		}
	}
}

// refusedAnyhow is for damage that may be seen as bad content before the sums are
// taken.
func refusedAnyhow(t *testing.T, dir, file string) {
	t.Helper()
	p, err := pack.Open(dir)
	if err == nil {
		err = p.Verify(t.Context(), nil)
	}
	if err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("got %v", err)
	}
}

func replace(path string, with func() error) error {
	if err := os.Remove(path); err != nil {
		return err
	}
	return with()
}

func TestLinksOnTheWayAreRefused(t *testing.T) {
	dir, elsewhere := tiny(t, enginetest.Options{}), t.TempDir()
	from, to := filepath.Join(dir, "transformer"), filepath.Join(elsewhere, "transformer")
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(to, from); err != nil {
		t.Fatal(err)
	}
	refused(t, dir, pack.Unsafe, "transformer", "symbolic link")
}

func TestTheFolderItselfMayBeALink(t *testing.T) {
	dir := tiny(t, enginetest.Options{})
	link := filepath.Join(t.TempDir(), "packs")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	if r := pack.CheckDir(t.Context(), cpu(t), link, nil); !r.OK() {
		t.Errorf("refused:\n%s", r)
	}
}

func TestFoldersWithoutAPackAreRefused(t *testing.T) {
	refused(t, t.TempDir(), pack.Missing, "pack.json")
	nowhere := filepath.Join(t.TempDir(), "nowhere")
	refused(t, nowhere, pack.Missing, nowhere)
	file := filepath.Join(t.TempDir(), "pack.zip")
	if err := os.WriteFile(file, []byte("PK"), 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, file, pack.Missing, file, "not a folder")
}

func TestFilesThatNoPackWorksWithoutMustBeListed(t *testing.T) {
	for _, file := range []string{
		"transformer/model.onnx", "text_encoder/model.onnx", "vae_encoder/model.onnx", "vae_decoder/model.onnx",
		"vae_decoder/config.json", "tokenizer/",
	} {
		pruned := embedded(t, enginetest.Options{Files: func(files map[string][]byte) {
			for name := range files {
				if strings.HasPrefix(name, file) {
					delete(files, name)
				}
			}
		}})
		refusedFS(t, pruned, pack.Missing, file, "listed")
	}
}

func TestLatentStatisticsMustBeUsable(t *testing.T) {
	for name, config := range map[string]string{
		"nothing":                 ``,
		"a list":                  `[]`,
		"too few means":           `{"latents_mean": [1, 2]}`,
		"too many deviations":     `{"latents_std": [1, 1, 1, 1, 1]}`,
		"a deviation of 0":        `{"latents_std": [1, 0, 1, 1]}`,
		"a deviation below 0":     `{"latents_std": [1, -1, 1, 1]}`,
		"a mean beyond sense":     `{"latents_mean": [1e300, 0, 0, 0]}`,
		"a mean in words":         `{"latents_mean": ["a", 0, 0, 0]}`,
		"a factor of 0":           `{"scaling_factor": 0}`,
		"a factor below 0":        `{"scaling_factor": -1}`,
		"a number beyond numbers": `{"scaling_factor": 1e999}`,
	} {
		t.Run(name, func(t *testing.T) {
			files := embedded(t, enginetest.Options{Files: func(files map[string][]byte) { files["vae_decoder/config.json"] = []byte(config) }})
			refusedFS(t, files, pack.BadConfig, "vae_decoder/config.json")
		})
	}
}

// The sums are right here, so that damage must be seen by reading or by running.
func TestGraphsThatWereDamagedBeforeTheirSumsWereTaken(t *testing.T) {
	rt := cpu(t)
	check := func(what string, change func([]byte) []byte, mustFail bool) {
		p, err := pack.OpenFS(embedded(t, enginetest.Options{Files: func(files map[string][]byte) {
			files["transformer/model.onnx"] = change(bytes.Clone(files["transformer/model.onnx"]))
		}}), "in memory")
		if err == nil {
			if r := pack.Check(t.Context(), rt, p); !r.OK() {
				err = errors.New(r.String())
			}
		}
		if mustFail && err == nil {
			t.Errorf("%s passes", what)
		}
		if err != nil && !strings.Contains(err.Error(), "transformer") {
			t.Errorf("%s: the graph is not named: %v", what, err)
		}
	}
	check("an empty graph", func([]byte) []byte { return nil }, true)
	check("a picture", func([]byte) []byte { return []byte("\x89PNG\r\n\x1a\n") }, true)
	check("half a graph", func(b []byte) []byte { return b[:len(b)/2] }, true)
	check("zeros", func(b []byte) []byte { return make([]byte, len(b)) }, true)
	rng := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		check("a flipped bit", func(b []byte) []byte { b[rng.IntN(len(b))] ^= 1 << rng.IntN(8); return b }, false)
	}
	for range 30 {
		check("a hole", func(b []byte) []byte {
			at := rng.IntN(len(b) - 8)
			return slices.Delete(b, at, at+1+rng.IntN(7))
		}, false)
	}
}
