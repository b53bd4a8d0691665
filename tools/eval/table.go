package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// printReport writes the table, the distances and the worst clips.
func printReport(w io.Writer, r report, worstCount int) {
	fmt.Fprintf(w, "%s: %s of %s, judged by %s\n", r.Folder, counted(r.Shots, "shot"), counted(len(r.Clips), "clip"), r.Judges)
	if len(r.Missing) > 0 {
		fmt.Fprintf(w, "left out: %s without a clip, %s first\n", counted(len(r.Missing), "prompt"), r.Missing[0])
	}
	if r.Read > 0 {
		fmt.Fprintf(w, "judged by the words of the prompt, without expect: %s; only what is sure of them is asked\n", counted(r.Read, "clip"))
	}
	fmt.Fprintln(w)
	printFigures(w, r.Figures)
	printDistances(w, r.Distances)
	if worstCount > 0 {
		printWorst(w, worst(r.Clips, worstCount))
	}
}

func printFigures(w io.Writer, figures []figure) {
	if len(figures) == 0 {
		fmt.Fprintln(w, "the prompts ask for nothing that can be judged")
		return
	}
	table := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(table, "asked for\tright\tof\tshare\tthe judges' own accuracy\twith shuffled captions")
	for _, f := range figures {
		own, shuffled := "not known", "not known"
		switch {
		case f.Measure == confused:
			own, shuffled = "", ""
		case f.Own != nil:
			own = fmt.Sprintf("%s of %d", percent(f.Own.Right), f.Own.Count)
			if f.Own.Shuffled != nil {
				shuffled = percent(*f.Own.Shuffled)
			}
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%s\t%s\t%s\n", f.Title, f.Right, f.Asked, percent(float64(f.Right)/float64(f.Asked)), own, shuffled)
	}
	_ = table.Flush() // what is said to a person has nowhere else to report its own failure
}

func percent(share float64) string { return fmt.Sprintf("%5.1f %%", 100*share) }

func printDistances(w io.Writer, list []distance) {
	for _, d := range list {
		fmt.Fprintf(w, "\nFréchet distance of %d %s features: %.3f (%s against %d)\n", d.Width, d.Features, d.Distance, counted(d.Clips, "clip"), d.Reference)
		if d.few() {
			fmt.Fprintln(w, "  fewer clips than features: this is too large, and comparable only between folders of as many clips")
		}
	}
}

func printWorst(w io.Writer, clips []clipReport) {
	if len(clips) == 0 {
		fmt.Fprintln(w, "\nno clip failed in anything")
		return
	}
	fmt.Fprintf(w, "\nthe worst:\n")
	for _, c := range clips {
		fmt.Fprintf(w, "\n%s: %s\n", c.File, c.Prompt)
		table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, a := range c.wrong() {
			fmt.Fprintf(table, "  %s\tasked %s\tjudged %s\n", a.title(), a.Asked, a.Judged)
		}
		_ = table.Flush()
	}
}

// title is the answer's measure with the shot and the subject.
func (a answer) title() string {
	title := a.Measure
	for _, m := range measures {
		if m.name == a.Measure {
			title = m.title
		}
	}
	if a.About != "" {
		title += " of " + a.About
	}
	if a.Shot > 1 {
		title += fmt.Sprintf(", shot %d", a.Shot)
	}
	return title
}
