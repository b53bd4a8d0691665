package storyboard_test

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/storyboard"
	"kinora/ui/uitest"
)

// studio notes what is asked of app.
type studio struct {
	did      []string
	pictures map[projects.Source]*image.RGBA
	asked    int
}

func (s *studio) note(format string, args ...any) {
	s.did = append(s.did, fmt.Sprintf(format, args...))
}

func (s *studio) Picture(source projects.Source, _ rational.Rat, _ int) *image.RGBA {
	s.asked++
	return s.pictures[source]
}

func (s *studio) Missing(projects.Source) bool        { return false }
func (s *studio) SelectCard(id projects.ID, add bool) { s.note("select %d %v", id, add) }
func (s *studio) SelectCards(ids []projects.ID, front projects.ID) {
	s.note("select %v %d", ids, front)
}
func (s *studio) ShowSource(source projects.Source)   { s.note("show %d", source.Take) }
func (s *studio) PlayBoard()                          { s.note("play board") }
func (s *studio) AddCard()                            { s.note("add") }
func (s *studio) AddLines(text string)                { s.note("lines %q", text) }
func (s *studio) DuplicateCards()                     { s.note("duplicate") }
func (s *studio) RemoveCards()                        { s.note("remove cards") }
func (s *studio) MoveCards(ids []projects.ID, to int) { s.note("move %v to %d", ids, to) }
func (s *studio) SplitCard()                          { s.note("split") }
func (s *studio) MergeCards()                         { s.note("merge") }
func (s *studio) SetTitle(text string)                { s.note("title %q", text) }
func (s *studio) PlaceCards(cards ...projects.ID)     { s.note("place %v", cards) }
func (s *studio) GenerateCards(ids ...projects.ID)    { s.note("generate %v", ids) }
func (s *studio) GenerateAll()                        { s.note("generate all") }
func (s *studio) AnimateAtEnd(all ...projects.Source) { s.note("animate %v", all) }
func (s *studio) AppendCard()                         { s.note("append") }
func (s *studio) ShowOnCard(card projects.ID, all ...projects.Source) {
	s.note("known %d %v", card, all)
}
func (s *studio) DropOnBoard(paths ...string)                  { s.note("board %v", paths) }
func (s *studio) DropOnCard(card projects.ID, paths ...string) { s.note("card %d %v", card, paths) }
func (s *studio) ChooseTake(take projects.ID)                  { s.note("choose %d", take) }
func (s *studio) Star(star bool, sources ...projects.Source) {
	s.note("star %d %v", sources[0].Take, star)
}

func (s *studio) Reject(rejected bool, takes ...projects.ID) {
	s.note("reject %d %v", takes[0], rejected)
}
func (s *studio) Remove(sources ...projects.Source) { s.note("remove %v", sources) }
func (s *studio) Finalize(take projects.ID)         { s.note("final %d", take) }
func (s *studio) AgainTake(take projects.ID)        { s.note("again %d", take) }
func (s *studio) RetryTake(take projects.ID)        { s.note("retry %d", take) }
func (s *studio) CancelTake(take projects.ID)       { s.note("cancel %d", take) }
func (s *studio) Reuse(take projects.ID)            { s.note("reuse %d", take) }

// bench is a storyboard in a window.
type bench struct {
	*storyboard.Board
	studio *studio
	window fyne.Window
	root   fyne.CanvasObject
	drag   *kit.Drag
	held   fyne.KeyModifier
}

func newBench(t *testing.T, width, height float32) *bench {
	t.Helper()
	uitest.App(t)
	b := newBoard()
	b.window = uitest.Show(t, b.root, width, height)
	return b
}

func newBoard() *bench {
	b := &bench{studio: &studio{pictures: map[projects.Source]*image.RGBA{}}}
	layer := uitest.Layer()
	b.drag = kit.NewDrag(layer)
	b.Board = storyboard.New(storyboard.Params{
		Commands: b.studio, Drag: b.drag, Held: func() fyne.KeyModifier { return b.held },
		Forward: func(e *fyne.KeyEvent) { b.studio.note("key %s", e.Name) },
		Compare: func(a, c projects.Source) { b.studio.note("compare %d %d", a.Take, c.Take) },
	})
	b.root = kit.UnderLayer(b.Root(), layer)
	return b
}

func plain(c color.Color) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 32, 18))
	for y := range 18 {
		for x := range 32 {
			img.Set(x, y, c)
		}
	}
	return img
}

// film is six shots, in the states that there are.
func film() app.Snapshot {
	f := projects.Film{Outcomes: map[projects.ID]projects.Outcome{}}
	for i, prompt := range []string{
		"A red ball wakes on a hill", "@ball meets the tower", "Harbour in the morning", "The rocket leaves at night",
		"@ball rides in a yellow car", "Gulls over pink hills",
	} {
		f.Board = append(f.Board, projects.Card{ID: projects.ID(i + 1), Shot: projects.Shot{Prompt: prompt, Seconds: rational.Int(2)}})
	}
	f.Board[1].Variations = 4
	done := func(frames int64) projects.Outcome {
		return projects.Outcome{State: projects.Done, Frames: frames, Rate: rational.Int(12), Asset: "x"}
	}
	add := func(id, card projects.ID, o projects.Outcome, with func(*projects.FilmTake)) {
		t := projects.FilmTake{ID: id, Card: card, Order: projects.Order{Shot: projects.Shot{Seed: uint64(id) * 1000}}}
		if with != nil {
			with(&t)
		}
		f.Takes = append(f.Takes, t)
		f.Outcomes[id] = o
	}
	add(10, 1, done(25), nil)
	add(11, 1, done(25), nil)
	add(12, 2, done(25), nil)
	add(13, 2, projects.Outcome{State: projects.Running}, nil)
	add(14, 2, projects.Outcome{}, nil)
	add(15, 2, projects.Outcome{}, nil)
	add(16, 3, done(42), func(t *projects.FilmTake) { t.Order.Given = []projects.Given{{Asset: "x"}} })
	add(17, 4, done(25), func(t *projects.FilmTake) { t.Star, t.Label = true, "violet" })
	add(18, 4, done(25), func(t *projects.FilmTake) { t.Rejected = true })
	add(19, 5, projects.Outcome{}, nil)
	add(20, 6, done(18), func(t *projects.FilmTake) { t.Order.Draft = true })
	s := app.Snapshot{Film: f, Selection: app.Selection{Card: 2, Cards: []projects.ID{2}}}
	s.Machine.Phase = app.Ready
	s.Jobs = []app.Job{{Take: 13, Card: 2, State: projects.Running, Stage: "denoising", Step: 14, Steps: 20, Fraction: 0.7}}
	return s
}
