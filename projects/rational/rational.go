// Package rational is exact time: seconds and frame rates as fractions of int64.
// It uses the standard library only. Floats never enter a document; they are made
// at the edges, for display and for forecasts.
package rational

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Rat is a fraction in lowest terms with a positive denominator.
// The zero value is 0/1 by convention: use Den through the methods only.
type Rat struct {
	num int64
	den int64
}

// ErrSyntax says that a text is not a fraction, a decimal or a whole number.
var ErrSyntax = errors.New("not a number")

// New returns num/den in lowest terms. A zero den gives 0, so that rates read
// from broken files stay harmless.
func New(num, den int64) Rat {
	if den == 0 || num == 0 {
		return Rat{}
	}
	return fromBig(big.NewRat(num, den))
}

// Int returns n/1.
func Int(n int64) Rat { return New(n, 1) }

// FromFloat returns the fraction nearest to f with denominator at most 1e6.
// NaN and infinities give 0.
func FromFloat(f float64) Rat {
	if math.IsNaN(f) || math.IsInf(f, 0) || math.Abs(f) > 1e12 {
		return Rat{}
	}
	return New(int64(math.Round(f*1e6)), 1e6)
}

// Num is the numerator.
func (r Rat) Num() int64 { return r.num }

// Den is the denominator, always at least 1.
func (r Rat) Den() int64 { return max(r.den, 1) }

// Float is r as a float64, for display and forecasts.
func (r Rat) Float() float64 { return float64(r.num) / float64(r.Den()) }

// Zero reports whether r is 0.
func (r Rat) Zero() bool { return r.num == 0 }

// Add returns r+s.
func (r Rat) Add(s Rat) Rat { return fromBig(new(big.Rat).Add(r.big(), s.big())) }

// Sub returns r-s.
func (r Rat) Sub(s Rat) Rat { return fromBig(new(big.Rat).Sub(r.big(), s.big())) }

// Mul returns r*s.
func (r Rat) Mul(s Rat) Rat { return fromBig(new(big.Rat).Mul(r.big(), s.big())) }

// Div returns r/s, and 0 where s is 0.
func (r Rat) Div(s Rat) Rat {
	if s.Zero() {
		return Rat{}
	}
	return fromBig(new(big.Rat).Quo(r.big(), s.big()))
}

// Cmp is -1, 0 or 1 as r is less than, equal to or greater than s.
func (r Rat) Cmp(s Rat) int { return r.big().Cmp(s.big()) }

// Floor is the greatest whole number not above r.
func (r Rat) Floor() int64 {
	q := r.num / r.Den()
	if r.num%r.Den() < 0 {
		q--
	}
	return q
}

// Round is the whole number nearest to r, halves upwards.
func (r Rat) Round() int64 { return r.Add(New(1, 2)).Floor() }

// String is "n" for whole numbers and "n/d" otherwise.
func (r Rat) String() string {
	if r.Den() == 1 {
		return strconv.FormatInt(r.num, 10)
	}
	return fmt.Sprintf("%d/%d", r.num, r.den)
}

// Parse reads "n/d", "n" or a decimal such as "29.97".
func Parse(s string) (Rat, error) {
	plain := strings.TrimSpace(s)
	if len(plain) > longest || strings.Trim(plain, "+-./0123456789") != "" {
		return Rat{}, fmt.Errorf("%.*q: %w", longest, s, ErrSyntax)
	}
	r, ok := new(big.Rat).SetString(plain)
	if !ok {
		return Rat{}, fmt.Errorf("%q: %w", s, ErrSyntax)
	}
	return fromBig(r), nil
}

// longest is the length of the longest text that Parse reads: two int64 and a slash.
// Exponents are not read either, because 1e999999999 would take minutes.
const longest = 41

// MarshalJSON writes the String form as a JSON string.
func (r Rat) MarshalJSON() ([]byte, error) { return json.Marshal(r.String()) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (r *Rat) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	v, err := Parse(s)
	if err == nil {
		*r = v
	}
	return err
}

func (r Rat) big() *big.Rat { return big.NewRat(r.num, r.Den()) }

// fromBig narrows to int64, rounding to microseconds where the exact value is too large.
func fromBig(b *big.Rat) Rat {
	if b.Num().IsInt64() && b.Denom().IsInt64() {
		n := b.Num().Int64()
		if n == 0 {
			return Rat{}
		}
		return Rat{n, b.Denom().Int64()}
	}
	f, _ := b.Float64()
	return FromFloat(f)
}
