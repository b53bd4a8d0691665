// Package filmform is what more than one sheet asks about a film: its frames per second.
// It knows no commands; it must not import app or engine.
package filmform

import (
	"slices"
	"strconv"

	"kinora/projects/rational"
	"kinora/ui/kit"
)

// usual is the frames per second that every film is offered.
var usual = []rational.Rat{rational.Int(12), rational.Int(24), rational.Int(25), rational.Int(30), rational.Int(60)}

// Rates is a choice of frames per second.
type Rates struct {
	*kit.Segmented
	rates []rational.Rat
}

// NewRates makes a choice of the usual rates, of which 24 is chosen. changed is called when
// somebody has chosen.
func NewRates(changed func()) *Rates {
	r := &Rates{}
	r.Segmented = kit.NewSegmented(func(i int) {
		r.Set(i)
		changed()
	})
	r.Offer(rational.Int(24))
	return r
}

// Offer makes it the usual rates and a film's own, if that is another, in order; the
// film's is chosen. A rate of 0 is none.
func (r *Rates) Offer(own rational.Rat) {
	r.rates = slices.Clone(usual)
	if at, found := slices.BinarySearchFunc(usual, own, rational.Rat.Cmp); !found && !own.Zero() {
		r.rates = slices.Insert(r.rates, at, own)
	}
	var names []string
	for _, rate := range r.rates {
		names = append(names, RateText(rate))
	}
	r.SetNames(names...)
	r.Set(slices.Index(r.rates, own))
}

// Rate is what is chosen, in frames per second; 0 for nothing.
func (r *Rates) Rate() rational.Rat {
	if i := r.Chosen(); i >= 0 {
		return r.rates[i]
	}
	return rational.Rat{}
}

// RateText is frames per second with at most three places.
func RateText(r rational.Rat) string {
	return strconv.FormatFloat(float64(r.Mul(rational.Int(1000)).Round())/1000, 'f', -1, 64)
}
