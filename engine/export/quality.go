package export

import (
	"maps"
	"math"
	"slices"
	"strconv"

	"kinora/engine/media"
)

// Quality is how much of the pictures may be lost for a smaller file. Formats without loss,
// ProRes and GIF have one quality only.
type Quality string

// The qualities. High is the preset as it is: without loss that one could see.
const (
	High   Quality = ""
	Medium Quality = "medium"
	Small  Quality = "small"
)

// Qualities are all of them, the smallest first.
var Qualities = []Quality{Small, Medium, High}

// steps is by how much the CRF of an encoder rises from one quality to the next: x264's
// goes to 51, those of AV1 and VP9 go to 63.
var steps = map[string]int{"libx264": 5, "libsvtav1": 8, "libvpx-vp9": 8}

// halves is how much CRF halves a file, as seen with the sample film; VP9 is taken to be as
// AV1 is.
var halves = map[string]float64{"libx264": 7, "libsvtav1": 14, "libvpx-vp9": 14}

// Of is the preset at this quality. The preset that is given stays as it is.
func (q Quality) Of(p media.Preset) media.Preset {
	n := slices.Index([]Quality{High, Medium, Small}, q)
	if n < 1 {
		return p
	}
	p.Encoders = slices.Clone(p.Encoders)
	for i := range p.Encoders {
		e := &p.Encoders[i]
		crf, err := strconv.Atoi(e.Options["crf"])
		if err != nil {
			continue
		}
		more := n * steps[e.Name]
		e.Options = maps.Clone(e.Options)
		e.Options["crf"] = strconv.Itoa(crf + more)
		if i == 0 && more > 0 {
			p.Bits *= math.Exp2(-float64(more) / halves[e.Name])
		}
	}
	return p
}
