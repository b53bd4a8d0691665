package pack

import (
	"context"
	"fmt"

	"kinora/engine/infer"
)

// CheckDir opens the pack in a folder and checks it as Check does. A pack that does
// not open gives a report too, with everything that is wrong at the first step
// that fails. progress, which may be nil, is told how many bytes have been read.
func CheckDir(ctx context.Context, rt infer.Runtime, dir string, progress func(done, total int64)) Report {
	p, problems := openDir(dir)
	if len(problems) == 0 {
		return CheckWith(ctx, rt, p, progress)
	}
	r := Report{Title: "Pack " + dir}
	for _, e := range problems {
		r.fail(e)
	}
	return r
}

// Check goes through all of an opened pack: every sum, every port, and each graph
// loaded and run once on rt at the smallest size, one after another. It takes as
// long as reading the pack twice. With a nil rt nothing is loaded.
func Check(ctx context.Context, rt infer.Runtime, p *Pack) Report {
	return CheckWith(ctx, rt, p, nil)
}

// CheckWith is Check with progress, as Verify reports it.
func CheckWith(ctx context.Context, rt infer.Runtime, p *Pack, progress func(done, total int64)) Report {
	m := p.Manifest
	r := Report{Digest: p.Digest}
	r.Title = fmt.Sprintf("Pack %s %s (%s), licence %s, %s in %d files", m.ID, m.Version, m.Name, m.Licence, bytes10(p.Size()), len(m.Files))
	most := m.Limits.Size.Max
	r.add(OK, manifestName, fmt.Sprintf("format %d, %s form, %g fps, up to %d frames of %d×%d", m.Format, p.Form, m.FPS, m.Limits.Frames.Max, most, most))
	p.notes(&r)
	if err := p.Verify(ctx, progress); err != nil {
		r.fail(err)
	} else {
		r.add(OK, "files", "every sha256 is right")
	}
	for _, name := range p.graphNames() {
		p.checkGraph(ctx, rt, name, &r)
	}
	return r
}

// notes adds what is worth knowing and stops nobody.
func (p *Pack) notes(r *Report) {
	if raw, err := p.readSmall(manifestName, maxManifest); err == nil {
		if key := strange(raw); key != "" {
			r.add(Note, manifestName, "has the key "+key+", which this Kinora does not read")
		}
	}
	for _, file := range []string{"model_index.json", "scheduler/scheduler_config.json"} {
		if !p.lists(file) {
			r.add(Note, file, "is not there: diffusers will not know the folder; Kinora does without")
		}
	}
	if p.Form == FormCompat {
		r.add(Note, graphPath(Transformer), "has the compat form: it can start from a picture, but not end on one or go on from a clip")
	}
}

// checkGraph tells a graph's ports and runs it.
func (p *Pack) checkGraph(ctx context.Context, rt infer.Runtime, name string, r *Report) {
	info := p.graphs[name]
	var details []string
	for _, port := range info.Inputs {
		details = append(details, "in   "+Describe(port))
	}
	for _, port := range info.Outputs {
		details = append(details, "out  "+Describe(port))
	}
	if isTransformer(name) && info.Attention == 0 {
		r.add(Note, graphPath(name), "has no MultiHeadAttention node: it will need far more memory at large sizes")
	}
	text, err := p.rehearse(ctx, rt, name)
	if err != nil {
		r.fail(err)
		return
	}
	r.add(OK, graphPath(name), fmt.Sprintf("opset %d, %s; %s", info.Opsets[""], bytes10(p.GraphSize(name)), text), details...)
}
