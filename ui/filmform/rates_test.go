package filmform_test

import (
	"testing"

	"kinora/projects/rational"
	"kinora/ui/filmform"
	"kinora/ui/uitest"
)

func TestAFilmsOwnRateStandsAmongTheUsualOnes(t *testing.T) {
	uitest.App(t)
	asked := 0
	r := filmform.NewRates(func() { asked++ })
	if r.Rate() != rational.Int(24) || r.Chosen() != 1 {
		t.Errorf("at first %v, the %dth", r.Rate(), r.Chosen())
	}
	own := rational.New(24000, 1001)
	if r.Offer(own); r.Rate() != own || r.Chosen() != 1 {
		t.Errorf("of a film %v, the %dth", r.Rate(), r.Chosen())
	}
	if r.Segmented.Choose(5); r.Rate() != rational.Int(60) || asked != 1 {
		t.Errorf("chosen %v, told %d times", r.Rate(), asked)
	}
	if r.Offer(rational.Int(240)); r.Chosen() != 5 {
		t.Errorf("a fast film is the %dth", r.Chosen())
	}
	if r.Offer(rational.Rat{}); !r.Rate().Zero() {
		t.Errorf("no film has %v", r.Rate())
	}
}

func TestRatesAsText(t *testing.T) {
	for want, r := range map[string]rational.Rat{"24": rational.Int(24), "23.976": rational.New(24000, 1001), "12.5": rational.New(25, 2)} {
		if got := filmform.RateText(r); got != want {
			t.Errorf("%v is %q, want %q", r, got, want)
		}
	}
}
