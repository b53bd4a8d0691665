// Package pack reads model packs: pack.json over a diffusers-style tree, every file
// checked by its sha256, every graph by the names, types and ranks of its ports.
// It must not import plan, diffuse or anything that runs a film; the only graphs it
// runs are those of Check, through an infer.Runtime that it is given.
package pack
