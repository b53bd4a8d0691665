package rational_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"kinora/projects/rational"
)

func TestFractionsAreKeptInLowestTerms(t *testing.T) {
	for _, c := range []struct {
		num, den int64
		want     string
	}{
		{24000, 1001, "24000/1001"},
		{50, 2, "25"},
		{1, -2, "-1/2"},
		{-6, -4, "3/2"},
		{0, 5, "0"},
		{5, 0, "0"},
		{math.MinInt64, math.MinInt64, "1"},
	} {
		if got := rational.New(c.num, c.den).String(); got != c.want {
			t.Errorf("%d/%d is %s, want %s", c.num, c.den, got, c.want)
		}
	}
}

func TestArithmeticIsExact(t *testing.T) {
	ntsc, tick := rational.New(30000, 1001), rational.New(1, 90000)
	sum := rational.Rat{}
	for range 30000 {
		sum = sum.Add(rational.Int(1).Div(ntsc))
	}
	if sum != rational.Int(1001) {
		t.Errorf("30000 frames last %v s, want 1001", sum)
	}
	if got := tick.Mul(rational.Int(3003)).Mul(ntsc); got != rational.Int(1).Mul(rational.New(3003, 3003)) {
		t.Errorf("3003 ticks are %v frames, want 1", got)
	}
	if got := tick.Sub(tick); !got.Zero() || got != (rational.Rat{}) {
		t.Errorf("a difference of nothing is %v", got)
	}
	if got := ntsc.Div(rational.Rat{}); !got.Zero() {
		t.Errorf("division by 0 gives %v, want 0", got)
	}
}

func TestRoundingGoesTheSameWayBelowZero(t *testing.T) {
	for _, c := range []struct {
		r            rational.Rat
		floor, round int64
	}{
		{rational.New(5, 2), 2, 3},
		{rational.New(-5, 2), -3, -2},
		{rational.New(-1, 3), -1, 0},
		{rational.Int(7), 7, 7},
	} {
		if c.r.Floor() != c.floor || c.r.Round() != c.round {
			t.Errorf("%v: floor %d and round %d, want %d and %d", c.r, c.r.Floor(), c.r.Round(), c.floor, c.round)
		}
	}
}

func TestWhatIsNoNumberIsRefused(t *testing.T) {
	for _, s := range []string{"", "x", "1/0", "1//2", "2s", "NaN", "Inf", "1e9", "0x10"} {
		if r, err := rational.Parse(s); !errors.Is(err, rational.ErrSyntax) {
			t.Errorf("%q is read as %v (%v)", s, r, err)
		}
	}
	if r, err := rational.Parse(" 29.97 "); err != nil || r != rational.New(2997, 100) {
		t.Errorf("29.97 is read as %v (%v)", r, err)
	}
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300} {
		if r := rational.FromFloat(f); !r.Zero() {
			t.Errorf("%v becomes %v", f, r)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"24000/1001", "2.5", "-1/3", "1e9", "1e-30", "9223372036854775807/2", "0x10", "1e999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := rational.Parse(s)
		if err != nil {
			return
		}
		if r.Den() < 1 {
			t.Fatalf("%q has denominator %d", s, r.Den())
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var back rational.Rat
		if err := json.Unmarshal(b, &back); err != nil || back.Cmp(r) != 0 {
			t.Fatalf("%q: %v comes back as %v (%v)", s, r, back, err)
		}
	})
}
