package main_test

import (
	"image/color"
	"path/filepath"
	"slices"
	"testing"

	main "kinora/tools/eval"
)

// TestCutsAreFoundWhereTheClipHasThem films shots of plain pictures, each of which darkens slowly, and tells of cuts
// that lie elsewhere.
func TestCutsAreFoundWhereTheClipHasThem(t *testing.T) {
	dir := t.TempDir()
	cases := []struct {
		name              string
		shots, told, want []int
	}{
		{"where it was told", []int{13, 12}, []int{13}, []int{13}},
		{"two frames before", []int{11, 14}, []int{13}, []int{11}},
		{"three frames behind", []int{13, 12}, []int{10}, []int{13}},
		{"out of reach", []int{4, 21}, []int{13}, []int{13}},
		{"of three shots", []int{9, 8, 8}, []int{7, 18}, []int{9, 17}},
		{"two cuts near each other", []int{12, 4, 9}, []int{13, 15}, []int{12, 16}},
		{"the last frame", []int{24, 1}, []int{23}, []int{24}},
		{"a single frame before it", []int{1, 24}, []int{2}, []int{1}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var frames []color.RGBA
			for i, n := range c.shots {
				for k := range n {
					frames = append(frames, color.RGBA{uint8(200 - 90*i - k), uint8(60*i + 20), uint8(90 * i), 255})
				}
			}
			shoot(t, dir, "film.mkv", frames...)
			film, err := main.OpenFilm(t.Context(), filepath.Join(dir, "film.mkv"))
			if err != nil {
				t.Fatal(err)
			}
			if got := main.CutsNear(film, c.told); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestAPictureThatDoesNotChangeIsCutWhereItWasTold(t *testing.T) {
	dir := t.TempDir()
	shoot(t, dir, "still.mkv", times(25, red)...)
	film, err := main.OpenFilm(t.Context(), filepath.Join(dir, "still.mkv"))
	if err != nil {
		t.Fatal(err)
	}
	if got := main.CutsNear(film, []int{8, 17}); !slices.Equal(got, []int{8, 17}) {
		t.Errorf("%v", got)
	}
}
