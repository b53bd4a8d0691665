package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"kinora/engine/infer"
	"kinora/engine/infer/ort"
)

// panel is both judges with their card.
type panel struct {
	card       *card
	look, move *judge
}

// openPanel loads the judges from their folder.
func openPanel(ctx context.Context, c *card, o options) (*panel, error) {
	runtime, _, err := ort.OpenWith(ctx, o.device, ort.Options{Threads: o.threads})
	if err != nil {
		return nil, err
	}
	p := &panel{card: c}
	if p.look, err = openNamed(ctx, runtime, o.judges, "look.onnx", lookInput, lookHeads, c); err != nil {
		return nil, err
	}
	if p.move, err = openNamed(ctx, runtime, o.judges, "move.onnx", moveInput, moveHeads, c); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

func openNamed(ctx context.Context, r infer.Runtime, folder, name string, in infer.Port, heads []head, c *card) (*judge, error) {
	return openJudge(ctx, r, filepath.Join(folder, name), in, heads, c)
}

func (p *panel) close() {
	p.look.close()
	p.move.close()
}

// see judges every shot of a clip. Errors name the clip's line.
func (p *panel) see(ctx context.Context, e entry) (film, []seen, error) {
	f, shots, err := p.watch(ctx, e)
	if err != nil && !errors.Is(err, ctx.Err()) {
		err = fmt.Errorf("%s: %w", e.source, err)
	}
	return f, shots, err
}

func (p *panel) watch(ctx context.Context, e entry) (film, []seen, error) {
	f, err := openFilm(ctx, e.path)
	if err != nil {
		return f, nil, err
	}
	spans, err := f.spans(e.Cuts)
	if err != nil {
		return f, nil, err
	}
	looks, err := p.look.look(ctx, f, spans)
	if err != nil {
		return f, nil, err
	}
	moves, err := p.move.move(ctx, f, spans)
	if err != nil {
		return f, nil, err
	}
	shots := make([]seen, len(spans))
	for i := range shots {
		shots[i] = seen{looks[i], moves[i]}
	}
	return f, shots, nil
}
