package words

import (
	"sync"

	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// Readable reports whether a font of this machine has the signs of a language: ours has
// Latin ones only, and Fyne takes others from the desktop's fonts. The first call for
// Chinese reads the desktop's list of fonts, as Fyne does then.
func Readable(name string) bool {
	if name == Desktop {
		name = ofDesktop()
	}
	return name != Chinese || chineseFont()
}

var chineseFont = sync.OnceValue(func() bool {
	fonts := fontscan.NewFontMap(quiet{})
	if err := fonts.UseSystemFonts(""); err != nil {
		return false
	}
	const sign = '生'
	fonts.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}})
	fonts.SetScript(language.LookupScript(sign))
	face := fonts.ResolveFace(sign)
	if face == nil {
		return false
	}
	_, has := face.NominalGlyph(sign)
	return has
})

// quiet keeps to itself which files of the desktop are no good fonts.
type quiet struct{}

func (quiet) Printf(string, ...any) {}
