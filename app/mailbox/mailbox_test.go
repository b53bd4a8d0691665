package mailbox_test

import (
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app/mailbox"
)

func TestTheNewestValueWins(t *testing.T) {
	var b mailbox.Box[int]
	if b.Take() != nil {
		t.Error("a new box holds something")
	}
	one, two := 1, 2
	if b.Put(&one) != nil {
		t.Error("the first put replaced something")
	}
	if b.Put(&two) != &one {
		t.Error("the replaced value was not handed back")
	}
	if b.Take() != &two || b.Take() != nil {
		t.Error("take did not empty the box")
	}
}

func TestRingsBeforeTheCallAreOneRing(t *testing.T) {
	var queue []func()
	calls := 0
	bell := mailbox.NewBell(func(f func()) { queue = append(queue, f) }, func() { calls++ })
	for range 100 {
		bell.Ring()
	}
	if len(queue) != 1 {
		t.Fatalf("%d posts", len(queue))
	}
	queue[0]()
	bell.Ring()
	if calls != 1 || len(queue) != 2 {
		t.Errorf("%d calls, %d posts", calls, len(queue))
	}
}

func TestASlowBellLetsTimeGoBy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var calls []time.Duration
		var window sync.Mutex // what is posted is done by one goroutine at a time
		start := time.Now()
		post := func(f func()) {
			window.Lock()
			defer window.Unlock()
			f()
		}
		bell := mailbox.NewSlowBell(post, func() { calls = append(calls, time.Since(start)) }, 400*time.Millisecond)
		for range 100 {
			bell.Ring()
			time.Sleep(10 * time.Millisecond)
		}
		time.Sleep(time.Second)
		window.Lock()
		defer window.Unlock()
		want := []time.Duration{0, 400 * time.Millisecond, 800 * time.Millisecond, 1200 * time.Millisecond}
		if !slices.Equal(calls, want) {
			t.Errorf("called at %v", calls)
		}
	})
}

func TestAValuePutBeforeARingIsSeen(t *testing.T) {
	var box mailbox.Box[int]
	posts := make(chan func(), 4)
	var last int
	bell := mailbox.NewBell(func(f func()) { posts <- f }, func() {
		if v := box.Take(); v != nil {
			last = *v
		}
	})
	var group sync.WaitGroup
	group.Go(func() {
		for i := 1; i <= 1000; i++ {
			box.Put(&i)
			bell.Ring()
		}
		close(posts)
	})
	for f := range posts {
		f()
	}
	group.Wait()
	if last != 1000 {
		t.Errorf("the last value seen was %d", last)
	}
}
