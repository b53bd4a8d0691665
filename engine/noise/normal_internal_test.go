package noise

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

func TestBoxMullerAtTheEdgesOfItsWords(t *testing.T) {
	b, err := os.ReadFile("testdata/normal.json")
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		Edges []struct {
			Radius, Angle uint32
			Bits          [2]uint32
		}
	}
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	for _, e := range g.Edges {
		x, y := boxMuller(e.Radius, e.Angle)
		want := [2]float32{math.Float32frombits(e.Bits[0]), math.Float32frombits(e.Bits[1])}
		// Where cos or sin is 0, the angle's own rounding (6e-17) is all that is left.
		if !near(x, want[0]) || !near(y, want[1]) {
			t.Errorf("words %d, %d: (%v, %v), want %v", e.Radius, e.Angle, x, y, want)
		}
	}
}

func near(a, b float32) bool { return a == b || math.Abs(float64(a-b)) < 1e-15 }

func TestLogarithmAgreesWithTheLibrary(t *testing.T) {
	for word := uint64(0); word < 1<<32; word += 1<<32/100_003 + 1 {
		u := (float64(word) + 0.5) / (1 << 32)
		if got, want := logarithm(u), math.Log(u); math.Abs(got-want) > 4e-16*max(1, math.Abs(want)) {
			t.Fatalf("ln(%v) = %v, want %v", u, got, want)
		}
	}
}
