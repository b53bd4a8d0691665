package export

import (
	"encoding/json"

	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/engine/whole"
	"kinora/projects"
	"kinora/projects/rational"
)

// WriteOTIO writes the timeline as an OpenTimelineIO file, replacing what is at path only
// when all of it is there. An error is of kind Unwritable.
func WriteOTIO(path, title string, spec render.Spec) error {
	text, err := OTIO(title, spec)
	if err != nil {
		return err
	}
	if err := media.CheckWritable(path); err != nil {
		return err
	}
	if err := whole.Write(path, text); err != nil {
		return &media.Error{Kind: media.Unwritable, Path: path, Err: err}
	}
	return nil
}

// OTIO is the timeline as OpenTimelineIO's JSON: tracks, clips with the files they show,
// gaps, dissolves, markers, speeds and holds. What OTIO has no field for, such as gain, fit
// and recipe, is in the metadata under "kinora".
//
// A dissolve lies behind its cut: the clip before goes on for as long. The duration of a
// clip is that on the timeline, whatever its speed.
func OTIO(title string, spec render.Spec) ([]byte, error) {
	o := outline{spec: spec}
	t := otioTimeline{Schema: "Timeline.1", Metadata: o.head(), Name: title}
	t.Tracks = otioStack{
		otioItem: item("Stack.1", "tracks"),
		Children: []otioTrack{},
	}
	for _, m := range spec.Timeline.Markers {
		t.Tracks.Markers = append(t.Tracks.Markers, o.marker(m))
	}
	for _, track := range spec.Timeline.Tracks {
		t.Tracks.Children = append(t.Tracks.Children, o.track(track))
	}
	text, err := json.MarshalIndent(t, "", "    ")
	return append(text, '\n'), err
}

// outline makes OTIO's objects of a timeline's.
type outline struct{ spec render.Spec }

// head keeps the stretch that is marked and the size of the pictures.
func (o outline) head() otioMetadata {
	m := map[string]any{"size": o.spec.Size}
	if o.spec.Timeline.Out > 0 {
		m["in"], m["out"] = o.spec.Timeline.In, o.spec.Timeline.Out
	}
	return otioMetadata{"kinora": m}
}

func (o outline) track(t projects.Track) otioTrack {
	out := otioTrack{otioItem: item("Track.1", t.Name), Kind: "Video", Children: []any{}}
	if t.Kind == projects.SoundTrack {
		out.Kind = "Audio"
	}
	out.Enabled = !t.Off
	var end int64
	for i, c := range t.Clips {
		if c.Start > end {
			out.Children = append(out.Children, o.gap(c.Start-end))
		}
		switch alone := i == 0 || c.Start > end; {
		case c.Dissolve > 0:
			out.Children = append(out.Children, o.transition(0, min(c.Dissolve, c.Frames)))
		case c.FadeIn > 0 && alone:
			out.Children = append(out.Children, o.transition(0, c.FadeIn))
		}
		out.Children = append(out.Children, o.clip(c))
		end = c.End()
		if alone := i+1 == len(t.Clips) || t.Clips[i+1].Start > end; c.FadeOut > 0 && alone {
			out.Children = append(out.Children, o.transition(c.FadeOut, 0))
		}
	}
	return out
}

func (o outline) gap(frames int64) otioGap {
	g := otioGap{item("Gap.1", "")}
	g.Range = o.stretch(rational.Rat{}, rational.Int(frames))
	return g
}

// transition reaches over some frames before the place where it stands and some behind it.
// OTIO has none for a fade where another clip touches: that one is told in the notes alone.
func (o outline) transition(before, behind int64) otioTransition {
	return otioTransition{
		Schema: "Transition.1", Metadata: otioMetadata{}, Type: "SMPTE_Dissolve",
		In: o.time(rational.Int(before)), Out: o.time(rational.Int(behind)),
	}
}

func (o outline) clip(c projects.Clip) otioClip {
	file := o.spec.Files[c.Source]
	out := otioClip{otioItem: item("Clip.2", file.Name), Active: mediaKey}
	out.Metadata = otioMetadata{"kinora": clipNotes(c, file)}
	out.Range = o.stretch(c.From.Mul(o.spec.Rate), rational.Int(c.Frames))
	out.Enabled = !c.Mute
	if !file.Still && c.Speed != rational.Int(1) {
		out.Effects = append(out.Effects, warp(c.Speed))
	}
	out.References = map[string]any{mediaKey: o.reference(file)}
	return out
}

// clipNotes is what OTIO has no fields for.
func clipNotes(c projects.Clip, file render.File) map[string]any {
	m := map[string]any{"id": c.ID}
	if c.Gain != 0 {
		m["gain"] = c.Gain
	}
	if c.FadeIn != 0 || c.FadeOut != 0 {
		m["fade_in"], m["fade_out"] = c.FadeIn, c.FadeOut
	}
	if c.Fit != "" {
		m["fit"] = c.Fit
	}
	if c.Link != 0 {
		m["link"] = c.Link
	}
	if file.Recipe != nil {
		m["recipe"] = file.Recipe
	}
	return m
}

// reference is the file, with the stretch that there is of it, or the lack of one.
func (o outline) reference(file render.File) otioReference {
	r := otioReference{Schema: "ExternalReference.1", Metadata: otioMetadata{}, Name: file.Name}
	if file.Seconds.Num() > 0 {
		r.Available = o.stretch(rational.Rat{}, file.Seconds.Mul(o.spec.Rate))
	}
	if file.Path == "" {
		r.Schema = "MissingReference.1"
		return r
	}
	url := fileURL(file.Path)
	r.URL = &url
	return r
}

func warp(speed rational.Rat) otioEffect {
	e := otioEffect{Schema: "LinearTimeWarp.1", Metadata: otioMetadata{}, Effect: "LinearTimeWarp", Scalar: speed.Float()}
	if speed.Zero() {
		e.Schema, e.Effect = "FreezeFrame.1", "FreezeFrame"
	}
	return e
}

func (o outline) marker(m projects.Marker) otioMarker {
	return otioMarker{
		Schema: "Marker.2", Metadata: otioMetadata{}, Name: m.Name, Color: "GREEN",
		Range: o.stretch(rational.Int(m.Frame), rational.Rat{}),
	}
}

// stretch and time are in frames at the film's rate; parts of frames stay.
func (o outline) stretch(from, frames rational.Rat) *otioRange {
	return &otioRange{Schema: "TimeRange.1", Start: o.time(from), Duration: o.time(frames)}
}

func (o outline) time(frames rational.Rat) otioTime {
	return otioTime{Schema: "RationalTime.1", Rate: o.spec.Rate.Float(), Value: frames.Float()}
}
