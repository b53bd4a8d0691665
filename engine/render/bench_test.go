package render_test

import (
	"math/rand/v2"
	"testing"

	"kinora/engine/render"
	"kinora/projects"
)

// BenchmarkAtCuts jumps around in a timeline of 1000 clips of ten files, without the time
// that decoding takes.
func BenchmarkAtCuts(b *testing.B) {
	var tapes []tape
	for i := range 10 {
		tapes = append(tapes, reel(string(rune('a'+i)), 500))
	}
	var clips []projects.Clip
	for i := range 1000 {
		clips = append(clips, clip('a'+byte(i%10), int64(i*12), 12, int64(i%400)))
	}
	shelf := newShelf(tapes...)
	spec := film(pictures(clips...), pictures(clips[:500]...))
	r := render.New(spec, shelf.Open)
	defer r.Close()
	dice := rand.New(rand.NewPCG(1, 2))
	for b.Loop() {
		f, err := r.At(b.Context(), spec.Time(int64(dice.IntN(1000)*12)))
		if err != nil {
			b.Fatal(err)
		}
		f.Release()
	}
}

// BenchmarkMix mixes two pictures of 1920 x 1080, as every frame of a dissolve does.
func BenchmarkMix(b *testing.B) {
	tapes := []tape{reel("a", 500), reel("b", 500)}
	hd := projects.Size{Width: 1920, Height: 1080}
	for i := range tapes {
		tapes[i].size, tapes[i].still = hd, true
	}
	second := clip('b', 1, 400, 0)
	second.Dissolve = 400
	spec := film(pictures(clip('a', 0, 1, 0), second))
	spec.Size = hd
	for s, f := range spec.Files {
		f.Still = true
		spec.Files[s] = f
	}
	r := render.New(spec, newShelf(tapes...).Open)
	defer r.Close()
	for b.Loop() {
		f, err := r.At(b.Context(), spec.Time(200))
		if err != nil {
			b.Fatal(err)
		}
		f.Release()
	}
}
