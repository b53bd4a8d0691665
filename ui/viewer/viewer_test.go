package viewer_test

import (
	"errors"
	"fmt"
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/app/player"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/uitest"
	"kinora/ui/viewer"
)

// notes is the commands of a viewer that only note what was asked.
type notes []string

func (n *notes) PlayPause()        { *n = append(*n, "play/pause") }
func (n *notes) GoTo(frame int64)  { *n = append(*n, fmt.Sprint("go to ", frame)) }
func (n *notes) Step(frames int64) { *n = append(*n, fmt.Sprint("step ", frames)) }
func (n *notes) SetLoop(loop bool) { *n = append(*n, fmt.Sprint("loop ", loop)) }

func newViewer(t *testing.T) (*viewer.Viewer, *notes, *apptest.Queue, fyne.Window) {
	t.Helper()
	uitest.App(t)
	did, queue := &notes{}, &apptest.Queue{}
	v := viewer.New(viewer.Params{
		Commands: did, Save: func() { *did = append(*did, "save") }, Reuse: func() { *did = append(*did, "reuse") },
		Forward: func(*fyne.KeyEvent) {}, Post: queue.Post,
	})
	return v, did, queue, uitest.Show(t, v.Root(), 800, 560)
}

func playing(frame int64) player.State {
	return player.State{Path: "a.mp4", Width: 128, Height: 80, Rate: rational.Int(12), Frames: 25, Frame: frame, Playing: true}
}

func picture() *image.RGBA { return image.NewRGBA(image.Rect(0, 0, 128, 80)) }

func TestStructure(t *testing.T) {
	for name, show := range map[string]func(*viewer.Viewer){
		"empty": func(v *viewer.Viewer) { v.Draw(app.Snapshot{}) },
		"denoising": func(v *viewer.Viewer) {
			v.Draw(app.Snapshot{
				Watching: app.WatchPreview,
				Job:      &app.Job{Stage: "denoising", Step: 14, Steps: 20, Left: 3 * time.Second},
			})
			v.Screen(app.Screen{Image: picture(), Preview: true})
			v.Draw(app.Snapshot{
				Watching: app.WatchPreview,
				Job:      &app.Job{Stage: "denoising", Step: 14, Steps: 20, Left: 3 * time.Second},
			})
		},
		"playing": func(v *viewer.Viewer) {
			take := app.Take{Path: "a.mp4", Recipe: &projects.Recipe{}}
			v.Draw(app.Snapshot{Watching: app.WatchVideo, Open: "a.mp4", Takes: []app.Take{take}, Loop: true})
			v.Screen(app.Screen{Image: picture(), State: playing(7)})
		},
	} {
		t.Run(name, func(t *testing.T) {
			v, _, _, w := newViewer(t)
			show(v)
			test.AssertRendersToMarkup(t, name+".xml", w.Canvas())
		})
	}
}

func TestKeysOfTheRouter(t *testing.T) {
	v, did, _, _ := newViewer(t)
	v.Screen(app.Screen{Image: picture(), State: playing(7)})
	v.First()
	v.Last()
	v.Seconds(-1)
	v.Play()
	v.Pause()
	want := []string{"go to 0", "go to 24", "step -12", "play/pause"}
	if !slices.Equal(*did, want) {
		t.Errorf("did %q, want %q: play does nothing while it plays", *did, want)
	}
}

func TestAFrameIsDrawnWithCareOnceItRests(t *testing.T) {
	v, _, queue, w := newViewer(t)
	v.Screen(app.Screen{Image: picture(), State: playing(7)})
	time.Sleep(200 * time.Millisecond)
	if queue.Drain() != 0 {
		t.Error("a moving picture was drawn with care")
	}
	paused := playing(7)
	paused.Playing = false
	for range 3 {
		v.Screen(app.Screen{Image: picture(), State: paused})
	}
	time.Sleep(400 * time.Millisecond)
	if n := queue.Drain(); n != 1 {
		t.Errorf("the still was drawn with care %d times", n)
	}
	test.AssertRendersToMarkup(t, "resting.xml", w.Canvas())
}

func TestAVideoThatDoesNotPlaySaysWhy(t *testing.T) {
	v, _, _, w := newViewer(t)
	v.Draw(app.Snapshot{Open: "broken.mp4", Watching: app.WatchVideo})
	v.Screen(app.Screen{Clear: true, State: player.State{Path: "broken.mp4", Err: errors.New("this is no video")}})
	test.AssertRendersToMarkup(t, "fault.xml", w.Canvas())
}
