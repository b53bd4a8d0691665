package library_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/library"
	"kinora/ui/uitest"
)

// TestTheLibraryOfAStudio goes through a library with the studio behind it.
func TestTheLibraryOfAStudio(t *testing.T) {
	uitest.App(t)
	queue := &apptest.Queue{}
	studio := app.New(t.Context(), apptest.Config(t.TempDir(), &apptest.Engine{Step: time.Millisecond}, queue))
	layer := uitest.Layer()
	drag := kit.NewDrag(layer)
	b := &bench{Library: library.New(library.Params{Commands: studio, Drag: drag}), drag: drag}
	b.window = uitest.Show(t, kit.UnderLayer(b.Root(), layer), 272, 560)
	studio.Watch(b.Draw)
	studio.Start()
	until := func(what string, is func() bool) {
		t.Helper()
		for end := time.Now().Add(10 * time.Second); !is(); time.Sleep(time.Millisecond) {
			if queue.Drain(); time.Now().After(end) {
				t.Fatalf("%s never came: %q", what, b.Names())
			}
		}
	}
	until("the film", func() bool { return studio.Snapshot().Folder != "" })
	still := filepath.Join(t.TempDir(), "gulls.png")
	if err := os.WriteFile(still, []byte("a still"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.drag.DropFiles(uitest.At(b.Root(), 60, 300), []string{still})
	until("the still", func() bool { return slices.Equal(b.Names(), []string{"gulls.png"}) })
	until("its picture", func() bool { return b.Cards()["gulls.png"].Looks().Picture != nil })
	card := b.Cards()["gulls.png"]
	test.Tap(card)
	if !card.Looks().Selected {
		t.Error("what was clicked is not selected")
	}
	source := studio.Snapshot().Selection.Source
	studio.Star(true, source)
	studio.SetLabel("blue", source)
	b.Find("label:blue")
	if look := b.Cards()["gulls.png"].Looks(); !look.Star || look.Dot == "" {
		t.Errorf("it looks like %+v", look)
	}
	studio.AddMember("gulls", "white birds", source)
	b.Show(library.Cast)
	b.Find("")
	if names, _ := b.Members(); !slices.Equal(names, []string{"@gulls"}) {
		t.Errorf("cast %q", names)
	}
	studio.Remove(projects.Source{Medium: source.Medium})
	b.Show(library.Media)
	if len(b.Names()) != 0 {
		t.Errorf("%q after it was removed", b.Names())
	}
	over := make(chan struct{})
	studio.Quit(func() { close(over) })
	until("the end", func() bool {
		select {
		case <-over:
			return true
		default:
			return false
		}
	})
}
