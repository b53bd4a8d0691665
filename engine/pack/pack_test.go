package pack_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kinora/engine/enginetest"
	"kinora/engine/infer"
	"kinora/engine/pack"
	"kinora/engine/text"
)

func TestAPackTellsItsKnobsAndStatistics(t *testing.T) {
	p, err := pack.Open(tiny(t, enginetest.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if p.Manifest.ID != "tiny" || p.Form != pack.FormToken || p.TextWidth() != enginetest.TextWide || p.PosteriorChannels() != 2*enginetest.Channels {
		t.Errorf("%s, form %s, text %d, posterior %d", p.Manifest.ID, p.Form, p.TextWidth(), p.PosteriorChannels())
	}
	l := p.Latents
	if !slices.Equal(l.Mean, []float64{0.1, -0.1, 0.2, 0}) || !slices.Equal(l.Std, []float64{1, 2, 0.5, 1.5}) || l.Scale != 0.5 {
		t.Errorf("latents %v", l)
	}
	if p.Manifest.Rate().String() != "8" {
		t.Errorf("rate %s", p.Manifest.Rate())
	}
	if p.Has(pack.LatentUpsampler) || !p.Has(pack.VAEEncoder) {
		t.Error("the wrong graphs are there")
	}
}

func TestStatisticsAreReadUnderTheNamesOfBothExporters(t *testing.T) {
	for config, want := range map[string]pack.Latents{
		`{}`: {Mean: []float64{0, 0, 0, 0}, Std: []float64{1, 1, 1, 1}, Scale: 1},
		`{"latents_mean_data": [1, 2, 3, 4], "latents_std_data": [5, 6, 7, 8]}`:                  {Mean: []float64{1, 2, 3, 4}, Std: []float64{5, 6, 7, 8}, Scale: 1},
		`{"latents_mean": [1, 1, 1, 1], "latents_mean_data": [2, 2, 2, 2], "scaling_factor": 3}`: {Mean: []float64{1, 1, 1, 1}, Std: []float64{1, 1, 1, 1}, Scale: 3},
	} {
		p, err := pack.Open(tiny(t, enginetest.Options{Files: func(f map[string][]byte) { f["vae_decoder/config.json"] = []byte(config) }}))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(p.Latents.Mean, want.Mean) || !slices.Equal(p.Latents.Std, want.Std) || p.Latents.Scale != want.Scale {
			t.Errorf("%s: %v", config, p.Latents)
		}
	}
}

func TestAnEmbeddedPackIsTheSamePackAndRuns(t *testing.T) {
	dir := tiny(t, enginetest.Options{})
	inside, err := pack.OpenFS(embedded(t, enginetest.Options{}), "built-in")
	if err != nil {
		t.Fatal(err)
	}
	outside, err := pack.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if inside.Digest != outside.Digest || len(inside.Digest) != 64 {
		t.Errorf("digests %s and %s", inside.Digest, outside.Digest)
	}
	a, _ := inside.Graph(pack.VAEDecoder)
	b, _ := outside.Graph(pack.VAEDecoder)
	if a.Path != "" || a.Data == nil || b.Data != nil || !filepath.IsAbs(b.Path) {
		t.Errorf("graphs %q (%d bytes) and %q (%d bytes)", a.Path, len(a.Data), b.Path, len(b.Data))
	}
	if r := pack.Check(t.Context(), cpu(t), inside); !r.OK() {
		t.Errorf("\n%s", r)
	}
	if _, err := text.Open(inside.FS(), "tokenizer"); err != nil {
		t.Errorf("its tokenizer: %v", err)
	}
}

func TestAnEmbeddedPackWithWeightsOutsideItsGraphsIsRefused(t *testing.T) {
	_, err := pack.OpenFS(embedded(t, enginetest.Options{External: "weights.bin"}), "built-in")
	if !errors.Is(err, pack.BadGraph) || !strings.Contains(err.Error(), "embedded") {
		t.Errorf("got %v", err)
	}
}

func TestTheDigestChangesWithAnyFileAndAnyKnob(t *testing.T) {
	digest := func(o enginetest.Options) string {
		p, err := pack.Open(tiny(t, o))
		if err != nil {
			t.Fatal(err)
		}
		return p.Digest
	}
	plain := digest(enginetest.Options{})
	if plain != digest(enginetest.Options{}) {
		t.Error("the same pack has two digests")
	}
	if plain == digest(enginetest.Options{Manifest: func(m *pack.Manifest) { m.Guidance.Scale = 2.5 }}) {
		t.Error("a knob does not count")
	}
	if plain == digest(enginetest.Options{Files: func(f map[string][]byte) { f["model_index.json"] = []byte("{}") }}) {
		t.Error("a file does not count")
	}
}

func TestAGraphThatIsNotThereIsAnError(t *testing.T) {
	p, err := pack.Open(tiny(t, enginetest.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Graph(pack.LatentUpsampler); !errors.Is(err, pack.Missing) {
		t.Errorf("got %v", err)
	}
}

func TestVerifyReportsBytesUpToTheTotal(t *testing.T) {
	p, err := pack.Open(tiny(t, enginetest.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	var last int64
	err = p.Verify(t.Context(), func(done, total int64) {
		if done < last || total != p.Size() {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	})
	if err != nil || last != p.Size() {
		t.Errorf("ended at %d of %d: %v", last, p.Size(), err)
	}
}

func TestVerifyStopsWithTheContext(t *testing.T) {
	p, err := pack.Open(tiny(t, enginetest.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	why := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(why)
	if err := p.Verify(ctx, nil); !errors.Is(err, why) {
		t.Errorf("got %v", err)
	}
	if r := pack.Check(ctx, cpu(t), p); r.OK() {
		t.Error("a check that was stopped says that the pack works")
	}
}

func TestWhatThisKinoraDoesNotReadIsNoted(t *testing.T) {
	files := embedded(t, enginetest.Options{Files: func(f map[string][]byte) { delete(f, "model_index.json") }})
	set(t, files, "text.padding", "longest")
	raw := strings.Replace(string(files["pack.json"].Data), `"format"`, `"flavour":"mint","format"`, 1)
	files["pack.json"] = &fstest.MapFile{Data: []byte(raw)}
	p, err := pack.OpenFS(files, "in memory")
	if err != nil {
		t.Fatal(err)
	}
	r := pack.Check(t.Context(), cpu(t), p)
	if !r.OK() || !strings.Contains(r.String(), `note  pack.json: has the key "flavour"`) || !strings.Contains(r.String(), "note  model_index.json") {
		t.Errorf("\n%s", r)
	}
}

func TestFormsAreReadOffTheInputs(t *testing.T) {
	port := func(name string, rank int) infer.Port { return infer.Port{Name: name, Shape: make([]int, rank)} }
	for want, in := range map[pack.Form][]infer.Port{
		pack.FormToken:  {port("hidden_states", 3), port("video_coords", 3)},
		pack.FormGrid:   {port("timestep", 1), port("hidden_states", 5)},
		pack.FormCompat: {port("hidden_states", 3), port("num_frames", 0)},
	} {
		if got := pack.FormOf(in); got != want {
			t.Errorf("%v: %s", in, got)
		}
	}
}

// The program's own pack must pass its own check.
func TestTheBuiltInPackWorks(t *testing.T) {
	r := pack.CheckDir(t.Context(), cpu(t), filepath.Join("..", "..", "assets", "packs", "papercut"), nil)
	if !r.OK() {
		t.Errorf("\n%s", r)
	}
}
