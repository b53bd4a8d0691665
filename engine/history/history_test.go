package history_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kinora/engine/history"
	"kinora/engine/plan"
)

var key = history.Key{Pack: "abc", Device: "cpu"}

// took is a take of which a FLOP and a pixel took so many seconds each.
func took(flop, pixel float64) history.Take {
	work := func(each float64) history.Work {
		return history.Work{Units: 1 / each, Time: time.Second}
	}
	return history.Take{Sampling: work(flop), Decoding: work(pixel)}
}

func add(t *testing.T, b *history.Book, k history.Key, takes ...history.Take) {
	t.Helper()
	if err := b.Add(k, takes...); err != nil {
		t.Fatal(err)
	}
}

func TestTheMedianOfTheLastTakesIsRemembered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "costs.json")
	add(t, history.Open(path), key, took(2, 0.5), took(4, 0.25))
	add(t, history.Open(path), key, took(1000, 0.5)) // the machine was busy
	other := key
	other.Threads = 1
	add(t, history.Open(path), other, took(8, 8))
	got := history.Open(path).Costs(key)
	if want := (plan.Costs{Sampling: plan.Cost{Seconds: 4, Seen: 3}, Decoding: plan.Cost{Seconds: 0.5, Seen: 3}}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if c := history.Open(path).Costs(history.Key{Pack: "abc", Device: "cuda"}); c != (plan.Costs{}) {
		t.Errorf("of another device %+v", c)
	}
	for range 9 { // nothing is left of the first three
		add(t, history.Open(path), key, took(16, 2))
	}
	if c := history.Open(path).Costs(key).Sampling; c != (plan.Cost{Seconds: 16, Seen: 12}) {
		t.Errorf("after nine more %+v", c)
	}
}

func TestAStageThatDidNothingIsLeftOut(t *testing.T) {
	b := history.Open("")
	add(t, b, key, history.Take{Decoding: history.Work{Units: 4, Time: time.Second}})
	if c := b.Costs(key); c.Sampling.Seen != 0 || c.Decoding != (plan.Cost{Seconds: 0.25, Seen: 1}) {
		t.Errorf("%+v", c)
	}
}

func TestTheFileIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "costs.json")
	b := history.Open(path)
	for i := range 100 {
		add(t, b, history.Key{Pack: "p", Device: "cpu", Threads: i}, took(1, 1))
	}
	if info, err := os.Stat(path); err != nil || info.Size() > 32<<10 {
		t.Errorf("%v, %v", info, err)
	}
	if first, last := b.Costs(history.Key{Pack: "p", Device: "cpu"}), b.Costs(history.Key{Pack: "p", Device: "cpu", Threads: 99}); first.Sampling.Seen != 0 || last.Sampling.Seen != 1 {
		t.Errorf("the first %+v, the last %+v", first, last)
	}
}

func TestWhatIsForeignIsReplaced(t *testing.T) {
	for name, text := range map[string]string{
		"no JSON":         "\x00\x01",
		"another program": `{"version":7,"costs":"none"}`,
		"later version":   `{"version":2,"costs":[{"pack":"abc","device":"cpu","stage":"transformer","seen":1,"recent":[1]}]}`,
		"no cost":         `{"version":1,"costs":[{"pack":"abc","device":"cpu","stage":"transformer","seen":1,"recent":[-1]}]}`,
		"none seen":       `{"version":1,"costs":[{"pack":"abc","device":"cpu","stage":"transformer","seen":0,"recent":[]}]}`,
		"too long":        `{"version":1,"costs":[{"pack":"` + strings.Repeat("a", 2000) + `","device":"cpu","stage":"transformer","seen":1,"recent":[1]}]}`,
	} {
		path := filepath.Join(t.TempDir(), "costs.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		b := history.Open(path)
		if c := b.Costs(key); c != (plan.Costs{}) {
			t.Errorf("%s: %+v", name, c)
		}
		add(t, b, key, took(2, 2))
		if c := history.Open(path).Costs(key); c.Sampling != (plan.Cost{Seconds: 2, Seen: 1}) {
			t.Errorf("%s: afterwards %+v", name, c)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
			t.Errorf("%s: left %v", name, left)
		}
	}
}

func TestAFolderThatCannotBeWrittenIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b := history.Open(filepath.Join(file, "costs.json"))
	if err := b.Add(key, took(2, 2)); err == nil {
		t.Error("a file below a file was written")
	}
	if c := b.Costs(key); c.Sampling.Seen != 1 {
		t.Errorf("the book forgot it: %+v", c)
	}
}
