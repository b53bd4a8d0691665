package library_test

import (
	"slices"
	"testing"

	"kinora/ui/library"
)

func TestQueries(t *testing.T) {
	all := []library.Found{
		{Name: "harbour.mp4", Label: "red"},
		{Name: "take of a ball", Prompt: "@ball rolls over the HILL", Star: true, Label: "violet"},
		{Name: "@balloon rises"},
	}
	for text, want := range map[string][]int{
		"":                    {0, 1, 2},
		"HARBOUR":             {0},
		"hill":                {1},
		"ball rolls":          {1},
		"@ball":               {1, 2},
		"@balloon":            {2},
		"label:red":           {0},
		"label:r":             {0},
		"label:red label:vio": {0, 1},
		"label:green":         nil,
		"ball label:violet":   {1},
		"@":                   {0, 1, 2},
		"label:":              {0, 1, 2},
		"harbour @ball":       nil,
	} {
		if got := library.Search(text, false, all); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, not %v", text, got, want)
		}
	}
	if got := library.Search("ball", true, all); !slices.Equal(got, []int{1}) {
		t.Errorf("favourites only: %v", got)
	}
}

func FuzzQuery(f *testing.F) {
	f.Add("label:red @ball word")
	f.Add("label: @ \x00\xff")
	f.Fuzz(func(t *testing.T, text string) {
		all := []library.Found{{Name: "x"}, {Name: text, Prompt: text, Label: "red"}}
		library.Search(text, false, all) // whatever it finds, it reads every text
	})
}
