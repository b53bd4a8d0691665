package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"kinora/engine"
)

func newPack() *cobra.Command {
	cmd := &cobra.Command{Use: "pack", Short: "Work with model packs"}
	cmd.AddCommand(newPackCheck())
	return cmd
}

func newPackCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check [DIR]",
		Short: "Check a pack's files and graphs (without DIR: the built-in pack)",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := ""
			if len(args) == 1 {
				dir = args[0]
			}
			report, err := engine.CheckPack(cmd.Context(), dir, nil)
			if err != nil {
				return err
			}
			fmt.Fprint(cmd.OutOrStdout(), report)
			if !report.OK() {
				return errors.New("the pack does not fit; the lines above say where")
			}
			return nil
		},
	}
}
