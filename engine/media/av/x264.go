package av

import (
	"maps"

	"golang.org/x/sys/cpu"

	"kinora/engine/media"
)

// optionsOf are the encoder's options, on this machine. With AVX-512, x264 (seen in
// release 164) reads past the rows of its tree of macroblocks where their number is no
// multiple of 8, so that what it makes of the same pictures depends on what the memory
// held before. Without these instructions it is as fast.
func optionsOf(choice media.Encoder) map[string]string {
	if choice.Name != "libx264" || !cpu.X86.HasAVX512F {
		return choice.Options
	}
	options := maps.Clone(choice.Options)
	options["x264-params"] = "asm=AVX2"
	return options
}
