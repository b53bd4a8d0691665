package timeline_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/uitest"
)

func TestTheMenuOfAClip(t *testing.T) {
	onStand(t, func(s *stand) {
		y := s.Row(s.v1)
		for _, c := range []struct {
			text  string
			frame int64
			check func() bool
		}{
			{"Split here", 20, func() bool { return len(s.last.Film.Timeline.Tracks[0].Clips) == 4 }},
			{"Lift", 20, func() bool { return len(s.last.Film.Timeline.Tracks[0].Clips) == 2 }},
			{"Ripple delete", 20, func() bool { return s.clip(s.b).Start == 0 }},
			{"Mute", 20, func() bool { return s.clip(s.a).Mute }},
			{"Connect with the clip before", 70, func() bool { return s.clip(s.b).Start == 72 }},
			{"Loop", 130, func() bool { return len(s.last.Film.Timeline.Tracks[0].Clips) == 4 }},
			{"Fill the gap", 100, func() bool { return len(s.last.Film.Timeline.Tracks[0].Clips) == 4 }},
			{"Close the gap", 100, func() bool { return s.clip(s.c).Start == 96 }},
			{"Add a marker", 100, func() bool { return s.marker().Frame == 100 }},
		} {
			n := s.commands()
			if !s.Choose(s.X(c.frame), y, c.text) {
				t.Errorf("%q cannot be chosen", c.text)
				continue
			}
			if !c.check() {
				t.Errorf("%q did not do what it says: %+v", c.text, s.last.Film.Timeline)
			}
			for s.commands() > n {
				s.studio.Undo()
			}
		}
	})
}

func TestASpeedMovesWhatIsBehindWithRippleOnly(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.SelectClips(s.a)
		s.ChooseSpeed(s.a, "50 %")
		s.lies(s.a, 0, 48)
		s.lies(s.b, 48, 96)
		s.studio.Undo()
		s.ChooseSpeed(s.a, "200 %")
		s.lies(s.a, 0, 24)
		s.lies(s.b, 48, 96)
		s.studio.Undo()
		s.SetRippling(true)
		s.ChooseSpeed(s.a, "50 %")
		s.lies(s.a, 0, 96)
		s.lies(s.b, 96, 144)
	})
}

func TestTheMenuSaysWhyNot(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.SelectClips(s.a)
		s.studio.SetSpeed(rational.New(1, 2), true)
		_, whys := s.Menu(s.X(20), s.Row(s.v1))
		for _, text := range []string{"Extend", "Loop", "Remix…", "Retake the marked stretch", "Dissolve…", "Link"} {
			if whys[text] == "" {
				t.Errorf("%q does not say why it cannot be", text)
			}
		}
		if texts, _ := s.Menu(s.X(20), s.Row(s.v1)); slices.Contains(texts, "Show in the library") {
			t.Error("it offers to show the library, which nobody gave it")
		}
	})
}

func TestExtendInTheMenuOffersASecond(t *testing.T) {
	onStand(t, func(s *stand) {
		s.Choose(s.X(130), s.Row(s.v1), "Extend")
		if !s.Offered() {
			t.Fatal("nothing is offered")
		}
		s.Accept()
		if made := s.last.Film.Timeline.Tracks[0].Clips[3]; made.Start != 168 || made.Frames != 24 {
			t.Errorf("placeholder %+v", made)
		}
	})
}

func TestTheOtherButtonOpensTheMenu(t *testing.T) {
	onStand(t, func(s *stand) {
		for _, x := range []float32{s.X(20), s.X(100), s.X(190)} {
			s.down(s.Lanes(), x, s.Row(s.v1), desktop.MouseButtonSecondary)
			if uitest.Top(s.window) == nil {
				t.Fatalf("no menu at %v", x)
			}
			uitest.Keys(s.window, fyne.KeyEscape)
		}
		s.selected(s.a)
		s.down(s.Ruler(), s.X(20), 10, desktop.MouseButtonSecondary)
		if uitest.Top(s.window) == nil {
			t.Fatal("no menu of the ruler")
		}
		uitest.Keys(s.window, fyne.KeyDown, fyne.KeyReturn)
		if s.marker().Frame != 20 {
			t.Errorf("marker %+v", s.marker())
		}
	})
}

func TestASubmenuChoosesTheSpeed(t *testing.T) {
	onStand(t, func(s *stand) {
		if !s.Choose(s.X(20), s.Row(s.v1), "Speed…") || uitest.Top(s.window) == nil {
			t.Fatal("no menu of speeds")
		}
		uitest.Keys(s.window, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn) // from 100 % to 50 %
		if speed := s.clip(s.a).Speed; speed != rational.New(1, 2) {
			t.Errorf("speed %v", speed)
		}
	})
}

func TestASubmenuChoosesATake(t *testing.T) {
	onStand(t, func(s *stand) {
		s.studio.AddCard()
		for range 2 {
			s.studio.SetPrompt("a boat")
			s.studio.Generate()
			s.pass(3 * time.Second)
		}
		takes := s.last.Film.Takes
		if len(takes) != 2 {
			t.Fatalf("takes %+v", takes)
		}
		s.studio.Place(projects.Source{Take: takes[0].ID}, app.PlaceOverwrite, s.v1, 120)
		clip, _ := s.last.Film.Timeline.Tracks[0].Index(125)
		id := s.last.Film.Timeline.Tracks[0].Clips[clip].ID
		if texts, _ := s.Menu(s.X(20), s.Row(s.v1)); slices.Contains(texts, "Use another take…") {
			t.Error("an imported clip is offered takes")
		}
		s.Choose(s.X(125), s.Row(s.v1), "Use another take…")
		uitest.Keys(s.window, fyne.KeyDown, fyne.KeyReturn) // from the first to the second
		if c := s.clip(id); c.Source.Take != takes[1].ID || c.Start != 120 {
			t.Errorf("the clip is %+v", c)
		}
		s.studio.Reject(true, takes[0].ID)
		if _, whys := s.Menu(s.X(125), s.Row(s.v1)); whys["Use another take…"] == "" {
			t.Error("it does not say that there is no other take")
		}
	})
}

func TestARemixAsksForAPrompt(t *testing.T) {
	onStand(t, func(s *stand) {
		s.Choose(s.X(20), s.Row(s.v1), "Remix…")
		for _, r := range "a ship" {
			s.window.Canvas().Focused().TypedRune(r)
		}
		s.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{
			KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault,
		})
		takes := s.last.Film.Takes
		if len(takes) != 1 || takes[0].Order.Way != projects.WayRemix || takes[0].Order.Shot.Prompt != "a ship" {
			t.Errorf("takes %+v", takes)
		}
	})
}

func TestHeadsSwitchAndSelectTheirTracks(t *testing.T) {
	onStand(t, func(s *stand) {
		name, menu, off, lock := s.Head(1) // V1 lies below V2
		track := func() projects.Track { tr, _ := s.last.Film.Timeline.Track(s.v1); return tr }
		off.Tapped(nil)
		lock.Tapped(nil)
		if tr := track(); !tr.Off || !tr.Locked {
			t.Errorf("track %+v", tr)
		}
		lock.Tapped(nil)
		if tr := track(); !tr.Off || tr.Locked {
			t.Errorf("track %+v", tr)
		}
		s.studio.SelectTrack(s.a1)
		name.Tapped(&fyne.PointEvent{})
		if s.last.Selection.Track != s.v1 {
			t.Error("a click does not select the track")
		}
		menu.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(20, 100)})
		uitest.Keys(s.window, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // Move up
		if s.last.Film.Timeline.Tracks[1].ID != s.v1 {
			t.Errorf("tracks %+v", s.last.Film.Timeline.Tracks)
		}
	})
}
