"""Training: tokenizer, autoencoder, cached latents, diffusion transformer. Everything resumes from its last state."""
