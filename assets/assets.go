// Package assets holds the bytes that the program carries with it. It imports
// nothing of Kinora.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed packs/papercut
var packs embed.FS

//go:embed sample
var sample embed.FS

// Sample is the film that the first start opens: film.json, and media by digest.
func Sample() fs.FS {
	sub, err := fs.Sub(sample, "sample")
	if err != nil { // the name above is a constant and valid
		return sample
	}
	return sub
}

// Papercut is the built-in model pack, with pack.json at its root.
func Papercut() fs.FS {
	sub, err := fs.Sub(packs, "packs/papercut")
	if err != nil { // the name above is a constant and valid
		return packs
	}
	return sub
}
