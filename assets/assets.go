// Package assets holds the bytes that the program carries with it. It imports
// nothing of Kinora.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed packs/papercut
var packs embed.FS

// Papercut is the built-in model pack, with pack.json at its root.
func Papercut() fs.FS {
	sub, err := fs.Sub(packs, "packs/papercut")
	if err != nil { // the name above is a constant and valid
		return packs
	}
	return sub
}
