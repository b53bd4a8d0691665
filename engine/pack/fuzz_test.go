package pack_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"kinora/engine/enginetest"
	"kinora/engine/pack"
)

// opens wants a pack or one clear error, whatever the bytes are.
func opens(t *testing.T, files fstest.MapFS) {
	p, err := pack.OpenFS(files, "fuzzed")
	if err == nil {
		if verr := p.Verify(t.Context(), nil); verr != nil && !errors.As(verr, new(*pack.Error)) {
			t.Errorf("verify: %v", verr)
		}
		_ = pack.Check(t.Context(), nil, p).String()
		return
	}
	var e *pack.Error
	if !errors.As(err, &e) || e.What == "" || strings.ContainsAny(err.Error(), "\n\x00") {
		t.Errorf("not one clear error: %q", err)
	}
}

func FuzzManifest(f *testing.F) {
	files := embedded(f, enginetest.Options{})
	f.Add(files["pack.json"].Data)
	f.Add([]byte(`{"format":1,"files":[{"path":"../x","size":-1,"sha256":""}]}`))
	f.Add([]byte(`{"format":2}`))
	f.Add([]byte(`{"format":1,"fps":1e308,"geometry":{"patch":[9e18,1,1],"latent_channels":4}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		files["pack.json"] = &fstest.MapFile{Data: raw}
		opens(t, files)
	})
}

func FuzzDecoderConfig(f *testing.F) {
	files := embedded(f, enginetest.Options{})
	f.Add(files["vae_decoder/config.json"].Data)
	f.Add([]byte(`{"latents_std":[0,0,0,0],"scaling_factor":-0}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		// The size is checked first: only bytes of the listed length get further.
		whole := len(files["vae_decoder/config.json"].Data)
		data := append(append([]byte(nil), raw...), []byte(strings.Repeat(" ", whole))...)[:whole]
		files["vae_decoder/config.json"] = &fstest.MapFile{Data: data}
		opens(t, files)
	})
}

func FuzzGraphs(f *testing.F) {
	files := embedded(f, enginetest.Options{})
	seed := files["transformer/model.onnx"].Data
	f.Add(seed)
	f.Add(seed[:len(seed)/2])
	f.Fuzz(func(t *testing.T, raw []byte) {
		data := append(append([]byte(nil), raw...), make([]byte, len(seed))...)[:len(seed)]
		files["transformer/model.onnx"] = &fstest.MapFile{Data: data}
		opens(t, files)
	})
}
