package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"kinora/engine/media"
)

// evaluate judges a folder and prints the table. What can be found wrong without judging is found first.
func evaluate(ctx context.Context, folder string, o options, stdout, stderr io.Writer) error {
	if o.json != "" {
		if err := media.CheckWritable(o.json); err != nil {
			return err
		}
	}
	c, err := readCard(o.judges)
	if err != nil {
		return err
	}
	list, read, err := readAsked(folder, o.judges, c)
	if err != nil {
		return err
	}
	clips, missing, err := findClips(folder, list, o.allowMissing)
	if err != nil {
		return err
	}
	var others []entry
	if o.reference != "" {
		if others, err = readReference(o.reference, o.allowMissing); err != nil {
			return err
		}
	}
	p, err := openPanel(ctx, c, o)
	if err != nil {
		return err
	}
	defer p.close()
	r := report{Folder: folder, Judges: o.judges, Missing: missing, Read: read}
	if err := r.fill(ctx, p, clips, others, newProgress(stderr)); err != nil {
		return err
	}
	printReport(stdout, r, o.worst)
	if o.json != "" {
		return r.write(o.json)
	}
	return nil
}

// readAsked reads the prompts of clips that are to be judged, and says how many had to be read word by word.
func readAsked(folder, judges string, c *card) (list []entry, read int, err error) {
	if list, err = readPrompts(folder); err != nil {
		return nil, 0, err
	}
	l, err := readLexicon(judges, c)
	if err != nil {
		return nil, 0, err
	}
	for i := range list {
		e := &list[i]
		if e.Expect == nil {
			read++
			if err := e.derive(l); err != nil {
				return nil, 0, fmt.Errorf("%s: %w", e.source, err)
			}
		}
		if err := c.checkExpect(e.Expect); err != nil {
			return nil, 0, fmt.Errorf("%s: %w", e.source, err)
		}
	}
	return list, read, nil
}

// derive reads from the prompt what the clip is judged by.
func (e *entry) derive(l lexicon) error {
	switch {
	case l == nil:
		return errors.New("it has no expect, which says what the clip is judged by, and there is no lexicon.json to read its prompt with")
	case len(e.Cuts) > 0:
		return errors.New("it has no expect, and only prompts of one shot can be read without")
	}
	if e.Expect = l.read(e.Prompt); e.Expect == nil {
		return fmt.Errorf("it has no expect, and its prompt says nothing that the lexicon knows: %q", e.Prompt)
	}
	return nil
}

// readReference reads a folder of clips of which only the features count.
func readReference(folder string, allowMissing bool) ([]entry, error) {
	list, err := readPrompts(folder)
	if err != nil {
		return nil, err
	}
	clips, _, err := findClips(folder, list, allowMissing)
	return clips, err
}

// fill judges all clips and counts.
func (r *report) fill(ctx context.Context, p *panel, clips, others []entry, bar *progress) error {
	defer bar.end()
	var ours, theirs samples
	for i, e := range clips {
		bar.at("clip", i, len(clips))
		f, shots, err := p.see(ctx, e)
		if err != nil {
			return err
		}
		ours.add(shots)
		r.Shots += len(shots)
		r.Clips = append(r.Clips, clipReport{
			Name: e.Name, File: e.path, Prompt: e.Prompt, Width: f.width, Height: f.height, Frames: f.frames, Cuts: f.cutsNear(e.Cuts),
			Answers: examine(p.card, e.Expect, shots),
		})
	}
	r.Figures = tally(p.card, r.Clips)
	for i, e := range others {
		bar.at("reference clip", i, len(others))
		_, shots, err := p.see(ctx, e)
		if err != nil {
			return err
		}
		theirs.add(shots)
	}
	if len(others) == 0 {
		return nil
	}
	var err error
	r.Distances, err = distances(&ours, &theirs)
	return err
}
