package app_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
	"kinora/projects/store"
)

// childDir and childSeed tell a process of this test that it is to be killed.
const (
	childDir  = "KINORA_TEST_KILLED_IN"
	childSeed = "KINORA_TEST_SEED"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		seed, _ := strconv.ParseUint(os.Getenv(childSeed), 10, 64)
		editUntilKilled(dir, seed)
		return
	}
	os.Exit(m.Run())
}

// editUntilKilled edits and generates at random, and says what the film is called after
// each command: every command gives it another name.
func editUntilKilled(dir string, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 7))
	queue := &apptest.Queue{}
	s := app.New(context.Background(), apptest.Config(dir, &apptest.Engine{Step: time.Millisecond}, queue))
	s.Start()
	for n := 0; ; n++ {
		for end := time.Now().Add(time.Duration(r.IntN(5)) * time.Millisecond); time.Now().Before(end); time.Sleep(time.Millisecond) {
			queue.Drain()
		}
		if s.Snapshot().Film.Head.Rate.Zero() {
			continue // the film is not open yet
		}
		somehow(s, r)
		s.RenameFilm(fmt.Sprintf("film %d", n))
		fmt.Println(s.Snapshot().Film.Head.Title)
	}
}

// somehow does one thing of many.
func somehow(s *app.Studio, r *rand.Rand) {
	snap := s.Snapshot()
	switch r.IntN(9) {
	case 0:
		s.AddCard()
	case 1:
		s.SetPrompt(fmt.Sprint("a boat ", r.Uint32()))
	case 2:
		s.Generate()
	case 3:
		s.PlaceCards()
	case 4:
		s.MovePlayhead(r.Int64N(500))
		s.Split(true)
	case 5:
		s.Undo()
	case 6:
		s.Redo()
	case 7:
		if b := snap.Film.Board; len(b) > 1 {
			s.SelectCard(b[r.IntN(len(b))].ID, false)
			s.MoveCards([]projects.ID{b[0].ID}, len(b))
		}
	case 8:
		if b := snap.Film.Board; len(b) > 5 {
			s.RemoveCards()
		}
	}
}

// kills is how often the test kills, and how much work may be lost by one: more kills, and
// what is promised, where KINORA_KILLS says so (make bench-ui). Else other tests keep the
// machine busy, and what is written a second later is late as they are.
func kills() (count int, lost time.Duration) {
	if n, err := strconv.Atoi(os.Getenv("KINORA_KILLS")); err == nil {
		return n, time.Second
	}
	return 6, 10 * time.Second
}

func TestAFilmSurvivesKillsAtRandomMoments(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	dir := t.TempDir()
	worst := time.Duration(0)
	count, allowed := kills()
	for n := range count {
		said := killedSomewhere(t, dir, uint64(n))
		lost := reopened(t, filepath.Join(dir, "films", "Untitled.kinora"), said)
		worst = max(worst, lost)
	}
	t.Logf("%d kills, at most %v of work lost", count, worst.Round(time.Millisecond))
	if worst > allowed {
		t.Errorf("%v of work was lost", worst)
	}
}

// saying is a film's name and when it had it.
type saying struct {
	title string
	at    time.Time
}

// killedSomewhere lets a process edit for a while and kills it.
func killedSomewhere(t *testing.T, dir string, seed uint64) []saying {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), childDir+"="+dir, fmt.Sprint(childSeed, "=", seed))
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	said := make(chan []saying, 1)
	go func() { said <- listen(out) }()
	time.Sleep(time.Duration(400+rand.IntN(1200)) * time.Millisecond)
	_ = child.Process.Kill()
	all := <-said
	_ = child.Wait() // it was killed: that is its error
	return append(all, saying{at: time.Now()})
}

func listen(out io.Reader) []saying {
	var all []saying
	for lines := bufio.NewScanner(out); lines.Scan(); {
		all = append(all, saying{lines.Text(), time.Now()})
	}
	return all
}

// reopened opens the film and says how much of the work before the kill it does not have.
func reopened(t *testing.T, folder string, said []saying) time.Duration {
	t.Helper()
	kept, state, err := store.Open(t.Context(), folder, store.Options{})
	if err != nil {
		t.Fatalf("after a kill: %v", err)
	}
	defer kept.Close()
	film, err := projects.FromRows(state.Rows)
	if err != nil {
		t.Fatal(err)
	}
	killed := said[len(said)-1].at
	for i := len(said) - 2; i >= 0; i-- {
		if said[i].title == film.Head.Title {
			if i == len(said)-2 {
				return 0
			}
			return killed.Sub(said[i+1].at)
		}
	}
	if len(said) > 1 && !strings.HasPrefix(film.Head.Title, "film") && film.Head.Title != "Untitled" {
		t.Errorf("the film is called %q", film.Head.Title)
	}
	if len(said) == 1 {
		return 0
	}
	return killed.Sub(said[0].at)
}
