package timeline_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/timeline"
	"kinora/ui/uitest"
)

// stand is a timeline in a window over a real studio whose clock is false.
type stand struct {
	*timeline.Timeline
	t      *testing.T
	studio *app.Studio
	queue  *apptest.Queue
	engine *apptest.Engine
	last   app.Snapshot
	window fyne.Window
	drag   *kit.Drag
	held   fyne.KeyModifier
	shown  []string // frames that the viewer was asked for
	keys   []fyne.KeyName

	v1, v2, a1 projects.ID
	// The clips of V1: a 0…48 and b 48…96 with media to spare on both sides, a gap, and c
	// 120…168, which ends where its media does.
	a, b, c projects.ID
	media   []projects.Source
}

// onStand runs body with a film of three clips, five units to a frame.
func onStand(t *testing.T, body func(*stand)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		uitest.App(t)
		s := &stand{t: t, queue: &apptest.Queue{}, engine: &apptest.Engine{Step: 100 * time.Millisecond}}
		cfg := apptest.Config(t.TempDir(), s.engine, s.queue)
		cfg.Sample = s.sample()
		s.studio = app.New(t.Context(), cfg)
		s.build()
		s.studio.Start()
		s.settle()
		defer s.leave()
		s.SetZoom(5)
		s.settle()
		body(s)
	})
}

func (s *stand) build() {
	layer := kit.NewLayer()
	layer.After = func(time.Duration, func()) func() { return func() {} } // no tips: their clock is not ours
	s.drag = kit.NewDrag(layer)
	s.Timeline = timeline.New(timeline.Params{
		Commands: s.studio, Drag: s.drag, Modifiers: func() fyne.KeyModifier { return s.held },
		After: func(d time.Duration, f func()) func() {
			timer := time.AfterFunc(d, func() { s.queue.Post(f) })
			return func() { timer.Stop() }
		},
		Forward: func(e *fyne.KeyEvent) { s.keys = append(s.keys, e.Name) },
		ShowFrame: func(source projects.Source, at rational.Rat) {
			s.shown = append(s.shown, fmt.Sprintf("%d@%v", source.Medium, at))
		},
	})
	s.studio.Watch(func(snapshot app.Snapshot) {
		s.last = snapshot
		s.Draw(snapshot)
	})
	s.studio.WatchScreen(func(screen app.Screen) {
		if s.last.View == app.ViewTimeline && screen.State.Frames > 0 {
			s.SetPlayhead(screen.State.Frame)
		}
	})
	s.window = uitest.Show(s.t, kit.UnderLayer(s.Root(), layer), 1300, 240)
}

// sample is the film on the disk.
func (s *stand) sample() fs.FS {
	f := edit.New("Stand", projects.Size{Width: 1024, Height: 576}, rational.Int(24))
	files := fstest.MapFS{}
	for range 3 {
		f = s.bring(f, files)
	}
	s.v1, s.a1 = f.Timeline.Tracks[0].ID, f.Timeline.Tracks[1].ID
	f, s.v2 = edit.AddTrack(f, projects.PictureTrack)
	put := func(i int, from, at int64) (id projects.ID) {
		p := edit.Piece{Source: s.media[i], From: rational.Int(from), To: rational.Int(from + 2)}
		after, ids, err := edit.Overwrite(f, p, s.v1, at)
		if err != nil {
			s.t.Fatal(err)
		}
		f = after
		return ids[0]
	}
	s.a, s.b, s.c = put(0, 3, 0), put(1, 3, 48), put(2, 8, 120)
	f = s.wind(f)
	rows := map[string]json.RawMessage{}
	for k, row := range projects.Rows(f) {
		rows[k] = row
	}
	text, err := json.Marshal(rows)
	if err != nil {
		s.t.Fatal(err)
	}
	files["film.json"] = &fstest.MapFile{Data: text}
	return files
}

// bring puts a medium of ten seconds into a film and among its files.
func (s *stand) bring(f projects.Film, files fstest.MapFS) projects.Film {
	f, id := f.NewID()
	name := fmt.Sprintf("harbour %d.mp4", id)
	sum := sha256.Sum256([]byte(name))
	digest := hex.EncodeToString(sum[:])
	f.Media = append(f.Media, projects.Medium{
		ID: id, Name: name, Kind: projects.Video, Asset: digest, Ext: ".mp4",
		Seconds: rational.Int(10), Rate: rational.Int(24), Size: projects.Size{Width: 128, Height: 80},
	})
	s.media = append(s.media, projects.Source{Medium: id})
	files["media/"+digest[:2]+"/"+digest+".mp4"] = &fstest.MapFile{Data: []byte(name)}
	return f
}

// wind adds a sound of two seconds, whose file is not needed.
func (s *stand) wind(f projects.Film) projects.Film {
	f, id := f.NewID()
	f.Media = append(f.Media, projects.Medium{ID: id, Name: "wind.wav", Kind: projects.Sound, Seconds: rational.Int(2)})
	s.media = append(s.media, projects.Source{Medium: id})
	return f
}

// settle runs until nothing happens any more at this moment of the false clock.
func (s *stand) settle() {
	for {
		synctest.Wait()
		if s.queue.Drain() == 0 {
			return
		}
	}
}

// pass lets time go by.
func (s *stand) pass(long time.Duration) {
	for end := time.Now().Add(long); time.Now().Before(end); s.settle() {
		time.Sleep(20 * time.Millisecond)
	}
}

func (s *stand) leave() {
	over := make(chan struct{})
	s.studio.Quit(func() { close(over) })
	<-over
	s.queue.Drain()
	time.Sleep(time.Minute)
	s.queue.Drain()
}

// clip is a clip of the document.
func (s *stand) clip(id projects.ID) projects.Clip {
	s.t.Helper()
	c, _, ok := s.last.Film.Timeline.Clip(id)
	if !ok {
		s.t.Fatalf("clip %d is gone", id)
	}
	return c
}

// lies checks where a clip of the document lies.
func (s *stand) lies(id projects.ID, start, end int64) {
	s.t.Helper()
	if c := s.clip(id); c.Start != start || c.End() != end {
		s.t.Errorf("clip %d lies from %d to %d, not from %d to %d", id, c.Start, c.End(), start, end)
	}
}

// commands is how many commands are in the history.
func (s *stand) commands() int {
	_, done := s.studio.History()
	return done
}

func at(x, y float32) fyne.PointEvent {
	p := fyne.NewPos(x, y)
	return fyne.PointEvent{Position: p, AbsolutePosition: p.AddXY(108, 62)}
}

func (s *stand) down(on timeline.Surface, x, y float32, button desktop.MouseButton) {
	time.Sleep(time.Second) // no press is the second of a double click unless a test says so
	on.MouseDown(&desktop.MouseEvent{PointEvent: at(x, y), Button: button})
}

func (s *stand) move(on timeline.Surface, x, y float32) {
	on.Dragged(&fyne.DragEvent{PointEvent: at(x, y)})
}

func (s *stand) up(on timeline.Surface, x, y float32, dragged bool) {
	on.MouseUp(&desktop.MouseEvent{PointEvent: at(x, y), Button: desktop.MouseButtonPrimary})
	if dragged {
		on.DragEnd()
	}
	s.settle()
}

func (s *stand) click(x, y float32) {
	s.down(s.Lanes(), x, y, desktop.MouseButtonPrimary)
	s.up(s.Lanes(), x, y, false)
}

func (s *stand) doubleClick(on timeline.Surface, x, y float32) {
	s.down(on, x, y, desktop.MouseButtonPrimary)
	s.up(on, x, y, false)
	on.MouseDown(&desktop.MouseEvent{PointEvent: at(x, y), Button: desktop.MouseButtonPrimary})
	s.window.Canvas().Unfocus() // as the window does behind every press beside a field
	s.up(on, x, y, false)
}

// pull drags on the lanes and lets go.
func (s *stand) pull(x, y, toX, toY float32) {
	s.hold(x, y, toX, toY)
	s.up(s.Lanes(), toX, toY, true)
}

// hold drags on the lanes without letting go.
func (s *stand) hold(x, y, toX, toY float32) {
	s.down(s.Lanes(), x, y, desktop.MouseButtonPrimary)
	s.move(s.Lanes(), x+(toX-x)/2, y+(toY-y)/2)
	s.move(s.Lanes(), toX, toY)
}

func (s *stand) hover(x, y float32) {
	s.Lanes().MouseMoved(&desktop.MouseEvent{PointEvent: at(x, y)})
}
