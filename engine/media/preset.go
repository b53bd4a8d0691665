package media

import (
	"fmt"
	"path/filepath"
	"strings"
)

// Encoder is one way to write a preset's pictures: FFmpeg's name for the encoder,
// the pixel format it is given and its options.
type Encoder struct {
	Name        string
	PixelFormat string
	Options     map[string]string
	// MinSide is the smallest width and height that it takes; 0 means 1.
	MinSide int
	// Even says that width and height must be even (4:2:0 sampling).
	Even bool
}

// Preset is a kind of file to write.
type Preset struct {
	Name      string // what the command line calls it
	Title     string // what the interface calls it
	Extension string // with the dot
	Container string // FFmpeg's muxer
	Encoders  []Encoder
	Muxer     map[string]string // options of the muxer
	Alpha     bool              // transparency survives
	Lossless  bool
	// Bits is about what a pixel of a picture takes in the file. The presets' were seen with
	// takes of Papercut, 256×144; other pictures take half as much or twice.
	Bits float64
	// Enlarged is how the file grows with pictures that are written larger than they are:
	// as their pixels do, to this power. There is not more to be seen in them.
	Enlarged float64
	// Repeats says that a picture that is written again takes what it took before; elsewhere
	// it takes next to nothing.
	Repeats    bool
	SoundBytes float64 // about what a second of sound takes
	MaxRate    int64   // frames per second at most; 0 means no limit
	AudioCodec string  // FFmpeg's encoder for sound; "" means the format has none here
	// Pictures says that the frames are files of their own, numbered by a pattern
	// such as name_%04d.png; a path without a pattern takes exactly one frame.
	Pictures bool
}

// Presets are all presets, the most common first. The slice is new on each call.
func Presets() []Preset {
	return []Preset{h264, av1, prores, ffv1, gif, png}
}

// Keyframes every second or so (see av.Create) keep scrubbing quick; two B-frames
// cost little there. CRF 18 is what is commonly held to be free of visible loss.
var h264 = Preset{
	Name: "mp4", Title: "H.264 video (MP4)", Extension: ".mp4", Container: "mp4",
	Bits: 0.5, Enlarged: 0.72, SoundBytes: 21_000,
	Encoders: []Encoder{{
		Name: "libx264", PixelFormat: "yuv420p", Even: true, MinSide: 2,
		Options: map[string]string{"preset": "medium", "crf": "18", "bf": "2"},
	}},
	Muxer:      map[string]string{"movflags": "+faststart+use_metadata_tags"},
	AudioCodec: "aac",
}

var av1 = Preset{
	Name: "webm", Title: "AV1 video (WebM)", Extension: ".webm", Container: "webm",
	Bits: 0.36, Enlarged: 0.47, SoundBytes: 28_000,
	Encoders: []Encoder{
		{
			Name: "libsvtav1", PixelFormat: "yuv420p", Even: true, MinSide: 64,
			Options: map[string]string{"preset": "8", "crf": "24"},
		},
		{
			Name: "libvpx-vp9", PixelFormat: "yuv420p", Even: true, MinSide: 2,
			Options: map[string]string{"crf": "24", "b": "0", "deadline": "good", "cpu-used": "4", "row-mt": "1"},
		},
	},
	AudioCodec: "libopus",
}

var prores = Preset{
	Name: "mov", Title: "ProRes 4444 with transparency (MOV)", Extension: ".mov", Container: "mov",
	Bits: 9.5, Enlarged: 0.79, Repeats: true, SoundBytes: 192_000,
	Encoders: []Encoder{{
		Name: "prores_ks", PixelFormat: "yuva444p10le",
		Options: map[string]string{"profile": "4444", "alpha_bits": "16", "vendor": "apl0"},
	}},
	Muxer:      map[string]string{"movflags": "+use_metadata_tags"},
	Alpha:      true,
	AudioCodec: "pcm_s16le",
}

var ffv1 = Preset{
	Name: "mkv", Title: "FFV1 without loss (MKV)", Extension: ".mkv", Container: "matroska",
	Bits: 6.5, Enlarged: 0.84, Repeats: true, SoundBytes: 50_000,
	Encoders: []Encoder{{
		Name: "ffv1", PixelFormat: "bgra",
		Options: map[string]string{"level": "3", "slices": "4", "slicecrc": "1"},
	}},
	Alpha:      true,
	Lossless:   true,
	AudioCodec: "flac",
}

var gif = Preset{
	Name: "gif", Title: "Animated GIF", Extension: ".gif", Container: "gif",
	Bits: 3.7, Enlarged: 0.9,
	Encoders: []Encoder{{Name: "gif", PixelFormat: "pal8"}},
	Alpha:    true,
	// Browsers slow anything faster than this down to a tenth.
	MaxRate: 50,
}

var png = Preset{
	Name: "png", Title: "PNG pictures", Extension: ".png", Container: "image2",
	Bits: 16, Enlarged: 0.83, Repeats: true,
	Encoders: []Encoder{{Name: "png", PixelFormat: "rgba"}},
	Alpha:    true, Lossless: true, Pictures: true,
}

// PresetNamed is the preset called name, else a NoPreset error that lists the names.
func PresetNamed(name string) (Preset, error) {
	var names []string
	for _, p := range Presets() {
		if p.Name == name {
			return p, nil
		}
		names = append(names, p.Name)
	}
	return Preset{}, Errorf(NoPreset, "", "no preset is called %q, there are %s", name, strings.Join(names, ", "))
}

// PresetFor is the preset that belongs to path's extension, else a NoPreset error
// that lists the extensions.
func PresetFor(path string) (Preset, error) {
	ext := strings.ToLower(filepath.Ext(path))
	var known []string
	for _, p := range Presets() {
		if p.Extension == ext {
			return p, nil
		}
		known = append(known, p.Extension)
	}
	said := fmt.Sprintf("the extension %q says", ext)
	if ext == "" {
		said = "a name without an extension says"
	}
	return Preset{}, Errorf(NoPreset, path, "%s no kind of video, use one of %s", said, strings.Join(known, " "))
}

// Check returns an Invalid or TooLarge error where the preset cannot write params.
func (p Preset) Check(path string, params Params) error {
	if err := CheckSize(path, params.Width, params.Height); err != nil {
		return err
	}
	if params.Rate.Num() <= 0 || params.Rate.Float() > 1000 {
		return Errorf(Invalid, path, "%v frames per second cannot be written: more than 0, at most 1000", params.Rate)
	}
	if p.MaxRate > 0 && params.Rate.Float() > float64(p.MaxRate) {
		return Errorf(Invalid, path, "%s plays at most %d frames per second, not %v", p.Title, p.MaxRate, params.Rate)
	}
	for _, e := range p.Encoders {
		if e.takes(params) {
			return nil
		}
	}
	return p.sizeError(path, params)
}

func (e Encoder) takes(params Params) bool {
	return params.Width >= e.MinSide && params.Height >= e.MinSide &&
		!(e.Even && (params.Width%2 != 0 || params.Height%2 != 0))
}

func (p Preset) sizeError(path string, params Params) error {
	return Errorf(Invalid, path, "%s needs an even width and height, not %d x %d: take %d x %d, or a preset that keeps odd sizes (mov, mkv)",
		p.Title, params.Width, params.Height, params.Width+params.Width%2, params.Height+params.Height%2)
}

// Bytes is about the size of a file of so many pictures, sound left out.
func (p Preset) Bytes(width, height, frames int) int64 {
	return int64(p.Bits / 8 * float64(width) * float64(height) * float64(frames))
}

// EncodersFor are the encoders that take params, in order of preference.
func (p Preset) EncodersFor(params Params) []Encoder {
	var list []Encoder
	for _, e := range p.Encoders {
		if e.takes(params) {
			list = append(list, e)
		}
	}
	return list
}
