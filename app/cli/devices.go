package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"kinora/engine"
)

func newDevices() *cobra.Command {
	return &cobra.Command{
		Use:   "devices",
		Short: "Print what this machine can compute on, after trying each",
		Args:  exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, line := range engine.Devices(cmd.Context()) {
				fmt.Fprintln(cmd.OutOrStdout(), line)
			}
			return nil
		},
	}
}
