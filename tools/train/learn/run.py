"""Trains the built-in model from nothing, in stretches that resume: `python -m learn.run --device cuda --workers 14`.

Worker processes draw clips for as long as this runs. First the autoencoder learns from them, for --autoencoder seconds
over all stretches; then they are encoded and text encoder and transformer learn, for --transformer seconds, of which the
last --guide seconds teach guidance. --until ends a stretch early, --decoder makes only the decoder sharper and leaves
every latent as it is. The same command goes on where the last one stopped.
"""

import argparse
import time

import torch

from nets.autoencoder import Autoencoder

from . import autoencoder, clips, preview, sharpen, shelves, store, transformer


FIRST = 500  # clips to encode before the transformer begins; the others follow beside it


def shelved(device, source):
    """Shelves with the first clips."""
    model = Autoencoder()
    model.load_state_dict(store.load(autoencoder.STATE)["model"])
    encoder = model.encoder.to(device, memory_format=torch.channels_last).eval()
    made = shelves.Shelves(encoder, store.load(autoencoder.STATISTICS), device)
    since, first = time.time(), FIRST if device.type == "cuda" else 64
    while sum(made.count().values()) < first:
        made.put(source.fetch(wait=True))
    print(f"shelves: {sum(made.count().values())} clips in {time.time() - since:.0f}s", flush=True)
    return made


def left(args):
    """Seconds for the transformer: what is asked for, or what is left until the end of this stretch."""
    return min(args.transformer, args.until - time.time() - args.guide)


def main():
    """Runs one stretch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--autoencoder", type=float, default=1800, help="seconds")
    parser.add_argument("--coarse", action="store_true", help="leave the coarse latents as a transformer knows them")
    parser.add_argument("--transformer", type=float, default=7200, help="seconds, guidance not counted")
    parser.add_argument("--guide", type=float, default=900, help="seconds")
    parser.add_argument("--tokens", type=int, default=6000, help="tokens of a batch; 72000 keep a large GPU busy")
    parser.add_argument("--speed", type=float, default=1.0, help="factor of the transformer's learning rate")
    parser.add_argument("--until", type=float, default=float("inf"), help="time of day in seconds when to stop")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--decoder", type=float, default=0, help="seconds for the decoder alone, and nothing else")
    args = parser.parse_args()
    source = clips.Crew(args.workers, int(time.time()))  # before the GPU is touched: it forks
    torch.set_num_threads(args.threads)
    torch.backends.cuda.matmul.allow_tf32 = True
    device = torch.device(args.device)
    if args.decoder:
        sharpen.Trainer(args.decoder, device).run(source)
        source.close()
        return
    first = autoencoder.Trainer(args.autoencoder, device, args.coarse)
    if first.clock.share() < 1:
        first.run(source)
    source.rest = first.kept.chunks
    del first
    trainer = transformer.Trainer(device, args.tokens, args.speed)
    made = shelved(device, source)
    trainer.run(source, made, left(args), args.guide, args.until)
    source.close()
    preview.sheet_of(trainer.average, device, "preview.jpg")


if __name__ == "__main__":
    main()
