package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/engine/filmfile"
	"kinora/projects"
	"kinora/projects/rational"
)

func newFilm() *cobra.Command {
	f, only := takeFlags{}, 0
	cmd := &cobra.Command{
		Use:   `film FILM.yaml -o out.mp4, or film "shot: …" -o out.mp4`,
		Short: "Make a film of several shots with one cast and one style",
		Long: `Make a film of several shots, one after the other in one video. The film is a file in
YAML or JSON, or a prompt with a line "shot: …" for each shot, also in a .txt file.`,
		Example: `  kinora film meadow.yaml -o meadow.mp4
  kinora film meadow.yaml --shot 2 -o second.mp4
  kinora film "@mara: a small red ball
  shot 2s: @mara rolls to the right across a green meadow
  shot: @mara bounces in the desert" -o mara.mp4`,
		Args: exactly(1, `a film: a YAML, JSON or text file, or a prompt with a line "shot: …" for each shot`),
		RunE: func(cmd *cobra.Command, args []string) error {
			film, err := f.film(args[0])
			if err != nil {
				return usageError{err}
			}
			if cmd.Flags().Changed("shot") && (only < 1 || only > len(film.Shots)) {
				return usageError{fmt.Errorf("--shot %d: the film has shots 1 to %d", only, len(film.Shots))}
			}
			return f.runFilm(cmd, film, only)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.seconds, "seconds", "", "duration of each shot that says none itself, snapped to what the pack can do")
	cmd.Flags().IntVar(&only, "shot", 0, "make this shot alone, counted from 1")
	return cmd
}

// film reads what was given as a film and finds a name for what is written.
func (f *takeFlags) film(arg string) (projects.Script, error) {
	if filmfile.IsScript(arg) {
		return filmfile.Script(arg, "")
	}
	if strings.Contains(arg, "\n") || strings.TrimSpace(arg) == "" {
		return projects.Script{}, errors.New(`no line of the prompt begins with "shot:"; kinora generate makes a video of one shot`)
	}
	if f.out == "" {
		f.out = strings.TrimSuffix(filepath.Base(arg), filepath.Ext(arg)) + ".mp4"
	}
	return filmfile.Read(arg)
}

// runFilm makes a film, or one shot of it.
func (f *takeFlags) runFilm(cmd *cobra.Command, film projects.Script, only int) error {
	if engine.IsPicture(f.out) && only == 0 && len(film.Shots) > 1 {
		return usageError{fmt.Errorf("-o %s: one picture cannot hold %d shots: --shot makes one of them, and a name such as film_%%04d.png numbers the frames",
			f.out, len(film.Shots))}
	}
	if f.words.expanded != "" {
		return usageError{errors.New("--expanded is what one shot reads: a film file says it of each shot, as expanded: …")}
	}
	if film.Pack != "" && !cmd.Flags().Changed("pack") {
		f.engine.Pack = film.Pack
	}
	shot := projects.Shot{Seed: randomSeed()}
	if film.Seed != nil {
		shot.Seed = *film.Seed
	}
	if err := f.apply(cmd, &shot); err != nil {
		return usageError{err}
	}
	return f.run(cmd, shot, func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
		film = asked(film, shot)
		for i := range film.Shots {
			if f.words.off {
				film.Shots[i].Expanded = ""
			}
		}
		return eng.Film(ctx, film, only)
	})
}

// asked is a film with what the flags say over what the film itself does.
func asked(film projects.Script, flags projects.Shot) projects.Script {
	film.Seed = &flags.Seed
	if flags.Negative != "" {
		film.Negative = flags.Negative
	}
	if flags.Size != (projects.Size{}) {
		film.Size = flags.Size
	}
	if !flags.Rate.Zero() {
		film.Rate = flags.Rate
	}
	if flags.Steps != 0 {
		film.Steps = flags.Steps
	}
	if flags.Tries != 0 {
		film.Tries = flags.Tries
	}
	if flags.Guidance != nil {
		film.Guidance = flags.Guidance
	}
	film.Shots = lengths(film.Shots, flags.Seconds)
	return film
}

// lengths gives shots that have none a length.
func lengths(shots []projects.ScriptShot, seconds rational.Rat) []projects.ScriptShot {
	out := append([]projects.ScriptShot(nil), shots...)
	for i := range out {
		if out[i].Seconds.Zero() {
			out[i].Seconds = seconds
		}
	}
	return out
}
