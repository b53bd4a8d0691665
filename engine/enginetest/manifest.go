package enginetest

import "kinora/engine/pack"

// Manifest is the pack.json of a tiny pack of the given form, without its files.
func Manifest(form pack.Form) pack.Manifest {
	m := pack.Manifest{
		Format: 1, ID: "tiny", Name: "Tiny", Version: "1.0.0", Licence: "GPL-3.0-or-later",
		Description: "Graphs of a few nodes, for tests.",
		Layout:      pack.Token, FPS: 8,
		Geometry: pack.Geometry{
			LatentChannels: Channels, Patch: [3]int{1, 2, 2},
			Compression: pack.Compression{Time: Time, Space: Space}, CausalFix: true,
			Coords: pack.Coords{Unit: "seconds"},
		},
		Text: pack.Text{MaxLength: 32, EncoderMask: true, ZeroPad: true, Clean: "none", Padding: "max_length"},
		Cond: pack.Conditioning{
			Placement: "prepend", PrefixLatentFrames: 2, TimestepRule: "scale", Update: "per_token",
		},
		Schedule: pack.Schedule{Kind: "flow_shift", Solver: "euler", Steps: 4, Shift: 3},
		Guidance: pack.Guidance{Mode: "batched", Scale: 2},
		VAE:      pack.VAE{Posterior: "mode", NoiseSpace: "raw"},
		Limits: pack.Limits{
			Frames: pack.FrameLimits{Min: 1, Max: 33, Default: 9},
			Size:   pack.SizeLimits{Min: 32, Max: 128, Multiple: 16, Default: [2]int{64, 48}},
			Steps:  pack.StepLimits{Min: 1, Max: 50}, MaxTokens: 1000,
		},
		Window:  pack.Window{Frames: 33, Overlap: 8},
		Preview: pack.Preview{Matrix: make([][3]float32, Channels)},
		Sample:  pack.Sample{Prompt: "a red ball"},
	}
	for c := range Channels {
		m.Preview.Matrix[c] = [3]float32{0.25, -0.25, 0.125}
	}
	if form == pack.FormGrid {
		m.Layout = pack.Grid
		m.Schedule.Solver = "unipc"
	}
	return m
}
