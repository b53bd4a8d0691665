package pack

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The largest values that make sense; they keep products of them far from overflow.
const (
	maxFiles      = 10000
	maxFileSize   = int64(1) << 44
	maxPixels     = 16384
	maxFrames     = 1 << 20
	maxTokens     = 1 << 24
	maxChannels   = 4096
	maxSteps      = 1000
	maxContext    = 1024
	maxPixelBytes = 1 << 20
)

// faults collects what is wrong with a manifest, one sentence's end for each knob.
type faults []string

// need notes that a knob is wrong unless ok.
func (f *faults) need(ok bool, knob, format string, args ...any) {
	if !ok {
		*f = append(*f, fmt.Sprintf("has %s %s", knob, fmt.Sprintf(format, args...)))
	}
}

// among wants one of a few words.
func (f *faults) among(knob, value string, words ...string) {
	f.need(slices.Contains(words, value), knob, "%q; allowed: %s", clip(value), strings.Join(words, ", "))
}

// whole wants a whole number in a range.
func (f *faults) whole(knob string, value, low, high int) {
	f.need(value >= low && value <= high, knob, "%d; allowed: %d to %d", value, low, high)
}

// real wants a number in a range.
func (f *faults) real(knob string, value, low, high float64) {
	f.need(value >= low && value <= high, knob, "%g; allowed: %g to %g", value, low, high)
}

// line wants one line of text that can be shown as it is.
func (f *faults) line(knob, value string, most int, required bool) {
	f.need(value != "" || !required, knob, "empty")
	f.need(utf8.RuneCountInString(value) <= most, knob, "longer than %d characters", most)
	f.need(!strings.ContainsFunc(value, unicode.IsControl), knob, "with control characters in it")
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// validate says everything that makes no sense in pack.json.
func (p *Pack) validate() []*Error {
	m := p.Manifest
	var f faults
	m.checkNames(&f)
	m.checkGeometry(&f)
	m.checkText(&f)
	m.checkConditioning(&f)
	m.checkSchedule(&f)
	m.checkGuidance(&f)
	m.checkSearch(&f)
	m.checkVAE(&f)
	m.checkLimits(&f)
	m.checkPreview(&f)
	if len(f) == 0 {
		m.checkFit(&f)
	}
	var out []*Error
	for _, what := range f {
		out = append(out, p.fail(BadManifest, manifestName, what, doAsk))
	}
	return append(out, p.checkList()...)
}

var validID = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,63}$`)

func (m *Manifest) checkNames(f *faults) {
	f.need(validID.MatchString(m.ID), "id", "%q; it must be small letters, digits, dots, dashes", clip(m.ID))
	f.line("name", m.Name, 100, true)
	f.line("version", m.Version, 50, true)
	f.line("licence", m.Licence, 200, true)
	f.line("description", m.Description, 2000, false)
	f.line("sample.prompt", m.Sample.Prompt, 2000, false)
	f.among("layout", string(m.Layout), string(Token), string(Grid))
	f.real("fps", m.FPS, 1, 240)
}

func (m *Manifest) checkGeometry(f *faults) {
	g := m.Geometry
	f.whole("geometry.latent_channels", g.LatentChannels, 1, maxChannels)
	for _, n := range g.Patch {
		f.whole("geometry.patch", n, 1, 64)
	}
	f.whole("geometry.compression.time", g.Compression.Time, 1, 64)
	f.whole("geometry.compression.space", g.Compression.Space, 1, 256)
	if m.Layout == Token {
		f.among("geometry.coords.unit", g.Coords.Unit, "seconds", "frames")
	}
}

func (m *Manifest) checkText(f *faults) {
	f.whole("text.max_length", m.Text.MaxLength, 1, 1<<16)
	f.among("text.clean", m.Text.Clean, "none", "wan")
	f.among("text.padding", m.Text.Padding, "max_length", "longest")
}

func (m *Manifest) checkConditioning(f *faults) {
	c := m.Cond
	f.among("conditioning.placement", c.Placement, "prepend", "append", "in_place")
	f.whole("conditioning.prefix_latent_frames", c.PrefixLatentFrames, 0, 1024)
	f.among("conditioning.timestep_rule", c.TimestepRule, "min", "scale")
	f.among("conditioning.update", c.Update, "per_token", "x0_blend", "replace")
	f.real("conditioning.image_noise_scale", c.ImageNoiseScale, 0, 1)
}

func (m *Manifest) checkGuidance(f *faults) {
	f.among("guidance.mode", m.Guidance.Mode, "batched", "sequential", "none")
	f.real("guidance.scale", m.Guidance.Scale, 0, 100)
	f.real("guidance.rescale", m.Guidance.Rescale, 0, 1)
}

func (m *Manifest) checkSearch(f *faults) {
	if m.Search.Tries > 0 {
		f.whole("search.frames", m.Search.Frames, 1, 64)
	}
	f.real("search.enough", m.Search.Enough, 0, 1)
	f.whole("search.tries", m.Search.Tries, 0, MostTries)
}

func (m *Manifest) checkVAE(f *faults) {
	v := m.VAE
	f.among("vae.posterior", v.Posterior, "mode", "sample")
	f.among("vae.noise_space", v.NoiseSpace, "raw", "normalized")
	f.real("vae.decode_timestep", v.DecodeTimestep, 0, 1)
	f.real("vae.decode_noise_scale", v.DecodeNoiseScale, 0, 1)
	f.whole("vae.context.frames", v.Context.Frames, 0, maxContext)
	f.whole("vae.context.side", v.Context.Side, 0, maxContext)
	f.whole("vae.bytes_per_pixel", v.BytesPerPixel, 0, maxPixelBytes)
	checkTile(f, "vae.tile.pixels", "vae.tile.stride", v.Tile.Pixels, v.Tile.Stride, maxPixels)
	checkTile(f, "vae.tile.frames", "vae.tile.frame_stride", v.Tile.Frames, v.Tile.FrameStride, maxFrames)
}

// checkTile wants tiles that overlap or touch; 0 is no tiles.
func checkTile(f *faults, sizeKnob, strideKnob string, size, stride, most int) {
	f.whole(sizeKnob, size, 0, most)
	if size > 0 {
		f.whole(strideKnob, stride, 1, size)
	}
}

func (m *Manifest) checkPreview(f *faults) {
	f.need(len(m.Preview.Matrix) == m.Geometry.LatentChannels, "preview.matrix",
		"of %d rows for %d latent channels", len(m.Preview.Matrix), m.Geometry.LatentChannels)
	for _, row := range append(slices.Clone(m.Preview.Matrix), m.Preview.Bias) {
		for _, v := range row {
			if !(math.Abs(float64(v)) <= 1e4) {
				f.need(false, "preview", "with the value %g", v)
				return
			}
		}
	}
}

var validSHA = regexp.MustCompile(`^[0-9a-f]{64}$`)

// checkList looks at files[]: paths that stay inside, each once (also on disks
// that do not tell A from a), sane sizes, well-formed sums.
func (p *Pack) checkList() []*Error {
	if n := len(p.Manifest.Files); n == 0 || n > maxFiles {
		return []*Error{p.fail(BadManifest, manifestName, fmt.Sprintf("lists %d files; allowed: 1 to %d", n, maxFiles), doAsk)}
	}
	var out []*Error
	seen := map[string]bool{}
	for _, f := range p.Manifest.Files {
		key := strings.ToLower(f.Path)
		switch {
		case !fs.ValidPath(f.Path) || f.Path == "." || strings.ContainsAny(f.Path, "\\:\x00"):
			out = append(out, p.fail(Unsafe, manifestName, fmt.Sprintf("lists %q, which does not stay inside the pack", clip(f.Path)), doAsk))
		case key == manifestName || seen[key]:
			out = append(out, p.fail(BadManifest, manifestName, fmt.Sprintf("lists %q twice or lists itself", clip(f.Path)), doAsk))
		case f.Size < 0 || f.Size > maxFileSize:
			out = append(out, p.fail(BadManifest, manifestName, fmt.Sprintf("says that %s has %d bytes", clip(f.Path), f.Size), doAsk))
		case !validSHA.MatchString(f.SHA256):
			out = append(out, p.fail(BadManifest, manifestName, fmt.Sprintf("has no proper sha256 for %s", clip(f.Path)), doAsk))
		}
		seen[key] = true
	}
	return out
}
