package pack

import "fmt"

// checkKnobs holds pack.json's knobs against the ports: extents that a graph fixes
// must be those that the knobs give, and switches must have their inputs.
func (p *Pack) checkKnobs() []*Error {
	k := knobs{p: p}
	k.layout()
	k.channels()
	k.text()
	k.decoder()
	k.recaptioner()
	k.critic()
	return k.out
}

type knobs struct {
	p   *Pack
	out []*Error
}

// need notes a contradiction between pack.json and a graph unless ok.
func (k *knobs) need(ok bool, graph, format string, args ...any) {
	if !ok {
		k.out = append(k.out, k.p.fail(BadGraph, graphPath(graph), fmt.Sprintf(format, args...), "correct pack.json or export the graph again"))
	}
}

// is wants a fixed extent to be n; a dynamic one is taken on trust.
func (k *knobs) is(graph, name string, axis, n int) {
	in, out := k.p.Ports(graph)
	d := extent(append(in, out...), name, axis)
	k.need(d < 0 || d == n, graph, "has %d where pack.json gives %d, in dimension %d of %s", d, n, axis, name)
}

func (k *knobs) layout() {
	p := k.p
	k.need(p.Form.layout() == p.Manifest.Layout, Transformer, "has the %s form, pack.json says layout %q", p.Form, p.Manifest.Layout)
	if p.Has(Transformer2) {
		in, _ := p.Ports(Transformer2)
		k.need(FormOf(in) == p.Form, Transformer2, "has another form than %s", graphPath(Transformer))
	}
	k.need(p.Form == FormToken || !p.Manifest.Cond.OneTimestep, Transformer, "has the %s form, but conditioning.one_timestep is true in pack.json", p.Form)
	if p.Form != FormToken {
		return
	}
	in, _ := p.Ports(Transformer)
	want := 3
	if p.Manifest.Geometry.Coords.Bounds {
		want = 4
	}
	for _, port := range in {
		if port.Name == "video_coords" && port.Shape != nil {
			k.need(len(port.Shape) == want, Transformer, "has %s, but coords.bounds is %t in pack.json", Describe(port), p.Manifest.Geometry.Coords.Bounds)
		}
	}
}

// channels follows the latent channels through the graphs.
func (k *knobs) channels() {
	g := k.p.Manifest.Geometry
	c := g.LatentChannels
	token := c * g.Patch[0] * g.Patch[1] * g.Patch[2]
	for _, t := range []string{Transformer, Transformer2} {
		if k.p.Form == FormGrid {
			k.is(t, "out_sample", 1, c)
			in, _ := k.p.Ports(t)
			d := extent(in, "hidden_states", 1)
			k.need(d < 0 || d >= c, t, "takes %d channels, fewer than the %d of the latents", d, c)
			continue
		}
		k.is(t, "hidden_states", 2, token)
		k.is(t, "out_sample", 2, token)
		k.is(t, "video_coords", 1, 3)
	}
	k.is(VAEDecoder, "latent_sample", 1, c)
	k.is(VAEDecoder, "sample", 1, 3)
	k.is(VAEEncoder, "sample", 1, 3)
	_, out := k.p.Ports(VAEEncoder)
	d := extent(out, "latent_parameters", 1)
	k.need(d < 0 || d == 2*c || d == c+1, VAEEncoder, "gives %d channels; %d (mean and variance) or %d (one variance) belong there", d, 2*c, c+1)
}

func (k *knobs) text() {
	in, out := k.p.Ports(TextEncoder)
	k.need(hasPort(in, "attention_mask") || !k.p.Manifest.Text.EncoderMask, TextEncoder, "has no attention_mask, but text.encoder_mask is true in pack.json")
	wide := extent(out, "last_hidden_state", 2)
	k.need(k.p.TextWidth() > 0, TextEncoder, "does not fix how wide last_hidden_state is, and the transformer does not either")
	for _, t := range []string{Transformer, Transformer2} {
		in, _ := k.p.Ports(t)
		d := extent(in, "encoder_hidden_states", 2)
		k.need(d < 0 || wide < 0 || d == wide, t, "takes text of width %d, %s gives %d", d, graphPath(TextEncoder), wide)
	}
}

// TextWidth is the width E of the text's embedding [B,L,E], as the transformer or
// else the text encoder fixes it.
func (p *Pack) TextWidth() int {
	in, _ := p.Ports(Transformer)
	_, out := p.Ports(TextEncoder)
	return max(extent(in, "encoder_hidden_states", 2), extent(out, "last_hidden_state", 2))
}

// PosteriorChannels is how many channels vae_encoder's latent_parameters has: what
// the graph fixes, or else mean and variance of each latent channel.
func (p *Pack) PosteriorChannels() int {
	_, out := p.Ports(VAEEncoder)
	if d := extent(out, "latent_parameters", 1); d > 0 {
		return d
	}
	return 2 * p.Manifest.Geometry.LatentChannels
}

func (k *knobs) decoder() {
	in, _ := k.p.Ports(VAEDecoder)
	timed := k.p.Manifest.VAE.TimestepConditioning
	k.need(!timed || hasPort(in, "timestep"), VAEDecoder, "has no input timestep, but vae.timestep_conditioning is true in pack.json")
	k.need(timed || !hasPort(in, "timestep"), VAEDecoder, "has an input timestep, but vae.timestep_conditioning is false in pack.json")
}

// recaptioner wants layers, width and tokens fixed, as the engine reads them off the
// graph, and the words that it knows beside it.
func (k *knobs) recaptioner() {
	if !k.p.Has(Recaptioner) {
		return
	}
	in, out := k.p.Ports(Recaptioner)
	open := extent(in, pastPort, 0) < 1 || extent(in, pastPort, 4) < 1 || extent(out, logitsPort, 2) < 1
	k.need(!open, Recaptioner, "does not fix layers and width of %s, or the tokens of %s", pastPort, logitsPort)
	if !k.p.lists(RecaptionerWords) {
		k.out = append(k.out, k.p.fail(Missing, RecaptionerWords, "belongs to the recaptioner but is not listed in pack.json", doAsk))
	}
}

// critic is asked as pack.json says.
func (k *knobs) critic() {
	told := k.p.Manifest.Search.Tries > 0
	k.need(told || !k.p.Has(Critic), Critic, "is there, but pack.json has no search")
	if !k.p.Has(Critic) {
		if told {
			k.out = append(k.out, k.p.fail(Missing, graphPath(Critic), "is not listed in pack.json, which has a search", doAsk))
		}
		return
	}
	k.is(Critic, "frames", 1, 3)
	k.is(Critic, "references", 1, 3)
	k.is(Critic, "encoder_hidden_states", 2, k.p.TextWidth())
}
