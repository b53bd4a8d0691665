package library_test

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/library"
	"kinora/ui/uitest"
)

// studio notes what is asked of app.
type studio struct {
	did      []string
	film     projects.Film
	pictures map[projects.Source]*image.RGBA
	missing  projects.Source
	times    []rational.Rat // that pictures were asked for at
}

func (s *studio) note(format string, args ...any) {
	s.did = append(s.did, fmt.Sprintf(format, args...))
}

func (s *studio) Picture(source projects.Source, at rational.Rat, _ int) *image.RGBA {
	s.times = append(s.times, at)
	return s.pictures[source]
}

func (s *studio) Missing(source projects.Source) bool {
	return source == s.missing && source.Medium != 0
}

func (s *studio) Path(source projects.Source) string {
	return fmt.Sprint("path/", source.Take, source.Medium)
}
func (s *studio) Uses(source projects.Source) edit.Uses { return edit.WhereUsed(s.film, source) }

func (s *studio) SelectSource(source projects.Source) { s.note("show %v", source) }
func (s *studio) ToggleSource(source projects.Source) { s.note("toggle %v", source) }
func (s *studio) SelectSources(all []projects.Source, front projects.Source) {
	s.note("select %v %v", all, front)
}

func (s *studio) SelectCard(id projects.ID, _ bool)       { s.note("card %d", id) }
func (s *studio) SelectClips(ids ...projects.ID)          { s.note("clips %v", ids) }
func (s *studio) AnimateSource(source projects.Source)    { s.note("animate %v", source) }
func (s *studio) AnimateAtEnd(sources ...projects.Source) { s.note("animate all %v", sources) }
func (s *studio) PlaceAll(sources []projects.Source, how app.Placing, track projects.ID, at int64) {
	s.note("place %v %d on %d at %d", sources, how, track, at)
}
func (s *studio) Star(star bool, sources ...projects.Source) { s.note("star %v %v", sources, star) }
func (s *studio) SetLabel(label projects.Label, sources ...projects.Source) {
	s.note("label %v %s", sources, label)
}

func (s *studio) Rename(source projects.Source, name string) { s.note("rename %v %s", source, name) }
func (s *studio) Remove(sources ...projects.Source)          { s.note("remove %v", sources) }
func (s *studio) ChooseTake(take projects.ID)                { s.note("choose %d", take) }
func (s *studio) Reject(rejected bool, takes ...projects.ID) { s.note("reject %v %v", takes, rejected) }
func (s *studio) Finalize(take projects.ID)                  { s.note("final %d", take) }
func (s *studio) AgainTake(take projects.ID)                 { s.note("again %d", take) }
func (s *studio) Reuse(take projects.ID)                     { s.note("reuse %d", take) }
func (s *studio) Import(paths ...string)                     { s.note("import %v", paths) }
func (s *studio) AddMember(name, description string, pictures ...projects.Source) {
	s.note("member %s %q %v", name, description, pictures)
}

func (s *studio) SetMember(m projects.Member) {
	s.note("set %s %q %v", m.Name, m.Description, m.Pictures)
}
func (s *studio) RemoveMember(id projects.ID) { s.note("remove member %d", id) }

// bench is a library in a window.
type bench struct {
	*library.Library
	studio *studio
	window fyne.Window
	drag   *kit.Drag
	held   fyne.KeyModifier
}

func newBench(t *testing.T, width, height float32) *bench {
	t.Helper()
	uitest.App(t)
	b := &bench{studio: &studio{pictures: map[projects.Source]*image.RGBA{}}}
	layer := uitest.Layer()
	b.drag = kit.NewDrag(layer)
	b.Library = library.New(library.Params{
		Commands: b.studio, Drag: b.drag,
		Forward:  func(e *fyne.KeyEvent) { b.studio.note("key %s", e.Name) },
		Import:   func() { b.studio.note("ask for files") },
		SaveCopy: func(s projects.Source) { b.studio.note("save %v", s) },
		Relink:   func(id projects.ID) { b.studio.note("relink %d", id) },
		Reveal:   func(path string) { b.studio.note("reveal %s", path) },
		Held:     func() fyne.KeyModifier { return b.held },
	})
	b.window = uitest.Show(t, kit.UnderLayer(b.Root(), layer), width, height)
	return b
}

// draw shows a film.
func (b *bench) draw(s app.Snapshot) {
	b.studio.film = s.Film
	b.Draw(s)
}

// film has four media, three takes and a member of the cast.
func film() app.Snapshot {
	f := projects.Film{
		Head: projects.Head{Rate: rational.Int(24)},
		Media: []projects.Medium{
			{ID: 1, Name: "harbour.mp4", Kind: projects.Video, Seconds: rational.New(7, 2)},
			{ID: 2, Name: "gulls.png", Kind: projects.Still, Label: "red"},
			{ID: 3, Name: "wind.wav", Kind: projects.Sound, Seconds: rational.Int(9)},
			{ID: 4, Name: "gone.mp4", Kind: projects.Video, Removed: true},
		},
		Board: []projects.Card{{ID: 20, Shot: projects.Shot{Prompt: "@ball rolls"}, Known: []projects.Known{{Source: projects.Source{Medium: 2}}}}},
		Cast:  []projects.Member{{ID: 30, Name: "ball", Description: "a small red ball with a paper-grain shine", Pictures: []projects.Source{{Take: 10}}}},
		Takes: []projects.FilmTake{
			{ID: 10, Card: 20, Star: true, Order: projects.Order{Shot: projects.Shot{Prompt: "@ball rolls over the hill"}}},
			{ID: 11, Card: 20, Order: projects.Order{Draft: true, Shot: projects.Shot{Prompt: "the rocket leaves at night"}}, Label: "violet"},
			{ID: 12, Card: 20, Order: projects.Order{Shot: projects.Shot{Prompt: "still to come"}}},
		},
		Outcomes: map[projects.ID]projects.Outcome{
			10: {State: projects.Done, Frames: 25, Rate: rational.Int(12), Asset: "a"},
			11: {State: projects.Done, Frames: 49, Rate: rational.Int(12), Asset: "b"},
		},
	}
	return app.Snapshot{Film: f, Selection: selected(projects.Source{Medium: 1})}
}

// selected is sources that are selected, the last one in front.
func selected(all ...projects.Source) app.Selection {
	return app.Selection{Sources: all, Source: all[len(all)-1], Pane: app.PaneLibrary}
}

func plain(c color.Color) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 32, 18))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}
