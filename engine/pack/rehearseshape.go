package pack

import "kinora/engine/infer"

// inputShape is the extents that a port of a graph is given at these sizes.
func (s sizes) inputShape(graph string, port infer.Port) []int {
	m := s.p.Manifest
	rank := len(port.Shape)
	switch port.Name {
	case "input_ids", "attention_mask", "encoder_attention_mask":
		return []int{s.lines(graph), s.text}
	case pastPort:
		return []int{fixed(port, 0, 1), 2, s.batch, 1, fixed(port, 4, 1)}
	case "encoder_hidden_states":
		return []int{s.lines(graph), s.text, s.p.TextWidth()}
	case "frames":
		return []int{max(1, m.Search.Frames), 3, s.height, s.width}
	case "references":
		return []int{1, 3, s.height, s.width}
	case "hidden_states":
		return s.hidden(fixed(port, 1, m.Geometry.LatentChannels))
	case "sample":
		return []int{1, 3, s.frames, s.height, s.width}
	case "latent_sample":
		return []int{1, m.Geometry.LatentChannels, s.f, s.h, s.w}
	case "timestep":
		return s.timestep(graph, rank)
	case "guidance":
		return []int{s.batch}
	case "video_coords":
		return []int{s.batch, 3, s.tokens, 2}[:rank]
	case "rope_interpolation_scale":
		return []int{s.batch, 3}[2-rank:]
	}
	return s.openShape(port)
}

// lines is how many texts a graph is given at once: a critic judges one take.
func (s sizes) lines(graph string) int {
	if graph == Critic {
		return 1
	}
	return s.batch
}

// openShape is for ports whose extents the contract leaves to the graph.
func (s sizes) openShape(port infer.Port) []int {
	switch port.Name {
	case "encoder_hidden_states_image":
		return []int{s.batch, fixed(port, 1, 257), fixed(port, 2, 1280)}
	case "control_hidden_states":
		return []int{s.batch, fixed(port, 1, 96), s.f, s.h, s.w}
	case "control_hidden_states_scale":
		return []int{fixed(port, 0, 1)}
	}
	ones := make([]int, len(port.Shape))
	for i := range ones {
		ones[i] = fixed(port, i, 1)
	}
	return ones
}

// hidden is the transformer's latents: tokens, or a grid of so many channels.
func (s sizes) hidden(channels int) []int {
	g := s.p.Manifest.Geometry
	if s.p.Form == FormGrid {
		return []int{s.batch, channels, s.f, s.h, s.w}
	}
	return []int{s.batch, s.tokens, g.LatentChannels * g.Patch[0] * g.Patch[1] * g.Patch[2]}
}

// timestep is one for each clip, or one for each token where the rank says so. A
// decoder decodes one clip at a time.
func (s sizes) timestep(graph string, rank int) []int {
	if graph == VAEDecoder {
		return []int{1}
	}
	return []int{s.batch, s.tokens}[:rank]
}

// outputShape is the extents of an output that Kinora reads of a graph.
func (s sizes) outputShape(graph, name string) []int {
	c := s.p.Manifest.Geometry.LatentChannels
	switch graph {
	case TextEncoder:
		return []int{s.batch, s.text, s.p.TextWidth()}
	case VAEEncoder:
		return []int{1, s.p.PosteriorChannels(), s.f, s.h, s.w}
	case VAEDecoder:
		return []int{1, 3, s.frames, s.height, s.width}
	case LatentUpsampler:
		return []int{1, c, s.f, 2 * s.h, 2 * s.w}
	case Recaptioner:
		return s.recaptioned(name)
	case Critic:
		return []int{1}
	}
	return s.hidden(c)
}

// recaptioned is logits of every token, or what is kept of all of them after one empty
// place.
func (s sizes) recaptioned(name string) []int {
	in, out := s.p.Ports(Recaptioner)
	if name == logitsPort {
		return []int{s.batch, s.text, max(1, extent(out, logitsPort, 2))}
	}
	return []int{max(1, extent(in, pastPort, 0)), 2, s.batch, 1 + s.text, max(1, extent(in, pastPort, 4))}
}

// fixed is an extent that the graph fixes, or what is put where it does not.
func fixed(port infer.Port, axis, otherwise int) int {
	if axis < len(port.Shape) && port.Shape[axis] > 0 {
		return port.Shape[axis]
	}
	return otherwise
}
