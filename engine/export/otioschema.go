package export

import (
	"net/url"
	"path/filepath"
)

// The objects of OpenTimelineIO that Kinora writes, as its documentation of the serialised
// schemas has them.

type otioMetadata map[string]any

type otioTimeline struct {
	Schema   string       `json:"OTIO_SCHEMA"`
	Metadata otioMetadata `json:"metadata"`
	Name     string       `json:"name"`
	Start    *otioTime    `json:"global_start_time"`
	Tracks   otioStack    `json:"tracks"`
}

// otioItem is what stacks, tracks, clips and gaps have in common.
type otioItem struct {
	Schema   string       `json:"OTIO_SCHEMA"`
	Metadata otioMetadata `json:"metadata"`
	Name     string       `json:"name"`
	Range    *otioRange   `json:"source_range"`
	Effects  []otioEffect `json:"effects"`
	Markers  []otioMarker `json:"markers"`
	Enabled  bool         `json:"enabled"`
}

func item(schema, name string) otioItem {
	return otioItem{
		Schema: schema, Name: name, Metadata: otioMetadata{},
		Effects: []otioEffect{}, Markers: []otioMarker{}, Enabled: true,
	}
}

type otioStack struct {
	otioItem
	Children []otioTrack `json:"children"`
}

type otioTrack struct {
	otioItem
	Children []any  `json:"children"`
	Kind     string `json:"kind"`
}

type otioGap struct{ otioItem }

// mediaKey names the one reference to media that a clip has.
const mediaKey = "DEFAULT_MEDIA"

type otioClip struct {
	otioItem
	References map[string]any `json:"media_references"`
	Active     string         `json:"active_media_reference_key"`
}

type otioReference struct {
	Schema    string       `json:"OTIO_SCHEMA"`
	Metadata  otioMetadata `json:"metadata"`
	Name      string       `json:"name"`
	Available *otioRange   `json:"available_range"`
	URL       *string      `json:"target_url,omitempty"`
}

type otioTransition struct {
	Schema   string       `json:"OTIO_SCHEMA"`
	Metadata otioMetadata `json:"metadata"`
	Name     string       `json:"name"`
	In       otioTime     `json:"in_offset"`
	Out      otioTime     `json:"out_offset"`
	Type     string       `json:"transition_type"`
}

type otioEffect struct {
	Schema   string       `json:"OTIO_SCHEMA"`
	Metadata otioMetadata `json:"metadata"`
	Name     string       `json:"name"`
	Effect   string       `json:"effect_name"`
	Scalar   float64      `json:"time_scalar"`
}

type otioMarker struct {
	Schema   string       `json:"OTIO_SCHEMA"`
	Metadata otioMetadata `json:"metadata"`
	Name     string       `json:"name"`
	Color    string       `json:"color"`
	Range    *otioRange   `json:"marked_range"`
}

type otioRange struct {
	Schema   string   `json:"OTIO_SCHEMA"`
	Start    otioTime `json:"start_time"`
	Duration otioTime `json:"duration"`
}

type otioTime struct {
	Schema string  `json:"OTIO_SCHEMA"`
	Rate   float64 `json:"rate"`
	Value  float64 `json:"value"`
}

// fileURL is an absolute path as a URL; a drive of Windows gets the slash that it lacks.
func fileURL(path string) string {
	p := filepath.ToSlash(path)
	if len(p) > 1 && p[1] == ':' {
		p = "/" + p
	}
	return (&url.URL{Scheme: "file", Path: p}).String()
}
