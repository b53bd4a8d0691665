package engine_test

import (
	"bytes"
	"context"
	"image"
	"path/filepath"
	"testing"

	"golang.org/x/image/draw"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// apart is the mean distance of two clips, frame by frame, in levels.
func apart(t testing.TB, a, b []*image.RGBA) float64 {
	t.Helper()
	var all []float64
	for i := range a {
		all = append(all, distance(t, a[i], b[i]))
	}
	return mean(all)
}

func TestTheStrongerARemixTheFurtherItIsFromTheClip(t *testing.T) {
	e := open(t)
	path, source := ball(t, e)
	shot := projects.Shot{Size: small, Prompt: "a blue car drives to the left on the sea", Seed: 1, Steps: 10}
	var far []float64
	for _, strength := range []float64{0.3, 0.6, 0.9} {
		job, err := e.Remix(context.Background(), shot, path, strength, "")
		out, frames := made(t, e, job, err, "remix.mkv")
		far = append(far, apart(t, frames, source))
		seen, err := engine.Inspect(context.Background(), out)
		if err != nil || seen.Recipe.Mode != projects.Remixed || seen.Recipe.Basis.Change != strength {
			t.Errorf("recipe %+v, %v", seen.Recipe, err)
		}
	}
	t.Logf("strength 0.3, 0.6 and 0.9: %.1f, %.1f and %.1f levels from the clip", far[0], far[1], far[2])
	if !(far[0] < far[1] && far[1] < far[2]) {
		t.Error("more strength does not change more")
	}
}

// smaller brings frames to another size.
func smaller(frames []*image.RGBA, w, h int) []*image.RGBA {
	var out []*image.RGBA
	for _, f := range frames {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		draw.CatmullRom.Scale(img, img.Rect, f, f.Rect, draw.Src, nil)
		out = append(out, img)
	}
	return out
}

func TestAFinalKeepsTheCompositionOfItsDraft(t *testing.T) {
	e := open(t)
	p, err := e.Plan(projects.Shot{Size: small, Prompt: meadow, Seed: 21})
	if err != nil {
		t.Fatal(err)
	}
	job, err := e.Draft(engine.Job{Plans: []plan.Plan{p}})
	path, draft := made(t, e, job, err, "draft.mkv")
	seen, err := engine.Inspect(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	job, err = e.Final(context.Background(), seen, small, 0, plan.FinalChange)
	_, final := made(t, e, job, err, "final.mkv")
	if final[0].Rect != image.Rect(0, 0, small.Width, small.Height) || draft[0].Rect == final[0].Rect {
		t.Fatalf("draft %v, final %v", draft[0].Rect, final[0].Rect)
	}
	w, h := draft[0].Rect.Dx(), draft[0].Rect.Dy()
	kept := apart(t, smaller(final, w, h), draft)
	plain := apart(t, smaller(clip(t, render(t, e, projects.Shot{Size: small, Prompt: meadow, Seed: 21}, "plain.mkv")), w, h), draft)
	t.Logf("the final is %.1f levels from its draft, the same seed without it %.1f", kept, plain)
	if kept > plain {
		t.Error("the composition of the draft is lost")
	}
}

func TestVariationsDifferAndEachCanBeRepeated(t *testing.T) {
	e := open(t)
	p, err := e.Plan(short(meadow, 30))
	if err != nil {
		t.Fatal(err)
	}
	job := engine.Job{Plans: []plan.Plan{p}}
	_, first := made(t, e, job, nil, "1.mkv")
	job, err = e.Vary(job, 31)
	path, second := made(t, e, job, err, "2.mkv")
	if bytes.Equal(first[6].Pix, second[6].Pix) {
		t.Error("another seed gave the same picture")
	}
	same(t, "the variation", second, clip(t, render(t, e, short(meadow, 31), "alone.mkv")))
	seen, err := engine.Inspect(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	job, err = e.Repeat(context.Background(), seen, nil)
	_, again := made(t, e, job, err, "again.mkv")
	same(t, "the repetition", again, second)
}

func TestAnAssemblyIsRepeatedFromItsFileAndItsClip(t *testing.T) {
	e := open(t)
	source, _ := drawn(t, small.Width, small.Height, rational.Int(12), 9)
	job, err := e.Extend(context.Background(), projects.Shot{Size: small, Steps: 3}, source, rational.Rat{}, rational.New(2, 3), plan.Reach{})
	path, first := made(t, e, job, err, "first.mkv")
	seen, err := engine.Inspect(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	job, err = e.Repeat(context.Background(), seen, nil)
	if err == nil {
		_, err = e.Make(context.Background(), job, filepath.Join(t.TempDir(), "o.mkv"), nil)
	}
	if err == nil {
		t.Error("it was repeated without its clip")
	}
	job, err = e.Repeat(context.Background(), seen, nil, source)
	_, again := made(t, e, job, err, "again.mkv")
	same(t, "the repetition", again, first)
}

func TestTwoClipsAreConnectedAndStayAsTheyAre(t *testing.T) {
	e := open(t)
	a, first := drawn(t, small.Width, small.Height, rational.Int(12), 9)
	b := render(t, e, short("a blue car drives to the left on the sea", 4), "b.mkv")
	second := clip(t, b)
	job, err := e.Connect(context.Background(), projects.Shot{Size: small, Seed: 3, Steps: 8}, a, b, rational.Int(1), plan.Reach{})
	_, frames := made(t, e, job, err, "out.mkv")
	same(t, "before", frames[:9], first)
	same(t, "after", frames[21:], second)
	start, end := distance(t, frames[9], first[8]), distance(t, frames[20], second[0])
	cut := distance(t, first[8], second[0])
	t.Logf("steps into and out of the way between %.1f and %.1f levels, a cut would be %.1f", start, end, cut)
	if max(start, end) > 0.75*cut {
		t.Error("it is as good as a cut")
	}
}
