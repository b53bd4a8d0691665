package progress_test

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app/progress"
)

func TestTimeLeftCountsDownBetweenReadings(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var m progress.Meter
		m.Set(progress.Reading{Left: 5 * time.Second})
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if got := m.Read().LeftAt(time.Now()); got != 3*time.Second {
			t.Errorf("after 2 of 5 s: %v", got)
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		if got := m.Read().LeftAt(time.Now()); got != 0 {
			t.Errorf("long after: %v", got)
		}
	})
}

func TestAnUnwrittenMeterReadsNothing(t *testing.T) {
	var m progress.Meter
	if m.Read() != (progress.Reading{}) {
		t.Errorf("got %v", m.Read())
	}
}

func TestSamplesComeTenTimesASecondUntilTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var ticks atomic.Int64
		go progress.Sample(ctx, func() { ticks.Add(1) })
		time.Sleep(time.Second + time.Millisecond)
		synctest.Wait()
		cancel()
		synctest.Wait()
		if ticks.Load() != 10 {
			t.Errorf("%d ticks in a second", ticks.Load())
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if ticks.Load() != 10 {
			t.Error("ticks after the end")
		}
	})
}
