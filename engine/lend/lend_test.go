package lend_test

import (
	"sync"
	"testing"

	"kinora/engine/lend"
)

func numbered() (*lend.Pool[int], *int) {
	made := 0
	return &lend.Pool[int]{Make: func() int { made++; return made }}, &made
}

func TestWhatIsGivenBackIsHandedOutAgain(t *testing.T) {
	p, made := numbered()
	first := p.Get()
	if second := p.Get(); second.Thing == first.Thing {
		t.Error("one thing was handed out twice")
	}
	first.Release()
	first.Release() // a second time changes nothing
	if again, other := p.Get(), p.Get(); again != first || other == first {
		t.Errorf("handed out %d and %d after %d came back once", again.Thing, other.Thing, first.Thing)
	}
	if *made != 3 {
		t.Errorf("made %d", *made)
	}
}

func TestFewAreKept(t *testing.T) {
	p, made := numbered()
	for range 2 {
		var out []*lend.Loan[int]
		for range 10 {
			out = append(out, p.Get())
		}
		for _, l := range out {
			l.Release()
		}
	}
	if *made != 16 {
		t.Errorf("made %d: of ten that came back four are kept", *made)
	}
}

func TestHandingOutAgainAllocatesNothing(t *testing.T) {
	p, _ := numbered()
	p.Get().Release()
	if n := testing.AllocsPerRun(100, func() { p.Get().Release() }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestFromManyGoroutines(t *testing.T) {
	p := &lend.Pool[*int]{Make: func() *int { return new(int) }}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 500 {
				l := p.Get()
				*l.Thing++ // the race detector sees two with one thing
				l.Release()
			}
		})
	}
	all.Wait()
}
