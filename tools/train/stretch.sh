#!/usr/bin/env bash
# One stretch of training where a large GPU is at hand for minutes only: stretch.sh UNTIL FOLDER [flags of learn.run]
# It goes on from what lies in the store, else from the delivered pack, and leaves the weights in FOLDER, in files of at
# most 16 MB, before UNTIL (seconds since 1970, as `date +%s` prints them). `python -m learn.pieces join FOLDER` puts
# them into the store of another machine.
set -euo pipefail
[ $# -ge 2 ] || {
  sed -n '2,5s/^# //p' "$0" >&2
  exit 2
}
until=$1 folder=$(realpath -m "$2")
shift 2
cd "$(dirname "$0")"
store=${KINORA_TRAIN:-$HOME/.cache/kinora-train}
[ -e "$store/transformer.pt" ] || python3 -m learn.restore ../../assets/packs/papercut
export PYTORCH_CUDA_ALLOC_CONF=${PYTORCH_CUDA_ALLOC_CONF:-expandable_segments:True} # batches are of many shapes
# Kernels that were written once are found again by the next stretch on the same machine.
export TORCHINDUCTOR_CACHE_DIR=${TORCHINDUCTOR_CACHE_DIR:-$store/kernels}
tokens=140000 # of a batch: with 72000 Python needs twice the time that an H200 needs; these take 49 GB
closing=30 # seconds for the pictures to look at and for the files
names=(transformer.pt)
if [[ " $* " == *' --autoencoder '* ]]; then
  names=(autoencoder.pt transformer.pt)
  python3 -m learn.kernels --device cuda --tokens "$tokens" &
fi
python3 -u -m learn.run --device cuda --workers "$(($(nproc) - 3))" --tokens "$tokens" --autoencoder 0 --transformer 1000000 \
  --guide 0 --until "$((until - closing))" "$@"
mkdir -p "$folder"
python3 -m learn.pieces split "$folder" --names "${names[@]}"
cp "$store/statistics.pt" "$store/preview.jpg" "$folder"
