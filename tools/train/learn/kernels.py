"""Has the transformer's kernels written where the next process finds them, while something else is learnt:
`python -m learn.kernels --device cuda --tokens 72000 &` beside the autoencoder's training saves the transformer a minute.
"""

import argparse
import time

import torch

from . import transformer

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--tokens", type=int, default=6000, help="as learn.run will have it")
    args = parser.parse_args()
    torch.backends.cuda.matmul.allow_tf32 = True  # as learn.run has it: kernels are kept by their settings
    since = time.time()
    transformer.Trainer(torch.device(args.device), args.tokens)
    print(f"kernels: {time.time() - since:.0f}s", flush=True)
