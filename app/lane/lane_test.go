package lane_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app/lane"
)

func TestJobsRunOneAtATimeInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lane.New(t.Context())
		var got []int
		for i := range 5 {
			l.Do(func(context.Context) {
				time.Sleep(time.Second)
				got = append(got, i)
			})
		}
		start := time.Now()
		last := l.Do(func(context.Context) {})
		<-last.Done()
		if since := time.Since(start); since != 5*time.Second {
			t.Errorf("five jobs of a second took %v", since)
		}
		for i, v := range got {
			if i != v {
				t.Fatalf("order was %v", got)
			}
		}
		closeLane(t, l)
	})
}

func TestACancelledJobThatWaitsIsStillCalled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lane.New(t.Context())
		l.Do(func(context.Context) { time.Sleep(time.Second) })
		var seen error
		j := l.Do(func(ctx context.Context) { seen = ctx.Err() })
		j.Cancel()
		<-j.Done()
		if !errors.Is(seen, context.Canceled) {
			t.Errorf("context error was %v", seen)
		}
		closeLane(t, l)
	})
}

func TestCancelReachesTheRunningJobOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lane.New(t.Context())
		var first, second error
		j := l.Do(func(ctx context.Context) { <-ctx.Done(); first = ctx.Err() })
		k := l.Do(func(ctx context.Context) { second = ctx.Err() })
		j.Cancel()
		<-k.Done()
		if first == nil || second != nil {
			t.Errorf("first %v, second %v", first, second)
		}
		closeLane(t, l)
	})
}

func TestCloseCancelsWaitsAndTakesNoMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lane.New(t.Context())
		stopped := false
		l.Do(func(ctx context.Context) {
			<-ctx.Done()
			time.Sleep(time.Second)
			stopped = true
		})
		synctest.Wait()
		if err := l.Close(2 * time.Second); err != nil || !stopped {
			t.Errorf("close: %v, stopped %v", err, stopped)
		}
		if l.Do(func(context.Context) {}) != nil {
			t.Error("a closed lane took a job")
		}
	})
}

func TestCloseGivesUpAfterItsLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := lane.New(t.Context())
		l.Do(func(context.Context) { time.Sleep(time.Minute) })
		synctest.Wait()
		start := time.Now()
		if err := l.Close(time.Second); !errors.Is(err, lane.ErrBusy) {
			t.Errorf("close: %v", err)
		}
		if since := time.Since(start); since != time.Second {
			t.Errorf("waited %v", since)
		}
		time.Sleep(time.Minute) // let the stubborn job end inside the bubble
	})
}

func closeLane(t *testing.T, l *lane.Lane) {
	t.Helper()
	if err := l.Close(time.Minute); err != nil {
		t.Error(err)
	}
}
