package timeline_test

import (
	"image"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/timeline"
	"kinora/ui/uitest"
)

// TestStructure holds the pane to what it draws, as markup. A change shows in
// testdata/failed; where it is right, the file there is the new master.
func TestStructure(t *testing.T) {
	uitest.App(t)
	f, take := taken(projects.Outcome{State: projects.Running})
	f.Timeline.Tracks[0].Clips[0].Speed = rational.New(1, 2)
	f.Timeline.Markers = []projects.Marker{{ID: 90, Frame: 12, Name: "boat"}}
	f.Timeline.In, f.Timeline.Out = 4, 20
	p := timeline.New(timeline.Params{Commands: &still{}, Modifiers: func() fyne.KeyModifier { return 0 }})
	w := uitest.Show(t, p.Root(), 1000, 210)
	test.AssertRendersToMarkup(t, "empty.xml", w.Canvas())
	p.Draw(app.Snapshot{
		Folder: "f", Film: f, Playhead: 6,
		Selection: app.Selection{Clips: []projects.ID{f.Timeline.Tracks[1].Clips[0].ID}, Track: f.Timeline.Tracks[1].ID},
		Jobs:      []app.Job{{Take: take, State: projects.Running, Stage: "denoising", Step: 3, Steps: 20, Fraction: 0.2, Left: 4 * time.Second}},
	})
	p.SetTool(timeline.Roll)
	p.SetRippling(true)
	test.AssertRendersToMarkup(t, "film.xml", w.Canvas())
}

// TestDrawing holds a row of clips pixel by pixel: made, imported, failed, missing, to
// come; with a dissolve, and one that is selected.
func TestDrawing(t *testing.T) {
	uitest.App(t)
	f := filmOf(8)
	f.Timeline.Tracks[0].Clips[1].Dissolve = 12
	states := []projects.OutcomeState{projects.Done, projects.Failed, projects.Running}
	f.Outcomes = map[projects.ID]projects.Outcome{}
	var jobs []app.Job
	for i, state := range states {
		id := projects.ID(1000 + i)
		f.Takes = append(f.Takes, projects.FilmTake{ID: id})
		f.Outcomes[id] = projects.Outcome{State: state}
		f.Timeline.Tracks[0].Clips[1+i].Source = projects.Source{Take: id}
		jobs = append(jobs, app.Job{Take: id, State: state, Fraction: 0.6})
	}
	picture := image.NewRGBA(image.Rect(0, 0, 160, 90))
	for y := range 90 {
		for x := range 160 {
			picture.SetRGBA(x, y, color.RGBA{R: uint8(x), G: uint8(2 * y), B: 90, A: 255})
		}
	}
	p := shown(t, &still{picture: picture}, 640)
	p.Draw(app.Snapshot{
		Folder: "f", Film: f, Jobs: jobs[2:],
		Selection: app.Selection{Clips: []projects.ID{f.Timeline.Tracks[0].Clips[1].ID}},
	})
	p.Paint()
	test.AssertImageMatches(t, "row.png", p.Picture(f.Timeline.Tracks[0].ID))
}
