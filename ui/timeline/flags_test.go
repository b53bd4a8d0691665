package timeline_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/theme"
	"kinora/ui/timeline"
	"kinora/ui/uitest"
)

// flagged is a timeline of ten seconds with markers at some frames, ten units to a frame.
func flagged(t *testing.T, markers ...projects.Marker) *timeline.Timeline {
	t.Helper()
	uitest.App(t)
	f := filmOf(20)
	f.Timeline.Markers = markers
	p := shown(t, &still{}, 1000)
	p.Draw(app.Snapshot{Folder: "f", Film: f})
	p.SetZoom(10)
	p.ScrollTo(0)
	return p
}

func marker(id projects.ID, frame int64, name string) projects.Marker {
	return projects.Marker{ID: 9000 + id, Frame: frame, Name: name}
}

func TestNamesOfMarkersStandBesideThem(t *testing.T) {
	p := flagged(t, marker(1, 3, "boat"), marker(2, 20, "the storm begins over the harbour"), marker(3, 32, ""), marker(4, 40, "no room"), marker(5, 42, "quay"))
	texts, from, to := p.Names()
	if len(texts) != 3 || texts[0] != "boat" || texts[2] != "quay" {
		t.Fatalf("beside the markers stands %q", texts)
	}
	if !strings.HasPrefix(texts[1], "the storm") || !strings.HasSuffix(texts[1], "…") {
		t.Errorf("a name that has no room is %q", texts[1])
	}
	if from[0] < p.X(3)+5 || to[1] > p.X(32)-5 {
		t.Errorf("names stand at %v to %v", from, to)
	}
}

func TestNamesEndWithTheRuler(t *testing.T) {
	p := flagged(t, marker(1, 80, "the very end of the whole film"))
	texts, _, to := p.Names()
	if len(texts) != 1 || to[0] > p.Lanes().Size().Width || !strings.HasSuffix(texts[0], "…") {
		t.Errorf("%q ends at %v", texts, to)
	}
	p.ScrollTo(200)
	if texts, _, _ := p.Names(); len(texts) != 0 {
		t.Errorf("%q is out of sight", texts)
	}
}

func TestTheNameGoesWithAMarkerThatIsDragged(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.AddMarkerAt(10, "boat")
		s.studio.AddMarkerAt(40, "quay")
		s.settle()
		s.down(s.Ruler(), s.X(10), 20, desktop.MouseButtonPrimary)
		s.move(s.Ruler(), s.X(15), 20)
		s.move(s.Ruler(), s.X(60), 20)
		if texts, from, _ := s.Names(); !slices.Equal(texts, []string{"quay", "boat"}) || from[1] < s.X(60) {
			t.Errorf("%q at %v", texts, from)
		}
		s.up(s.Ruler(), s.X(60), 20, true)
	})
}

func TestANameTakesItsMarkerAlong(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.AddMarkerAt(10, "boat")
		s.settle()
		_, from, _ := s.Names()
		hold := from[0] + 6
		s.down(s.Ruler(), hold, 20, desktop.MouseButtonPrimary)
		s.move(s.Ruler(), hold+8, 20)
		s.move(s.Ruler(), hold+s.X(60)-s.X(10), 20)
		s.up(s.Ruler(), hold+s.X(60)-s.X(10), 20, true)
		s.settle()
		if m := s.marker(); m.Frame != 60 {
			t.Errorf("the marker is at %d, not 60", m.Frame)
		}
	})
}

// TestLargeTextHasRoomForOneLine: time codes make way for names.
func TestLargeTextHasRoomForOneLine(t *testing.T) {
	hidden := func(p *timeline.Timeline) bool {
		_, at := p.Times()
		return !slices.Contains(at, p.X(20)+4)
	}
	p := flagged(t, marker(1, 20, "the storm begins"))
	if hidden(p) {
		t.Error("a time code is gone though there is room for both")
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark).Scaled(1.5))
	p.SetZoom(p.Zoom() + 0.001)
	p.SetZoom(10)
	if !hidden(p) {
		t.Error("a name stands on a time code")
	}
}

// TestWordsAreCutAnewForLargerText: what was cut for small letters is too long for large ones.
func TestWordsAreCutAnewForLargerText(t *testing.T) {
	fresh := func() *timeline.Timeline {
		return flagged(t, marker(1, 3, "the boat leaves the harbour at night"), marker(2, 20, "the storm begins over the harbour"))
	}
	p := fresh()
	small := p.Words()
	large := theme.New(theme.Dark).Scaled(1.4)
	fyne.CurrentApp().Settings().SetTheme(large)
	p.SetZoom(p.Zoom() + 1)
	p.SetZoom(p.Zoom() - 1)
	names, _, to := p.Names()
	if to[0] > p.X(20)-5 {
		t.Errorf("%q ends at %v, the next marker stands at %v", names[0], to[0], p.X(20))
	}
	if slices.Equal(p.Words(), small) {
		t.Errorf("the clips still say %q", small)
	}
}

func TestScrollingUsesTheNamesAgain(t *testing.T) {
	var all []projects.Marker
	for i := range int64(200) {
		all = append(all, marker(projects.ID(i), 12*i, "boat"))
	}
	p := flagged(t, all...)
	before := p.Objects()
	for i := range int64(10) {
		p.ScrollTo(24 * i)
	}
	if after := p.Objects(); after > before+4 {
		t.Errorf("%d objects became %d", before, after)
	}
}
