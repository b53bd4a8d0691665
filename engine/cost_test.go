package engine_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kinora/engine"
	"kinora/engine/plan"
)

func TestTheNextForecastIsWhatTheLastTakeCost(t *testing.T) {
	costs := filepath.Join(t.TempDir(), "costs.json")
	o := engine.Options{Device: "cpu", Costs: costs}
	e, shot := opened(t, o), short("a red ball rolls to the right across a green meadow", 3)
	first, err := e.Plan(shot)
	if err != nil || first.Forecast.Seen != 0 {
		t.Fatalf("before any take %+v, %v", first.Forecast, err)
	}
	path, began := filepath.Join(t.TempDir(), "a.mp4"), time.Now()
	if _, err := e.Generate(context.Background(), first, path, nil); err != nil {
		t.Fatal(err)
	}
	took := time.Since(began).Seconds()
	again, err := opened(t, o).Plan(shot)
	if f := again.Forecast; err != nil || f.Seen != 1 || f.Seconds > took || f.Seconds < took/5 {
		t.Errorf("%+v (%v), the take took %.2f s", f, err, took)
	}
	o.Threads = 1
	if other, err := opened(t, o).Plan(shot); err != nil || other.Forecast.Seen != 0 {
		t.Errorf("with another number of threads %+v, %v", other.Forecast, err)
	}
	guess := engine.Job{Plans: []plan.Plan{again}}.Disk(path)
	if info, err := os.Stat(path); err != nil || guess < info.Size()/3 || guess > 3*info.Size() {
		t.Errorf("%d bytes were expected, the file is %v (%v)", guess, info.Size(), err)
	}
}

func TestATakeThatWasStoppedIsNotRemembered(t *testing.T) {
	costs := filepath.Join(t.TempDir(), "costs.json")
	e := opened(t, engine.Options{Device: "cpu", Costs: costs})
	p, err := e.Plan(short("a red ball", 3))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	_, err = e.Generate(ctx, p, filepath.Join(t.TempDir(), "a.mp4"), func(ev engine.Event) {
		if ev.Stage == engine.StageDenoise && ev.Step == 2 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, err := os.Stat(costs); err == nil {
		t.Error("half a take is remembered")
	}
}
