package pack

import "kinora/projects/rational"

// Format is the newest pack.json format this program reads.
const Format = 1

// Manifest is pack.json: what the engine must know of a model beyond its graphs.
type Manifest struct {
	Format      int          `json:"format"`
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Version     string       `json:"version"`
	Licence     string       `json:"licence"`
	Description string       `json:"description"`
	Layout      Layout       `json:"layout"`
	FPS         float64      `json:"fps"`
	Geometry    Geometry     `json:"geometry"`
	Text        Text         `json:"text"`
	Cond        Conditioning `json:"conditioning"`
	Schedule    Schedule     `json:"schedule"`
	Guidance    Guidance     `json:"guidance"`
	Search      Search       `json:"search,omitzero"`
	VAE         VAE          `json:"vae"`
	Limits      Limits       `json:"limits"`
	Window      Window       `json:"window"`
	Preview     Preview      `json:"preview"`
	Sample      Sample       `json:"sample"`
	Files       []File       `json:"files"`
}

// Layout is the form of the transformer's input.
type Layout string

// Token is hidden_states[B,S,C] with coordinates; Grid is hidden_states[B,C,F,H,W].
const (
	Token Layout = "token"
	Grid  Layout = "grid"
)

// Geometry relates pixels, latents and tokens.
type Geometry struct {
	LatentChannels int         `json:"latent_channels"`
	Patch          [3]int      `json:"patch"` // frames, rows, columns of latents per token
	Compression    Compression `json:"compression"`
	// CausalFix: latent frame 0 covers one pixel frame, each later one Time of them.
	CausalFix bool   `json:"causal_fix"`
	Coords    Coords `json:"coords"`
}

// Compression is pixels per latent, in time and on each side.
type Compression struct {
	Time  int `json:"time"`
	Space int `json:"space"`
}

// Coords says what video_coords count: time in "seconds" or "frames"; with Bounds
// each coordinate is a [start, end) pair.
type Coords struct {
	Unit   string `json:"unit"`
	Bounds bool   `json:"bounds"`
}

// Text says how prompts become ids and what happens behind the last one.
type Text struct {
	MaxLength   int    `json:"max_length"`
	EncoderMask bool   `json:"encoder_mask"`
	ZeroPad     bool   `json:"zero_pad"`
	Clean       string `json:"clean"`   // "none" or "wan"
	Padding     string `json:"padding"` // "max_length" or "longest"
}

// Conditioning says how known frames enter the model.
type Conditioning struct {
	Placement          string  `json:"placement"` // "prepend", "append" or "in_place"
	PrefixLatentFrames int     `json:"prefix_latent_frames"`
	TimestepRule       string  `json:"timestep_rule"` // "min" or "scale"
	Update             string  `json:"update"`        // "per_token", "x0_blend" or "replace"
	ImageNoiseScale    float64 `json:"image_noise_scale"`
	NegativeIndex      bool    `json:"negative_index"`

	// OneTimestep says that a transformer in token form takes a timestep [B,1] for all
	// tokens, too: what it makes of a timestep it then makes once and not for each token.
	OneTimestep bool `json:"one_timestep,omitempty"`
}

// Schedule names the noise schedule and the solver, with their constants.
type Schedule struct {
	Kind          string    `json:"kind"`   // "flow_shift", "flow_dynamic", "linear_quadratic" or "list"
	Solver        string    `json:"solver"` // "euler" or "unipc"
	Steps         int       `json:"steps"`
	Shift         float64   `json:"shift,omitempty"`
	BaseShift     float64   `json:"base_shift,omitempty"`
	MaxShift      float64   `json:"max_shift,omitempty"`
	BaseTokens    int       `json:"base_tokens,omitempty"`
	MaxTokens     int       `json:"max_tokens,omitempty"`
	Terminal      float64   `json:"terminal,omitempty"`
	Threshold     float64   `json:"threshold,omitempty"`
	Sigmas        []float64 `json:"sigmas,omitempty"`
	TimestepRound string    `json:"timestep_round,omitempty"` // "none" or "trunc"
}

// Guidance says how classifier-free guidance runs.
type Guidance struct {
	Mode    string  `json:"mode"` // "batched", "sequential" or "none"
	Scale   float64 `json:"scale"`
	Rescale float64 `json:"rescale"` // 0…1
}

// Search says how often a take is made where the pack has a critic, which looks at some of
// its frames, and at the pictures that it is to look like, and says how likely it is that
// they show all that the prompt says and the same subjects as those pictures. Where that
// is not enough, the take is made from other noise, and of all the likeliest is taken.
type Search struct {
	Frames int     `json:"frames"` // that the critic sees, evenly from the first to the last
	Enough float64 `json:"enough"` // chance, 0…1
	Tries  int     `json:"tries"`  // takes at most; 0 is no critic
}

// MostTries is how many times a take may be made.
const MostTries = 16

// VAE says how the autoencoder is read and driven.
type VAE struct {
	Posterior            string  `json:"posterior"` // "mode" or "sample"
	TimestepConditioning bool    `json:"timestep_conditioning"`
	DecodeTimestep       float64 `json:"decode_timestep"`
	DecodeNoiseScale     float64 `json:"decode_noise_scale"`
	NoiseSpace           string  `json:"noise_space"` // "raw" or "normalized"
	Tile                 Tile    `json:"tile"`
	// Context is how far the autoencoder sees. Stretches and tiles that begin and end so
	// much earlier and later come out as they do of the whole. 0 says that nobody knows; then
	// they overlap by Tile's strides and are blended.
	Context Context `json:"context,omitzero"`
	// BytesPerPixel is about what the decoder keeps alive for each pixel of each frame that
	// it works on at once; 0 is DefaultBytesPerPixel.
	BytesPerPixel int `json:"bytes_per_pixel,omitempty"`
}

// Context is a distance in latents.
type Context struct {
	Frames int `json:"frames"` // back in time
	Side   int `json:"side"`   // to each side
}

// DefaultBytesPerPixel is three float32 arrays of 128 channels: decoders that work on
// whole pixels.
const DefaultBytesPerPixel = 3 * 128 * 4

// PixelBytes is BytesPerPixel or its default.
func (v VAE) PixelBytes() int64 {
	if v.BytesPerPixel == 0 {
		return DefaultBytesPerPixel
	}
	return int64(v.BytesPerPixel)
}

// Tile is the size of a decoded tile, and from one tile to the next; 0 means the whole
// clip at once. The strides count for packs without a Context only.
type Tile struct {
	Pixels      int `json:"pixels"`
	Stride      int `json:"stride"`
	Frames      int `json:"frames"`
	FrameStride int `json:"frame_stride"`
}

// Limits is what may be asked of the model.
type Limits struct {
	Frames    FrameLimits `json:"frames"`
	Size      SizeLimits  `json:"size"`
	Steps     StepLimits  `json:"steps"`
	MaxTokens int         `json:"max_tokens"`
}

// FrameLimits is in pixel frames.
type FrameLimits struct {
	Min     int `json:"min"`
	Max     int `json:"max"`
	Default int `json:"default"`
}

// SizeLimits is in pixels, for each side.
type SizeLimits struct {
	Min      int    `json:"min"`
	Max      int    `json:"max"`
	Multiple int    `json:"multiple"`
	Default  [2]int `json:"default"` // width, height
}

// StepLimits bounds the denoising steps.
type StepLimits struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// Window is the stretch that is denoised at once in a long take, in pixel frames.
type Window struct {
	Frames  int     `json:"frames"`
	Overlap int     `json:"overlap"`
	Align   float64 `json:"align"`
}

// Preview maps a normalised latent to RGB in [-1,1]: rgb = bias + latent · matrix.
type Preview struct {
	Matrix [][3]float32 `json:"matrix"`
	Bias   [3]float32   `json:"bias"`
}

// Sample is what `make run` renders where there is no display.
type Sample struct {
	Prompt string `json:"prompt"`
}

// File is one file of the pack with its fingerprint.
type File struct {
	Path   string `json:"path"` // slash-separated, relative to the pack
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Rate is the pack's native frame rate.
func (m *Manifest) Rate() rational.Rat { return rational.FromFloat(m.FPS) }
