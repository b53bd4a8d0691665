package engine_test

import (
	"testing"

	"kinora/projects/rational"
)

// seeds is how many takes of each prompt are looked at: a model is judged by what it
// does mostly, not by one lucky seed.
const seeds = 3

// The prompts say that it is day, for a sky by night is blue, too.
func TestTheColourThatIsAskedForIsTheColourThatIsSeen(t *testing.T) {
	e := open(t)
	var redInRed, redInBlue, blueInRed, blueInBlue float64
	for seed := range uint64(seeds) {
		a := clip(t, render(t, e, short("a red ball rolls to the right across a green meadow on a clear day", seed), "red.mp4"))
		b := clip(t, render(t, e, short("a blue ball rolls to the right across a green meadow on a clear day", seed), "blue.mp4"))
		redInRed, redInBlue = redInRed+amount(a, red), redInBlue+amount(b, red)
		blueInRed, blueInBlue = blueInRed+amount(a, blue), blueInBlue+amount(b, blue)
	}
	t.Logf("share of red pixels %.4f and %.4f, of blue ones %.4f and %.4f, in takes of red and blue",
		redInRed/seeds, redInBlue/seeds, blueInRed/seeds, blueInBlue/seeds)
	if redInRed < 0.01 || redInRed < 5*redInBlue {
		t.Error("red was asked for and not seen")
	}
	if blueInBlue < 0.01 || blueInBlue < 5*blueInRed {
		t.Error("blue was asked for and not seen")
	}
}

func TestTheDirectionThatIsAskedForIsTheDirectionOfTheMotion(t *testing.T) {
	e := open(t)
	toRight, toLeft := 0.0, 0.0
	for seed := range uint64(seeds) {
		right := short("a red ball rolls to the right across a green meadow", seed)
		left := short("a red ball rolls to the left across a green meadow", seed)
		right.Seconds, left.Seconds = rational.Rat{}, rational.Rat{} // the pack's own length
		toRight += drift(clip(t, render(t, e, right, "right.mp4")), red)
		toLeft += drift(clip(t, render(t, e, left, "left.mp4")), red)
	}
	t.Logf("the ball moves by %+.3f and %+.3f widths, asked for right and left", toRight/seeds, toLeft/seeds)
	if toRight/seeds < 0.05 || toLeft/seeds > -0.05 {
		t.Error("right and left are not told apart")
	}
}
