package latent

// Pack reorders [C,F,H,W] into tokens [S, C·pt·ph·pw]: tokens run frame, row, column
// (column fastest) and within a token channel, then frame, row, column of the patch.
// It is the order of diffusers' LTX pipelines: reshape to [C,F/pt,pt,H/ph,ph,W/pw,pw]
// and permute to (1,3,5,0,2,4,6). Both slices hold g.Size() values and do not overlap.
func Pack(tokens, grid []float32, g Grid, patch [3]int) {
	walk(g, patch, func(t, at, n int) { copy(tokens[t:t+n], grid[at:at+n]) })
}

// Unpack is the inverse of Pack.
func Unpack(grid, tokens []float32, g Grid, patch [3]int) {
	walk(g, patch, func(t, at, n int) { copy(grid[at:at+n], tokens[t:t+n]) })
}

// walk visits every run of n values that lie side by side in both orders: one row of
// one patch, at t among the tokens and at `at` in the grid.
func walk(g Grid, patch [3]int, visit func(t, at, n int)) {
	pt, ph, pw := patch[0], patch[1], patch[2]
	width, cols, perFrame := g.TokenWidth(patch), g.Width/pw, g.FrameTokens(patch)
	for c := range g.Channels {
		for f := range g.Frames {
			for h := range g.Height {
				at := ((c*g.Frames+f)*g.Height + h) * g.Width
				token := f/pt*perFrame + h/ph*cols
				inside := ((c*pt+f%pt)*ph + h%ph) * pw
				for w := range cols {
					visit((token+w)*width+inside, at+w*pw, pw)
				}
			}
		}
	}
}
