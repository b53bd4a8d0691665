package timeline_test

import (
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/theme"
	"kinora/ui/timeline"
	"kinora/ui/uitest"
)

// still is commands that do nothing, and pictures that come after a while.
type still struct {
	timeline.Commands
	picture *image.RGBA
	missing bool
}

func (s *still) SelectClips(...projects.ID)                             {}
func (s *still) Picture(projects.Source, rational.Rat, int) *image.RGBA { return s.picture }
func (s *still) Peaks(projects.Source) []float32                        { return nil }
func (s *still) Missing(projects.Source) bool                           { return s.missing }

// filmOf is clips of 24 frames, in turns on two tracks, each of a medium of its own.
func filmOf(clips int) projects.Film {
	f := edit.New("Long", projects.Size{Width: 1024, Height: 576}, rational.Int(24))
	f, _ = edit.AddTrack(f, projects.PictureTrack)
	for i := range clips {
		var id projects.ID
		f, id = f.NewID()
		f.Media = append(f.Media, projects.Medium{
			ID: id, Name: "a boat in the harbour", Kind: projects.Video, Asset: "a", Seconds: rational.Int(10), Rate: rational.Int(24),
		})
		var clip projects.ID
		f, clip = f.NewID()
		t := &f.Timeline.Tracks[i%2]
		t.Clips = append(t.Clips, projects.Clip{
			ID: clip, Source: projects.Source{Medium: id}, Start: int64(i/2) * 24, Frames: 24,
			From: rational.Int(2), Speed: rational.Int(1),
		})
	}
	return f
}

// shown is a timeline in a window of a size.
func shown(t testing.TB, c timeline.Commands, width float32) *timeline.Timeline {
	p := timeline.New(timeline.Params{Commands: c, Modifiers: func() fyne.KeyModifier { return 0 }})
	w := test.NewTempWindow(t, p.Root())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 240))
	return p
}

func TestDrawAllocatesNothingWhereNothingChanged(t *testing.T) {
	uitest.App(t)
	f := filmOf(40)
	p := shown(t, &still{}, 1300)
	s := app.Snapshot{Folder: "f", Film: f, Selection: app.Selection{Clips: []projects.ID{f.Timeline.Tracks[0].Clips[0].ID}}}
	p.Draw(s)
	p.Paint()
	if n := testing.AllocsPerRun(20, func() { p.Draw(s) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestAThousandClipsAreFewObjects(t *testing.T) {
	uitest.App(t)
	p := shown(t, &still{}, 1600)
	p.Draw(app.Snapshot{Folder: "f", Film: filmOf(1000)})
	if n := p.Objects(); n > 60 {
		t.Errorf("the whole film is %d objects", n)
	}
	p.SetZoom(2)
	p.ScrollTo(5000)
	if n := p.Objects(); n > 140 {
		t.Errorf("%d objects where a clip is 48 units wide", n)
	}
}

func TestPicturesAreShownWhenTheyCome(t *testing.T) {
	uitest.App(t)
	c := &still{}
	p := shown(t, c, 600)
	s := app.Snapshot{Folder: "f", Film: filmOf(4)}
	p.Draw(s)
	p.Paint()
	before := p.Pixel(120, 30)
	c.picture = image.NewRGBA(image.Rect(0, 0, 160, 90))
	for i := range c.picture.Pix {
		c.picture.Pix[i] = 0xff
	}
	p.Draw(s)
	p.Paint()
	if p.Pixel(120, 30) == before {
		t.Error("the thumbnail is not drawn")
	}
}

func TestWhatIsMissingSaysSo(t *testing.T) {
	uitest.App(t)
	c := &still{}
	p := shown(t, c, 600)
	s := app.Snapshot{Folder: "f", Film: filmOf(4)}
	p.Draw(s)
	c.missing = true
	p.Draw(s)
	p.Lanes().MouseMoved(&desktop.MouseEvent{PointEvent: at(p.X(5), 20)})
	if tip := p.Lanes().Tooltip(); tip != "The file of a boat in the harbour is not where it was. Relink it in the library." {
		t.Errorf("the tip says %q", tip)
	}
}

// taken is a film with one clip whose take is in a state.
func taken(o projects.Outcome) (projects.Film, projects.ID) {
	f := filmOf(2)
	f, take := f.NewID()
	f.Takes = []projects.FilmTake{{ID: take, Name: "Extend", Order: projects.Order{Way: projects.WayExtend}}}
	f.Outcomes = map[projects.ID]projects.Outcome{take: o}
	f.Timeline.Tracks[0].Clips[0].Source = projects.Source{Take: take}
	return f, take
}

func TestWhyATakeFailedIsInItsTip(t *testing.T) {
	uitest.App(t)
	f, _ := taken(projects.Outcome{State: projects.Failed, Reason: "the device ran out of memory"})
	p := shown(t, &still{}, 600)
	p.Draw(app.Snapshot{Folder: "f", Film: f})
	p.Lanes().MouseMoved(&desktop.MouseEvent{PointEvent: at(p.X(5), p.Row(f.Timeline.Tracks[0].ID))})
	if tip := p.Lanes().Tooltip(); tip != "Extend could not be made: the device ran out of memory\nEnter tries again." {
		t.Errorf("the tip says %q", tip)
	}
}

func TestWhatStandsOnACancelledClipCanBeReadAndSaysHowToGoOn(t *testing.T) {
	for name, choice := range map[string]theme.Choice{"dark": theme.Dark, "light": theme.Light} {
		a := uitest.App(t)
		a.Settings().SetTheme(theme.New(choice))
		f, _ := taken(projects.Outcome{State: projects.Cancelled})
		p := shown(t, &still{}, 1200)
		p.SetZoom(20)
		p.Draw(app.Snapshot{Folder: "f", Film: f})
		p.Paint()
		ink := p.WordInk("Cancelled · ⏎ retries")
		if ink == nil {
			t.Fatalf("it says %q", p.Words())
		}
		row, worst := p.Picture(f.Timeline.Tracks[0].ID), 21.0
		for x := int(p.X(2)); x < int(p.X(20)); x++ {
			for y := 6; y < 34; y++ {
				worst = min(worst, uitest.Contrast(ink, row.At(x, y)))
			}
		}
		if worst < 4.5 {
			t.Errorf("%s: the words %v have a contrast of %.2f on %v", name, ink, worst, row.At(int(p.X(10)), 20))
		}
	}
}

func TestAPlaceholderFollowsItsJob(t *testing.T) {
	uitest.App(t)
	f, take := taken(projects.Outcome{State: projects.Running})
	p := shown(t, &still{}, 900)
	job := app.Job{Take: take, State: projects.Running, Stage: "denoising", Step: 3, Steps: 20, Left: 4 * time.Second}
	p.Draw(app.Snapshot{Folder: "f", Film: f, Jobs: []app.Job{job}})
	if !p.Says("Denoising 3 / 20 · 4 s left") {
		t.Errorf("it says %q", p.Words())
	}
	job.Step, job.Left = 9, 2*time.Second
	p.Draw(app.Snapshot{Folder: "f", Film: f, Jobs: []app.Job{job}})
	if !p.Says("Denoising 9 / 20 · 2 s left") {
		t.Errorf("it says %q", p.Words())
	}
}

// BenchmarkThousandClips is what the pane costs before the window paints: panning, zooming
// and dragging a film of a thousand clips, with what its pictures cost to draw anew. The
// objects are what the window has to paint for it.
func BenchmarkThousandClips(b *testing.B) {
	a := test.NewTempApp(b)
	a.Settings().SetTheme(theme.New(theme.Dark))
	f := filmOf(1000)
	for i := range int64(100) {
		f.Timeline.Markers = append(f.Timeline.Markers, marker(projects.ID(i), 120*i, "the storm begins"))
	}
	picture := image.NewRGBA(image.Rect(0, 0, 160, 90))
	p := shown(b, &still{picture: picture}, 1600)
	p.Draw(app.Snapshot{Folder: "f", Film: f})
	p.Paint()
	x := float32(0)
	for name, c := range map[string]struct {
		zoom float64
		turn func(i int)
	}{
		"pan/all": {0.05, func(i int) { p.Lanes().Scrolled(scroll(0, float32(i%2*40-20), at(400, 40))) }},
		"pan/48":  {2, func(i int) { p.Lanes().Scrolled(scroll(0, float32(i/200%2*40-20), at(400, 40))) }},
		"pan/240": {10, func(i int) { p.Lanes().Scrolled(scroll(0, float32(i/200%2*40-20), at(400, 40))) }},
		"zoom":    {2, func(i int) { p.SetZoom([]float64{0.3, 0.6, 1, 2, 4, 8}[i%6]) }},
		"drag": {2, func(i int) {
			x = 300 + float32(i%100)
			p.Lanes().Dragged(&fyne.DragEvent{PointEvent: at(x, 60)})
		}},
		"playhead": {2, func(i int) { p.SetPlayhead(int64(i % 500)) }},
	} {
		b.Run(name, func(b *testing.B) {
			p.SetZoom(c.zoom)
			p.ScrollTo(0)
			if name == "drag" {
				p.Lanes().MouseDown(&desktop.MouseEvent{PointEvent: at(300, 60), Button: desktop.MouseButtonPrimary})
				defer p.Escape()
			}
			for i := 0; b.Loop(); i++ {
				c.turn(i)
				if name != "playhead" {
					p.Paint()
				}
			}
			b.ReportMetric(float64(p.Objects()), "objects")
		})
	}
}
