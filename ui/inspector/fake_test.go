package inspector_test

import (
	"fmt"
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/inspector"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// notes is the commands of an inspector that only note what was asked.
type notes struct {
	list     []string
	pictures map[projects.Source]*image.RGBA
	peaks    map[projects.Source][]float32
}

func (n *notes) add(format string, args ...any) {
	n.list = append(n.list, fmt.Sprintf(format, args...))
}

// last is what was asked last, and forgets all of it.
func (n *notes) last() string {
	if len(n.list) == 0 {
		return ""
	}
	last := n.list[len(n.list)-1]
	n.list = nil
	return last
}

func (n *notes) Refuse(s string)               { n.add("refuse %s", s) }
func (n *notes) LeavePrompt()                  {}
func (n *notes) SetPrompt(s string)            { n.add("prompt %s", s) }
func (n *notes) SetExpanded(s string)          { n.add("expanded %s", s) }
func (n *notes) LockExpanded(l bool)           { n.add("lock expanded %v", l) }
func (n *notes) Expand()                       { n.add("expand") }
func (n *notes) InsertWords(s, other string)   { n.add("words %s or %s", s, other) }
func (n *notes) SetNegative(s string)          { n.add("negative %s", s) }
func (n *notes) SetTitle(s string)             { n.add("title %s", s) }
func (n *notes) SetSeconds(s rational.Rat)     { n.add("seconds %s", s) }
func (n *notes) SetSize(s projects.Size)       { n.add("size %dx%d", s.Width, s.Height) }
func (n *notes) SetDraft(d bool)               { n.add("draft %v", d) }
func (n *notes) SetVariations(v int)           { n.add("variations %d", v) }
func (n *notes) SetSteps(s int)                { n.add("steps %d", s) }
func (n *notes) SetTries(t int)                { n.add("tries %d", t) }
func (n *notes) SetGuidance(s float64)         { n.add("guidance %g", s) }
func (n *notes) SetSeed(s uint64)              { n.add("seed %d", s) }
func (n *notes) LockSeed(l bool)               { n.add("lock %v", l) }
func (n *notes) Dice()                         { n.add("dice") }
func (n *notes) DuplicateCards()               { n.add("duplicate") }
func (n *notes) SplitCard()                    { n.add("split") }
func (n *notes) MergeCards()                   { n.add("merge") }
func (n *notes) RemoveCards()                  { n.add("remove") }
func (n *notes) PlaceCards(ids ...projects.ID) { n.add("place cards %v", ids) }
func (n *notes) CancelCard(id projects.ID)     { n.add("cancel %d", id) }
func (n *notes) Generate()                     { n.add("generate") }
func (n *notes) SetKnown(i int, k projects.Known) {
	n.add("known %d %s %g %s", i, k.Place, k.Strength, k.Fit)
}
func (n *notes) RemoveKnown(i int) { n.add("remove known %d", i) }
func (n *notes) SetSpeed(s rational.Rat, ripple bool) {
	if ripple {
		n.add("speed %s with ripple", s)
		return
	}
	n.add("speed %s", s)
}
func (n *notes) UseTake(clip, take projects.ID)        { n.add("take %d %d", clip, take) }
func (n *notes) SetFit(f projects.Fit)                 { n.add("fit %s", f) }
func (n *notes) SetFade(end edit.End, f int64)         { n.add("fade %v %d", end, f) }
func (n *notes) SetDissolve(f int64)                   { n.add("dissolve %d", f) }
func (n *notes) SetGain(d float64)                     { n.add("gain %g", d) }
func (n *notes) MuteClips(m bool)                      { n.add("mute %v", m) }
func (n *notes) LinkClips(l bool)                      { n.add("link %v", l) }
func (n *notes) Retake()                               { n.add("retake") }
func (n *notes) SelectCard(id projects.ID, a bool)     { n.add("card %d %v", id, a) }
func (n *notes) Rename(s projects.Source, name string) { n.add("rename %v %s", s, name) }
func (n *notes) Star(star bool, s ...projects.Source)  { n.add("star %v %v", s[0], star) }
func (n *notes) Reject(r bool, ids ...projects.ID)     { n.add("reject %d %v", ids[0], r) }
func (n *notes) ChooseTake(id projects.ID)             { n.add("choose %d", id) }
func (n *notes) Finalize(id projects.ID)               { n.add("final %d", id) }
func (n *notes) AnimateSource(s projects.Source)       { n.add("animate %v", s) }
func (n *notes) Reuse(id projects.ID)                  { n.add("reuse %d", id) }

func (n *notes) AddKnown(card projects.ID, k projects.Known) {
	n.add("add known %d %v %s %s", card, k.Source, k.Place, k.At)
}

func (n *notes) AddKnownFiles(k projects.Known, paths ...string) {
	n.add("add files %s %s %v", k.Place, k.At, paths)
}

func (n *notes) MoveKnown(i int, p projects.Place, at rational.Rat) {
	n.add("move known %d %s %s", i, p, at)
}

func (n *notes) Extend(clip projects.ID, edge app.Edge, frames int64) {
	n.add("extend %d %d %d", clip, edge, frames)
}
func (n *notes) LoopClip(clip projects.ID, s rational.Rat) { n.add("loop %d %s", clip, s) }
func (n *notes) Connect(clip projects.ID, frames int64)    { n.add("connect %d %d", clip, frames) }

func (n *notes) Remix(clip projects.ID, prompt string, change float64) {
	n.add("remix %d %q %g", clip, prompt, change)
}

func (n *notes) SetLabel(l projects.Label, s ...projects.Source) { n.add("label %v %s", s[0], l) }

func (n *notes) Place(s projects.Source, how app.Placing, track projects.ID, at int64) {
	n.add("place %v %d %d %d", s, how, track, at)
}

func (n *notes) AddMember(name, words string, pictures ...projects.Source) {
	n.add("member %s %q %v", name, words, pictures)
}

func (n *notes) Picture(s projects.Source, _ rational.Rat, _ int) *image.RGBA { return n.pictures[s] }
func (n *notes) Peaks(s projects.Source) []float32                            { return n.peaks[s] }

// desk is an inspector in a window.
type desk struct {
	owed     []func() // for when the window has been painted
	painting bool     // which takes a while

	*inspector.Inspector
	did    *notes
	window fyne.Window
	drag   *kit.Drag
	ripple bool // what is behind an edit moves along
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Dark))
	layer := kit.NewLayer()
	d := &desk{did: &notes{}, drag: kit.NewDrag(layer)}
	d.Inspector = inspector.New(inspector.Params{
		Commands: d.did, Generate: d.did.Generate, Drag: d.drag,
		Files:    func(then func([]string)) { then([]string{"still.png"}) },
		Rippling: func() bool { return d.ripple },
		Forward:  func(e *fyne.KeyEvent) { d.did.add("key %s", e.Name) },
		Later: func(f func()) {
			if d.owed = append(d.owed, f); !d.painting {
				f()
			}
		},
	})
	d.window = test.NewTempWindow(t, kit.UnderLayer(d.Root(), layer))
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(356, 760))
	return d
}

// film is a film with two shots, two media, three takes and a timeline.
func film() projects.Film {
	recipe := &projects.Recipe{
		Prompt: "a red ball wakes on a hill", Seed: 48213, Size: projects.Size{Width: 256, Height: 144}, Frames: 25, Rate: rational.Int(12),
		Steps: 20, Guidance: 4, Pack: projects.PackRef{ID: "papercut", Version: "1.0"},
	}
	done := projects.Outcome{State: projects.Done, Asset: "aa", Recipe: recipe, Frames: 25, Rate: rational.Int(12), Size: recipe.Size, Spent: 11400}
	one := rational.Int(1)
	return projects.Film{
		Head: projects.Head{Title: "The Red Ball", Rate: rational.Int(24), Size: projects.Size{Width: 1280, Height: 720}},
		Cast: []projects.Member{
			{ID: 1, Name: "ball", Description: "a small red ball", Pictures: []projects.Source{{Medium: 21}}},
			{ID: 2, Name: "baker", Description: "a boy in white"},
		},
		Board: []projects.Card{
			{ID: 11, Shot: projects.Shot{Prompt: "a red ball wakes on a hill", Seed: 1}},
			{
				ID: 12, Title: "The ball meets the tower", Variations: 4,
				Shot: projects.Shot{
					Prompt: "@ball rolls right over the hill and knocks down a tower of blocks, papercut style, camera follows, at sunset",
					Seed:   48213, Seconds: rational.Int(2),
				},
				Known: []projects.Known{{Source: projects.Source{Medium: 21}, Place: projects.PlaceFirst, Strength: 1}},
			},
		},
		Takes:    []projects.FilmTake{{ID: 31, Card: 11}, {ID: 32, Card: 12, Order: projects.Order{Draft: true}}, {ID: 33, Card: 12}},
		Outcomes: map[projects.ID]projects.Outcome{31: done, 32: done, 33: {State: projects.Running}},
		Media: []projects.Medium{
			{ID: 21, Name: "ball meadow", Kind: projects.Still, Asset: "bb", Size: projects.Size{Width: 640, Height: 360}},
			{ID: 22, Name: "harbour.mp4", Kind: projects.Video, Asset: "cc", Seconds: rational.New(7, 2), Rate: rational.Int(24), HasSound: true},
		},
		Timeline: projects.Timeline{Tracks: []projects.Track{{ID: 41, Kind: projects.PictureTrack, Name: "V1", Clips: []projects.Clip{
			{ID: 51, Source: projects.Source{Take: 31}, Start: 0, Frames: 48, Speed: one},
			{ID: 52, Source: projects.Source{Medium: 22}, Start: 48, Frames: 60, Speed: one, From: rational.New(1, 2), Link: 9},
		}}}},
		Next: 60,
	}
}

// ready is a studio in which a shot has been written.
func ready() app.Snapshot {
	recipe := projects.Recipe{Size: projects.Size{Width: 256, Height: 144}, Frames: 25, Rate: rational.Int(12), Steps: 20, Guidance: 4}
	return app.Snapshot{
		Machine: app.MachineState{Phase: app.Ready, Device: "cpu"}, Limits: apptest.Limits(), Film: film(), Saved: true,
		Selection: app.Selection{Card: 12, Cards: []projects.ID{12}}, Planned: true, DiskFree: 41 << 30,
		Caption: "A small red ball with a paper-grain shine rolls right over the hill in warm late-afternoon light and knocks down " +
			"a tower of five wooden blocks, papercut style, camera follows slowly, at sunset",
		Forecast: app.Forecast{Recipe: recipe, Notes: []string{"2 s became 2.08 s"}, Time: 2750 * time.Millisecond, Memory: 1503238553, Disk: 80000},
	}
}
