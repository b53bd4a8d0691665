package viewer_test

import (
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/player"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/uitest"
	"kinora/ui/viewer"
)

// desk is a viewer whose commands only note what was asked, and its timers.
type desk struct {
	*viewer.Viewer
	w      fyne.Window
	did    []string
	asked  map[string]bool // pictures
	thumb  *image.RGBA
	held   bool
	ctrl   bool
	timers []*timer
}

type timer struct {
	after time.Duration
	run   func()
	off   bool
}

func (d *desk) note(what string, args ...any) {
	d.did = append(d.did, fmt.Sprint(append([]any{what}, args...)...))
}

func (d *desk) PlayPause()             { d.note("play/pause") }
func (d *desk) Pause()                 { d.note("pause") }
func (d *desk) Shuttle(direction int)  { d.note("shuttle ", direction) }
func (d *desk) GoTo(frame int64)       { d.note("go to ", frame) }
func (d *desk) Step(frames int64)      { d.note("step ", frames) }
func (d *desk) SetLoop(loop bool)      { d.note("loop ", loop) }
func (d *desk) SetView(view app.View)  { d.note("view ", view) }
func (d *desk) SetViewerSize(w, h int) { d.note("size ", w, "×", h) }
func (d *desk) Picture(s projects.Source, at rational.Rat, _ int) *image.RGBA {
	d.asked[fmt.Sprintf("%d/%d %.2f", s.Take, s.Medium, at.Float())] = true
	return d.thumb
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	uitest.App(t)
	d := &desk{asked: map[string]bool{}}
	d.Viewer = viewer.New(viewer.Params{
		Commands: d, FullScreen: func() { d.note("full screen") },
		Held: func(fyne.KeyName) bool { return d.held },
		Modifiers: func() fyne.KeyModifier {
			if d.ctrl {
				return fyne.KeyModifierShortcutDefault
			}
			return 0
		},
		After: func(after time.Duration, run func()) func() {
			timer := &timer{after: after, run: run}
			d.timers = append(d.timers, timer)
			return func() { timer.off = true }
		},
	})
	d.w = uitest.Show(t, kit.UnderLayer(d.Root(), kit.NewLayer()), 800, 560)
	d.did = nil
	return d
}

// pass lets all timers go off that are set.
func (d *desk) pass() (ran int) {
	timers := d.timers
	d.timers = nil
	for _, t := range timers {
		if !t.off {
			t.run()
			ran++
		}
	}
	return ran
}

func (d *desk) expect(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(d.did, want) {
		t.Errorf("did %q, want %q", d.did, want)
	}
	d.did = nil
}

func at(frame int64, playing bool) player.State {
	return player.State{Path: "a.mp4", Width: 320, Height: 180, Rate: rational.Int(12), Frames: 25, Frame: frame, Playing: playing}
}

func picture() *image.RGBA { return image.NewRGBA(image.Rect(0, 0, 320, 180)) }

// film is one that is open, with a shot.
func film() projects.Film {
	f := projects.Film{Board: []projects.Card{{ID: 1, Shot: projects.Shot{Prompt: "a boat"}}}}
	f.Head.Rate = rational.Int(12)
	return f
}

func watching() app.Snapshot {
	return app.Snapshot{Film: film(), Watching: app.WatchVideo, Open: projects.Source{Take: 7}}
}

func TestStructure(t *testing.T) {
	for name, show := range map[string]func(*desk){
		"empty": func(d *desk) { d.Draw(app.Snapshot{Film: film(), View: app.ViewTimeline}) },
		"denoising": func(d *desk) {
			d.Draw(app.Snapshot{Film: film(), Watching: app.WatchPreview, Preview: &app.Job{Stage: "denoising", Step: 14, Steps: 20, Left: 3 * time.Second}})
			d.Screen(app.Screen{Image: picture(), Preview: true})
		},
		"playing": func(d *desk) {
			s := watching()
			s.Loop = true
			d.Draw(s)
			d.Screen(app.Screen{Image: picture(), State: at(7, true)})
			d.ToggleSafeAreas()
		},
		"full": func(d *desk) {
			d.Draw(watching())
			d.Screen(app.Screen{Image: picture(), State: at(7, false)})
			d.SetFullScreen(true)
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			show(d)
			test.AssertRendersToMarkup(t, name+".xml", d.w.Canvas())
		})
	}
}

func TestTheTransportDoesWhatItSays(t *testing.T) {
	d := newDesk(t)
	buttons, views := d.Buttons()
	if buttons[2].Enabled() {
		t.Error("nothing is open and it can be played")
	}
	d.Draw(watching())
	d.Screen(app.Screen{Image: picture(), State: at(7, false)})
	for _, b := range buttons {
		b.Tapped(nil)
	}
	for _, v := range views {
		v.Tapped(nil)
	}
	d.Stage().Tapped(&fyne.PointEvent{})
	d.expect(t, "go to 0", "shuttle -1", "play/pause", "shuttle 1", "go to 24", "loop true", "full screen",
		"view 0", "view 1", "view 2", "play/pause")
	if !views[0].On() || views[2].On() {
		t.Error("the view that holds is not marked")
	}
	d.Seconds(-1)
	d.Viewer.Shuttle(1)
	d.held = true
	d.Viewer.Shuttle(-1)
	d.expect(t, "step -12", "shuttle 1", "step -1")
}

func TestTheFilmstripScrubs(t *testing.T) {
	d := newDesk(t)
	d.Draw(watching())
	strip, width := d.Filmstrip()
	uitest.Press(strip, 10, 10)
	d.expect(t) // there is nothing to scrub
	d.Screen(app.Screen{Image: picture(), State: at(7, false)})
	uitest.Press(strip, width/2, 10)
	uitest.Drag(strip, 0, width-1, width+50, -20)
	strip.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
	strip.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)})
	d.expect(t, "go to 12", "go to 0", "go to 24", "go to 24", "go to 0", "step 1", "step -1")
}

func TestTheFilmstripShowsWhatPlays(t *testing.T) {
	d := newDesk(t)
	f := film()
	f.Takes = []projects.FilmTake{{ID: 7, Card: 1}}
	f.Outcomes = map[projects.ID]projects.Outcome{7: {State: projects.Done, Asset: "x", Frames: 24, Rate: rational.Int(12)}}
	clips := []projects.Clip{
		{ID: 3, Source: projects.Source{Medium: 4}, Frames: 12, From: rational.Int(5), Speed: rational.Int(1)},
		{ID: 5, Source: projects.Source{Take: 7}, Start: 12, Frames: 12, Speed: rational.Int(1)},
	}
	f.Timeline.Tracks = []projects.Track{{ID: 2, Kind: projects.PictureTrack, Clips: clips}}
	s := app.Snapshot{Film: f, Watching: app.WatchVideo, Open: projects.Source{Take: 7}}
	for view, want := range map[app.View][2]string{
		app.ViewShot: {"7/0 0.08", "7/0 1.92"}, app.ViewBoard: {"7/0 0.08", "7/0 1.92"}, app.ViewTimeline: {"0/4 5.08", "7/0 0.92"},
	} {
		s.View = view
		d.asked = map[string]bool{}
		d.Draw(s)
		d.Screen(app.Screen{Image: picture(), State: at(0, false)})
		if len(d.asked) < 8 || !d.asked[want[0]] || !d.asked[want[1]] {
			t.Errorf("view %d asked for %v, want %v among them", view, d.asked, want)
		}
	}
	d.asked = map[string]bool{}
	d.thumb = picture()
	d.Draw(s)
	if len(d.asked) == 0 {
		t.Error("pictures that are missing are not asked for again")
	}
	d.asked = map[string]bool{}
	d.Draw(s)
	if len(d.asked) != 0 {
		t.Errorf("pictures that are there are asked for: %v", d.asked)
	}
}

func TestATimecodeIsTyped(t *testing.T) {
	d := newDesk(t)
	d.Draw(watching())
	d.EditTimecode()
	if _, editing := d.Field(); editing {
		t.Error("there is nothing to go to")
	}
	d.Screen(app.Screen{Image: picture(), State: at(7, false)})
	for text, want := range map[string]string{"0:1:3": "go to 15", "+4": "go to 11", "-100": "go to 0", "24": "go to 24", "1:00:00": "go to 24"} {
		d.EditTimecode()
		field, editing := d.Field()
		if !editing || d.w.Canvas().Focused() != fyne.Focusable(field) {
			t.Fatal("the timecode is no field")
		}
		field.SetText("nonsense")
		uitest.Keys(d.w, fyne.KeyReturn)
		if _, editing := d.Field(); !editing {
			t.Error("what was typed wrong is gone")
		}
		field.SetText(text)
		uitest.Keys(d.w, fyne.KeyReturn)
		d.expect(t, "pause", want)
		if _, editing := d.Field(); editing || d.w.Canvas().Focused() != nil {
			t.Error("it is still a field")
		}
	}
	d.EditTimecode()
	uitest.Keys(d.w, fyne.KeyEscape)
	d.expect(t, "pause")
}

func TestAFrameIsDrawnWithCareOnceItRests(t *testing.T) {
	d := newDesk(t)
	d.Screen(app.Screen{Image: picture(), State: at(7, true)})
	if d.pass() != 0 {
		t.Error("a moving picture is drawn with care")
	}
	for range 3 {
		d.Screen(app.Screen{Image: picture(), State: at(7, false)})
	}
	if n := d.pass(); n != 1 || !d.Sharp() {
		t.Errorf("the still was drawn with care %d times: %v", n, d.Sharp())
	}
	d.Screen(app.Screen{Image: picture(), State: at(8, false)})
	if d.Sharp() {
		t.Error("the next frame is drawn with care at once")
	}
}

func TestThePictureIsZoomedAndMoved(t *testing.T) {
	d := newDesk(t)
	d.Draw(watching())
	d.Screen(app.Screen{Image: picture(), State: at(7, false)})
	_, fits := d.Place()
	d.did = nil
	d.Zoom(1)
	if _, size := d.Place(); size != fyne.NewSize(320, 180) {
		t.Errorf("at 100 %%: %v", size)
	}
	d.expect(t, "size 320×180")
	d.ctrl = true
	d.Zoom(4)
	under := func() float32 { // the part of the picture that lies at 100
		at, size := d.Place()
		return (100 - at.X) / size.Width
	}
	before := under()
	d.Stage().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 200), PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, 100)}})
	if _, size := d.Place(); size.Width != 2000 || math.Abs(float64(under()-before)) > 0.001 {
		t.Errorf("zoomed around %v of its width, which became %v: %v", before, under(), size)
	}
	d.Zoom(4)
	d.Stage().Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(30, -20)})
	middle, size := d.Place()
	d.Stage().Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(5000, 5000)})
	if corner, _ := d.Place(); size.Width != 1280 || corner != (fyne.Position{}) || middle.X >= 0 {
		t.Errorf("moved to %v, then %v", middle, corner)
	}
	d.ZoomBy(0.0001)
	if d.Zoomed() != 0.1 {
		t.Errorf("zoomed out to %v", d.Zoomed())
	}
	d.Zoom(0)
	if _, size := d.Place(); size != fits {
		t.Errorf("fits at %v, and now at %v", fits, size)
	}
	d.ctrl, d.did = false, nil
	d.Stage().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)})
	d.expect(t, "step -1")
}

func TestTheDecoderIsToldHowLargeThePictureIs(t *testing.T) {
	d := newDesk(t)
	d.w.Resize(fyne.NewSize(1000, 700))
	if len(d.did) == 0 || d.did[len(d.did)-1] != "size 976×586" {
		t.Errorf("said %q", d.did)
	}
}

func TestWordsStandWhereThereIsNoPicture(t *testing.T) {
	d := newDesk(t)
	says := func(want string) {
		t.Helper()
		if _, text, _ := d.Says(); text != want {
			t.Errorf("says %q, want %q", text, want)
		}
	}
	d.Draw(app.Snapshot{})
	says("Open a film or make a new one: both are in the File menu.")
	s := watching()
	s.Open, s.Watching = projects.Source{}, app.WatchNothing
	d.Draw(s)
	says("Add a shot to the storyboard, or choose a take or a video in the library.")
	s.Selection.Card = 1
	d.Draw(s)
	says("There is no take of this shot yet. Press Generate to make one.")
	s.Film.Takes = []projects.FilmTake{{ID: 7, Card: 1}}
	s.Film.Outcomes = map[projects.ID]projects.Outcome{7: {State: projects.Failed, Reason: "no memory"}}
	d.Draw(s)
	says("It could not be made: no memory")
	s.View = app.ViewTimeline
	d.Draw(s)
	says("The timeline is empty. Drag takes or media down to it, or choose shots on the storyboard and place them.")
	d.Screen(app.Screen{Clear: true, State: player.State{Err: errors.New("this is no video")}})
	says("This video cannot be played: this is no video")
	s.Watching, s.Preview = app.WatchPreview, &app.Job{Stage: "denoising", Step: 4, Steps: 20}
	d.Draw(s)
	says("The first pictures come in a moment…")
	d.Screen(app.Screen{Image: picture(), Preview: true})
	says("")
	if badge, _ := d.Labels(); badge != "Denoising 4 / 20" {
		t.Errorf("badge %q", badge)
	}
}

func TestWordsStandOnAPlaceholder(t *testing.T) {
	d := newDesk(t)
	s := watching()
	s.View = app.ViewBoard
	s.Jobs = []app.Job{{Take: 7, State: projects.Running, Stage: "denoising", Step: 4, Steps: 20, Fraction: 0.2}}
	d.Draw(s)
	for _, c := range []struct {
		p    app.Placeholder
		want string
	}{
		{app.Placeholder{Title: "a boat"}, "There is no take of this shot yet. Press Generate to make one."},
		{app.Placeholder{Title: "a boat", Source: projects.Source{Take: 8}}, "It waits in the queue and is shown here when it is made."},
		{app.Placeholder{Title: "a boat", Source: projects.Source{Take: 7}, State: projects.Running}, "Denoising 4 / 20"},
		{app.Placeholder{Title: "a boat", Source: projects.Source{Take: 8}, State: projects.Paused}, "It is paused. Go on with it in the queue."},
		{app.Placeholder{Title: "a boat", Source: projects.Source{Take: 8}, State: projects.Cancelled}, "It was stopped. Make it again from the queue."},
		{app.Placeholder{Title: "a boat", Source: projects.Source{Medium: 8}, Lost: true}, "The file is not where it was. Relink it in the library."},
	} {
		d.Screen(app.Screen{Image: picture(), Placeholder: &c.p, State: at(7, false)})
		title, text, fraction := d.Says()
		if title != "a boat" || text != c.want || (fraction >= 0) != (c.p.State == projects.Running) {
			t.Errorf("%+v says %q, %q, %v", c.p, title, text, fraction)
		}
	}
	d.Screen(app.Screen{Image: picture(), State: at(8, false)})
	if _, text, _ := d.Says(); text != "" {
		t.Errorf("a picture has words on it: %q", text)
	}
}

func TestASpeedIsSaidOnThePicture(t *testing.T) {
	d := newDesk(t)
	for speed, want := range map[int]string{-4: "◀ 4×", 1: "", 8: "▶ 8×", 0: ""} {
		s := at(7, true)
		s.Speed = speed
		d.Screen(app.Screen{Image: picture(), State: s})
		if _, got := d.Labels(); got != want {
			t.Errorf("at %d it says %q", speed, got)
		}
	}
}

func TestTheTransportOfTheFullScreenComesAndGoes(t *testing.T) {
	d := newDesk(t)
	d.Draw(watching())
	d.Screen(app.Screen{Image: picture(), State: at(7, false)})
	d.SetFullScreen(true)
	d.did = nil
	if _, size := d.Place(); size.Width != 800 {
		t.Errorf("the picture is %v wide", size.Width)
	}
	d.pass() // the pointer rests
	d.pass() // it has gone
	if d.BarShown() {
		t.Error("the transport is still there")
	}
	d.Stage().MouseMoved(nil)
	if !d.BarShown() {
		t.Error("the transport does not come back")
	}
	d.EditTimecode()
	d.pass()
	d.pass()
	if !d.BarShown() {
		t.Error("the transport went while somebody wrote in it")
	}
	d.SetFullScreen(false)
	if _, size := d.Place(); size.Width >= 800 || d.FullScreen() {
		t.Errorf("back in the window it is %v wide", size.Width)
	}
}

// BenchmarkScreen is what a frame costs but for drawing it.
func BenchmarkScreen(b *testing.B) {
	t := &testing.T{}
	d := newDesk(t)
	d.Draw(watching())
	frames := [2]*image.RGBA{picture(), picture()}
	b.ReportAllocs()
	for n := int64(0); b.Loop(); n++ {
		d.Screen(app.Screen{Image: frames[n%2], State: at(n%25, true)})
	}
}

// BenchmarkDraw is what a snapshot costs in which nothing changed.
func BenchmarkDraw(b *testing.B) {
	t := &testing.T{}
	d := newDesk(t)
	s := watching()
	d.thumb = picture()
	d.Draw(s)
	d.Screen(app.Screen{Image: picture(), State: at(7, false)})
	d.Draw(s)
	b.ReportAllocs()
	for b.Loop() {
		d.Draw(s)
	}
}
