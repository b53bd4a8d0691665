package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The roles of colours. Text that must be read has a contrast of at least 4.5:1 on
// Panel, Raised and Background; Faint is for labels and hints only.
const (
	Background fyne.ThemeColorName = "kinora.background"
	Stage      fyne.ThemeColorName = "kinora.stage" // behind the picture
	Panel      fyne.ThemeColorName = "kinora.panel"
	Raised     fyne.ThemeColorName = "kinora.raised"
	Hover      fyne.ThemeColorName = "kinora.hover"
	Field      fyne.ThemeColorName = "kinora.field" // where something is typed
	Tick       fyne.ThemeColorName = "kinora.tick"
	Line       fyne.ThemeColorName = "kinora.line"
	Text       fyne.ThemeColorName = "kinora.text"
	Secondary  fyne.ThemeColorName = "kinora.secondary"
	Faint      fyne.ThemeColorName = "kinora.faint"
	Accent     fyne.ThemeColorName = "kinora.accent" // one thing a view
	AccentSoft fyne.ThemeColorName = "kinora.accentSoft"
	OnAccent   fyne.ThemeColorName = "kinora.onAccent"
	Selection  fyne.ThemeColorName = "kinora.selection"
	Generated  fyne.ThemeColorName = "kinora.generated"
	Imported   fyne.ThemeColorName = "kinora.imported"
	OK         fyne.ThemeColorName = "kinora.ok"
	Warning    fyne.ThemeColorName = "kinora.warning"
	Error      fyne.ThemeColorName = "kinora.error"
	Shade      fyne.ThemeColorName = "kinora.shade" // under words on a picture
	OnShade    fyne.ThemeColorName = "kinora.onShade"
	Lift       fyne.ThemeColorName = "kinora.lift"   // what is pointed at on Raised
	Groove     fyne.ThemeColorName = "kinora.groove" // behind a choice of words
	Chosen     fyne.ThemeColorName = "kinora.chosen" // on Groove
	Dim        fyne.ThemeColorName = "kinora.dim"    // over the window, under a sheet
	Audio      fyne.ThemeColorName = "kinora.audio"  // a clip that is heard
	OnClip     fyne.ThemeColorName = "kinora.onClip"
	AudioBed   fyne.ThemeColorName = "kinora.audioBed" // under Wave
	Wave       fyne.ThemeColorName = "kinora.wave"
	Hatch      fyne.ThemeColorName = "kinora.hatch" // the strokes of what generation offers
	HatchBed   fyne.ThemeColorName = "kinora.hatchBed"
	Cast       fyne.ThemeColorName = "kinora.cast" // an @name in a prompt
)

// Label is the role of a label's colour by its name: red, orange, yellow, green, blue or
// violet.
func Label(name string) fyne.ThemeColorName { return fyne.ThemeColorName("kinora.label." + name) }

type palette map[fyne.ThemeColorName]color.Color

var dark = palette{
	Background: hex(0x141416), Stage: hex(0x0c0c0d), Panel: hex(0x1b1b1e), Raised: hex(0x242428), Hover: hex(0x2d2d32),
	Field: hex(0x141416), Tick: hex(0x43434a), Line: hex(0x2f2f35), Text: hex(0xededf0), Secondary: hex(0xa3a3ad), Faint: hex(0x74747e),
	Accent: hex(0xff8a5c), AccentSoft: hex(0x3d271f), OnAccent: hex(0x2a1108), Selection: hex(0x4a342b),
	Generated: hex(0x3f9c93), Imported: hex(0x5876c9),
	OK: hex(0x6cc08b), Warning: hex(0xf2c14e), Error: hex(0xef6a6a),
	Shade: veil(0x0c0c0d, 0xc8), OnShade: hex(0xededf0),
	Lift: hex(0x36363d), Groove: hex(0x141416), Chosen: hex(0x2d2d32), Dim: veil(0x0c0c0d, 0x99),
	Audio: hex(0x5d8f4e), OnClip: hex(0xffffff), AudioBed: hex(0x2c4424), Wave: hex(0x7fb36c),
	Hatch: veil(0xff8a5c, 0x34), HatchBed: hex(0x2b1f1a), Cast: hex(0x8ab4f8),
	Label("red"): hex(0xe5605f), Label("orange"): hex(0xe8955a), Label("yellow"): hex(0xe3c15b),
	Label("green"): hex(0x6fb583), Label("blue"): hex(0x6d9be8), Label("violet"): hex(0xa783dd),
}

var light = palette{
	Background: hex(0xe4e4e8), Stage: hex(0xd5d5da), Panel: hex(0xf6f6f8), Raised: hex(0xffffff), Hover: hex(0xe9e9ee),
	Field: hex(0xffffff), Tick: hex(0x9d9da8), Line: hex(0xd2d2d9), Text: hex(0x1a1a1d), Secondary: hex(0x54545e), Faint: hex(0x82828d),
	Accent: hex(0xb43d0a), AccentSoft: hex(0xfce9df), OnAccent: hex(0xffffff), Selection: hex(0xf9cdb8),
	Generated: hex(0x2b827a), Imported: hex(0x4461b5),
	OK: hex(0x1f7440), Warning: hex(0x7d5400), Error: hex(0xbf2a2a),
	Shade: veil(0x0c0c0d, 0xc8), OnShade: hex(0xededf0),
	Lift: hex(0xececf1), Groove: hex(0xe4e4e8), Chosen: hex(0xffffff), Dim: veil(0x2a2a2e, 0x73),
	Audio: hex(0x4b7a3d), OnClip: hex(0xffffff), AudioBed: hex(0x3a6130), Wave: hex(0xa9d698),
	Hatch: veil(0xb43d0a, 0x18), HatchBed: hex(0xfff6f1), Cast: hex(0x2257b8),
	Label("red"): hex(0xcf3f3f), Label("orange"): hex(0xc96a22), Label("yellow"): hex(0xb08a10),
	Label("green"): hex(0x3a8a53), Label("blue"): hex(0x3568c4), Label("violet"): hex(0x7a4fc0),
}

// roles says what Fyne's own widgets take.
var roles = map[fyne.ThemeColorName]fyne.ThemeColorName{
	fynetheme.ColorNameBackground:          Panel,
	fynetheme.ColorNameButton:              Raised,
	fynetheme.ColorNameDisabled:            Faint,
	fynetheme.ColorNameDisabledButton:      Panel,
	fynetheme.ColorNameError:               Error,
	fynetheme.ColorNameFocus:               AccentSoft,
	fynetheme.ColorNameForeground:          Text,
	fynetheme.ColorNameForegroundOnPrimary: OnAccent,
	fynetheme.ColorNameHeaderBackground:    Panel,
	fynetheme.ColorNameHover:               Hover,
	fynetheme.ColorNameHyperlink:           Accent,
	fynetheme.ColorNameInputBackground:     Field,
	fynetheme.ColorNameInputBorder:         Line,
	fynetheme.ColorNameMenuBackground:      Raised,
	fynetheme.ColorNameOverlayBackground:   Panel,
	fynetheme.ColorNamePlaceHolder:         Faint,
	fynetheme.ColorNamePressed:             Hover,
	fynetheme.ColorNamePrimary:             Accent,
	fynetheme.ColorNameScrollBar:           Line,
	fynetheme.ColorNameSelection:           Selection,
	fynetheme.ColorNameSeparator:           Line,
	fynetheme.ColorNameSuccess:             OK,
	fynetheme.ColorNameWarning:             Warning,
}

func hex(rgb uint32) color.Color { return veil(rgb, 0xff) }

// veil is a colour that lets through what is beneath; alpha is 0…255.
func veil(rgb uint32, alpha uint8) color.Color {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: alpha}
}
