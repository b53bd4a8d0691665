package frame_test

import (
	"image"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"kinora/engine/frame"
)

func TestEveryByteSurvivesTheWayThereAndBack(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 16, 16))
	for i := range 256 {
		copy(src.Pix[4*i:], []byte{byte(i), byte(255 - i), byte(i * 7), 255})
	}
	got := image.NewRGBA(src.Rect)
	frame.ToRGBA(got, planes(src))
	for i := range src.Pix {
		if src.Pix[i] != got.Pix[i] {
			t.Fatalf("byte %d is %d, was %d", i, got.Pix[i], src.Pix[i])
		}
	}
}

func planes(src *image.RGBA) frame.Frame {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	f := frame.Frame{Width: w, Height: h, R: make([]float32, w*h), G: make([]float32, w*h), B: make([]float32, w*h)}
	frame.FromRGBA(f.R, f.G, f.B, src)
	return f
}

func TestRoundingIsToTheNearestLevelInExactArithmetic(t *testing.T) {
	values := []float32{-1, 1, 0, float32(math.Copysign(0, -1)), 1e-12, -1e-12, -2, 3, float32(math.Inf(1)), float32(math.Inf(-1))}
	for b := range 255 { // the borders between two levels, and their neighbours
		edge := float32((float64(b)+0.5)/127.5 - 1)
		values = append(values, edge, math.Nextafter32(edge, 2), math.Nextafter32(edge, -2))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		values = append(values, float32(random.Float64()*2.2-1.1))
	}
	f := frame.Frame{Width: len(values), Height: 1, R: values, G: values, B: values}
	got := image.NewRGBA(image.Rect(0, 0, len(values), 1))
	frame.ToRGBA(got, f)
	for i, v := range values {
		if want := nearest(v); got.Pix[4*i] != want || got.Pix[4*i+2] != want || got.Pix[4*i+3] != 255 {
			t.Errorf("%v became %v, want %d", v, got.Pix[4*i:4*i+4], want)
		}
	}
}

// nearest is (v+1)·127.5 rounded with halves upwards, in fractions; what is nearer to
// 0 than 1e-14 is 0.
func nearest(v float32) uint8 {
	switch {
	case math.Abs(float64(v)) < 1e-14:
		return 128
	case v <= -1:
		return 0
	case v >= 1:
		return 255
	}
	x := new(big.Rat).SetFloat64(float64(v))
	x.Add(x, big.NewRat(1, 1)).Mul(x, big.NewRat(255, 2)).Add(x, big.NewRat(1, 2))
	return uint8(new(big.Int).Quo(x.Num(), x.Denom()).Int64())
}

func TestWhatIsNotANumberIsBlack(t *testing.T) {
	nan := []float32{float32(math.NaN())}
	got := image.NewRGBA(image.Rect(0, 0, 1, 1))
	frame.ToRGBA(got, frame.Frame{Width: 1, Height: 1, R: nan, G: nan, B: nan})
	if got.Pix[0] != 0 || got.Pix[3] != 255 {
		t.Errorf("got %v", got.Pix)
	}
}

func TestPicturesInsideLargerOnesAreWrittenInPlace(t *testing.T) {
	whole := image.NewRGBA(image.Rect(0, 0, 6, 6))
	part := whole.SubImage(image.Rect(2, 1, 5, 3)).(*image.RGBA)
	one := []float32{1, 1, 1, 1, 1, 1}
	frame.ToRGBA(part, frame.Frame{Width: 3, Height: 2, R: one, G: one, B: one})
	lit := 0
	for i := 0; i < len(whole.Pix); i += 4 {
		lit += int(whole.Pix[i] / 255)
	}
	if lit != 6 || whole.RGBAAt(2, 1).R != 255 || whole.RGBAAt(4, 2).R != 255 {
		t.Errorf("%d pixels are lit", lit)
	}
	if f := planes(part); f.R[5] != 1 || f.Width != 3 {
		t.Errorf("read back %v", f)
	}
}

func TestPoolLendsAgainWhatFits(t *testing.T) {
	p := frame.NewPool(4, 3, 1)
	a, b := p.Get(), p.Get()
	p.Put(image.NewRGBA(image.Rect(0, 0, 9, 9)))
	p.Put(nil)
	p.Put(a)
	p.Put(b)
	if c := p.Get(); c != a {
		t.Error("the first picture given back is not lent again")
	}
	if c := p.Get(); c == b {
		t.Error("more pictures are kept than asked for")
	}
}

func BenchmarkToRGBA1080p(b *testing.B) {
	const n = 1920 * 1080
	f := frame.Frame{Width: 1920, Height: 1080, R: make([]float32, n), G: make([]float32, n), B: make([]float32, n)}
	for i := range n {
		f.R[i] = float32(i%255)/127.5 - 1
	}
	dst := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
	for b.Loop() {
		frame.ToRGBA(dst, f)
	}
}
