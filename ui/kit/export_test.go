package kit

// Tick is what Fyne's animation calls; in tests it does so once only.
func (n *Noise) Tick(done float32) { n.tick(done) }
