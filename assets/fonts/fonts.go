// Package fonts embeds the typefaces of the studio, unmodified, under the SIL Open
// Font License beside them in OFL.txt: Inter 3.019 from Debian's fonts-inter and
// JetBrains Mono 2.242 from Debian's fonts-jetbrains-mono. It imports nothing.
package fonts

import _ "embed" // for the files below

// InterRegular is Inter for running text, as an OpenType file.
//
//go:embed Inter-Regular.otf
var InterRegular []byte

// InterSemiBold is Inter for titles and labels, as an OpenType file.
//
//go:embed Inter-SemiBold.otf
var InterSemiBold []byte

// JetBrainsMono is the face of time codes, seeds and sizes, as a TrueType file.
//
//go:embed JetBrainsMono-Regular.ttf
var JetBrainsMono []byte
