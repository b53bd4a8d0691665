package theme_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"kinora/ui/theme"
	"kinora/ui/uitest"
)

func TestWhatMustBeReadCanBeRead(t *testing.T) {
	for name, choice := range map[string]theme.Choice{"dark": theme.Dark, "light": theme.Light} {
		th := theme.New(choice)
		look := func(n fyne.ThemeColorName) color.Color { return th.Color(n, fynetheme.VariantDark) }
		for _, ground := range []fyne.ThemeColorName{theme.Background, theme.Panel, theme.Raised} {
			for _, ink := range []fyne.ThemeColorName{theme.Text, theme.Secondary, theme.Error, theme.Warning, theme.OK} {
				if c := uitest.Contrast(look(ink), look(ground)); c < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f", name, ink, ground, c)
				}
			}
		}
		if c := uitest.Contrast(look(theme.OnAccent), look(theme.Accent)); c < 4.5 {
			t.Errorf("%s: the main button has a contrast of %.2f", name, c)
		}
		if c := uitest.Contrast(look(theme.Accent), look(theme.AccentSoft)); c < 4.5 {
			t.Errorf("%s: accent on its soft form has a contrast of %.2f", name, c)
		}
		if c := uitest.Contrast(look(theme.Faint), look(theme.Panel)); c < 3 {
			t.Errorf("%s: hints have a contrast of %.2f", name, c)
		}
	}
}

func TestWhatLiesOnWidgetsCanBeRead(t *testing.T) {
	type pair struct {
		ink, ground fyne.ThemeColorName
		least       float64
	}
	for name, choice := range map[string]theme.Choice{"dark": theme.Dark, "light": theme.Light} {
		th := theme.New(choice)
		look := func(n fyne.ThemeColorName) color.Color { return th.Color(n, fynetheme.VariantDark) }
		for _, p := range []pair{
			{theme.Text, theme.Lift, 4.5},
			{theme.Secondary, theme.Lift, 4.5},
			{theme.Text, theme.Hover, 4.5},
			{theme.Secondary, theme.Groove, 4.5},
			{theme.Text, theme.Chosen, 4.5},
			{theme.Cast, theme.Field, 4.5},
			{theme.Accent, theme.HatchBed, 4.5},
			{theme.OnClip, theme.AudioBed, 4.5},
			{theme.Wave, theme.AudioBed, 3},
			{theme.Text, theme.Field, 4.5},
			{theme.Secondary, theme.Field, 4.5},
			{theme.Faint, theme.Field, 3},
			{theme.Text, theme.Selection, 4.5},
			{theme.Secondary, theme.Selection, 4.5},
			{theme.Text, theme.AccentSoft, 4.5},
			{theme.Text, theme.Groove, 4.5},
			{theme.Secondary, theme.Hover, 4.5},
			{theme.Secondary, theme.Chosen, 4.5},
			{theme.Faint, theme.Raised, 3},
			{theme.Text, theme.Stage, 4.5},
			{theme.Secondary, theme.Stage, 4.5},
			{theme.Cast, theme.Panel, 4.5},
			{theme.Cast, theme.Raised, 4.5},
			{theme.Cast, theme.Lift, 4.5},
			{theme.Accent, theme.Panel, 4.5},
			{theme.Accent, theme.Raised, 4.5},
			{theme.Accent, theme.Background, 4.5},
			{theme.Error, theme.Field, 4.5},
			{theme.Error, theme.Hover, 4.5},
			{theme.Warning, theme.Stage, 4.5},
		} {
			if c := uitest.Contrast(look(p.ink), look(p.ground)); c < p.least {
				t.Errorf("%s: %s on %s has a contrast of %.2f", name, p.ink, p.ground, c)
			}
		}
		stroke := laid(look(theme.Hatch), look(theme.HatchBed))
		if c := uitest.Contrast(look(theme.Accent), stroke); c < 4.5 {
			t.Errorf("%s: words on a stroke of the hatching have a contrast of %.2f", name, c)
		}
	}
}

func TestWordsOnPicturesCanBeReadOnAnyPicture(t *testing.T) {
	for name, choice := range map[string]theme.Choice{"dark": theme.Dark, "light": theme.Light} {
		th := theme.New(choice)
		look := func(n fyne.ThemeColorName) color.Color { return th.Color(n, fynetheme.VariantDark) }
		for picture, c := range map[string]color.Color{"white": color.White, "black": color.Black, "accent": look(theme.Accent)} {
			if got := uitest.Contrast(look(theme.OnShade), laid(look(theme.Shade), c)); got < 4.5 {
				t.Errorf("%s: words on a %s picture have a contrast of %.2f", name, picture, got)
			}
		}
	}
}

// laid is a colour that lets through what is beneath, on it.
func laid(ink, bed color.Color) color.Color {
	r, g, b, a := ink.RGBA()
	x, y, z, _ := bed.RGBA()
	mix := func(i, u uint32) uint16 { return uint16(i + u*(0xffff-a)/0xffff) }
	return color.RGBA64{R: mix(r, x), G: mix(g, y), B: mix(b, z), A: 0xffff}
}

func TestFynesOwnRolesTakeTheStudiosColours(t *testing.T) {
	th := theme.New(theme.Dark)
	for fynes, ours := range map[fyne.ThemeColorName]fyne.ThemeColorName{
		fynetheme.ColorNamePrimary: theme.Accent, fynetheme.ColorNameBackground: theme.Panel,
		fynetheme.ColorNamePlaceHolder: theme.Faint,
	} {
		if th.Color(fynes, fynetheme.VariantLight) != th.Color(ours, fynetheme.VariantDark) {
			t.Errorf("%s is not %s, or the dark theme looks at the desktop", fynes, ours)
		}
	}
	system := theme.New(theme.System)
	if system.Color(theme.Panel, fynetheme.VariantLight) == system.Color(theme.Panel, fynetheme.VariantDark) {
		t.Error("the system's theme does not follow the desktop")
	}
}

func TestEveryStyleHasAFace(t *testing.T) {
	th := theme.New(theme.Dark)
	faces := map[string]bool{}
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Monospace: true}, {Symbol: true}, {Italic: true}} {
		faces[th.Font(style).Name()] = true
	}
	if len(faces) != 4 {
		t.Errorf("faces %v", faces)
	}
}

func TestTypeScalesAndNothingElse(t *testing.T) {
	usual, large := theme.New(theme.Dark), theme.New(theme.Dark).Scaled(1.5)
	if got := large.Size(fynetheme.SizeNameText); got != 1.5*theme.SizeBody {
		t.Errorf("text is %v", got)
	}
	if large.Size(fynetheme.SizeNameInnerPadding) != usual.Size(fynetheme.SizeNameInnerPadding) {
		t.Error("the gaps grow too")
	}
	if large.Color(theme.Text, 0) != usual.Color(theme.Text, 0) {
		t.Error("the colours change")
	}
	a := test.NewTempApp(t)
	a.Settings().SetTheme(large)
	if got := theme.Type(10); got != 15 {
		t.Errorf("10 is %v in the window", got)
	}
	a.Settings().SetTheme(usual)
	if got := theme.Type(10); got != 10 {
		t.Errorf("10 is %v in the window", got)
	}
}
