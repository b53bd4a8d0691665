package ui

import (
	"slices"
	"sync"
	"testing"
)

func TestWhatIsPostedIsDoneInOrderAndByOneGoroutine(t *testing.T) {
	loop := make(chan func())
	p := newPoster(func(f func()) { loop <- f })
	const each = 200
	var senders sync.WaitGroup
	var got [2][]int
	for who := range got {
		senders.Go(func() {
			for i := range each {
				p.Post(func() { got[who] = append(got[who], i) })
			}
		})
	}
	for len(got[0])+len(got[1]) < 2*each {
		(<-loop)()
	}
	senders.Wait()
	for _, all := range got {
		if !slices.IsSorted(all) || len(all) != each {
			t.Errorf("done were %v", all)
		}
	}
}

func TestWhatIsPostedMeanwhileHasItsTurnLater(t *testing.T) {
	loop := make(chan func(), 8)
	p := newPoster(func(f func()) { loop <- f })
	second := false
	p.Post(func() { p.Post(func() { second = true }) })
	(<-loop)()
	if second {
		t.Error("it was done at once")
	}
	(<-loop)()
	if !second {
		t.Error("it was never done")
	}
}
