"""The networks of a pack: causal video autoencoder, text encoder, diffusion transformer. Plain PyTorch modules;
nothing here knows about training or data.
"""
