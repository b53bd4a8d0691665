package edit_test

import (
	"testing"

	"kinora/projects/edit"
)

func TestASlideMovesAClipBetweenItsNeighbours(t *testing.T) {
	for name, c := range map[string]struct {
		lengths []int64
		by      int64
		want    [][2]int64
	}{
		"to the right":                       {[]int64{40, 30, 20}, 5, [][2]int64{{0, 45}, {45, 75}, {75, 90}}},
		"to the left":                        {[]int64{40, 30, 20}, -5, [][2]int64{{0, 35}, {35, 65}, {65, 90}}},
		"one frame of the right clip stays":  {[]int64{40, 30, 20}, 99, [][2]int64{{0, 59}, {59, 89}, {89, 90}}},
		"the right clip's media has an end":  {[]int64{40, 30, 20}, -99, [][2]int64{{0, 16}, {16, 46}, {46, 90}}},
		"into a gap the neighbours stay":     {[]int64{40, -10, 30, -10, 20}, 99, [][2]int64{{0, 40}, {60, 90}, {90, 110}}},
		"at the beginning it does not leave": {[]int64{-10, 30}, -99, [][2]int64{{0, 30}}},
	} {
		f, ids := row(t, c.lengths...)
		i := min(1, len(ids)-1)
		f, _, err := edit.Slide(f, ids[i], c.by, edit.Together)
		must(t)(f, err)
		t.Log(name)
		expect(t, f, "V1", c.want...)
	}
}
