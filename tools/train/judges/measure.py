"""Measures the exported judges on held-out clips and writes their card: `python -m judges.measure`.

Beside every figure stands what it becomes when clips get each other's captions: near chance, or the judge looks at
something else than what is asked.
"""

import argparse
import json
import pathlib

import torch

from world import names

from . import cache, export, labels, score, verdicts

GOALS = {
    "subject": 98, "colour": 98, "setting": 98, "direction": 98, "motion": 95, "camera": 95, "style": 95,
    "relation": 95, "weather": 95, "event": 93, "same": 93,
}  # fmt: skip


def judged(split, count, folder):
    """(table, shuffled table, rows and vectors of identities) of a split."""
    look, move = (export.Judge(folder / f"{kind}.onnx") for kind in ("look", "move"))
    true, false, rows, vectors, before = score.Table(), score.Table(), [], [], 0
    for exam in cache.exams(split, count).values():
        looks, seen = score.looks(look, exam)
        moves, moved = score.moves(move, exam)
        for table, change in ((true, dict), (false, score.shuffled)):
            table.add(verdicts.look(looks, change(seen)))
            table.add(v for v in verdicts.move(moves, change(moved)) if v[0] != "relation")
            table.add(verdicts.related(looks, moves, change(moved)))
        part = verdicts.identities(looks, seen, exam["scene"] + before)
        rows.append(part[0])
        vectors.append(part[1])
        before += count
    return true, false, torch.cat(rows), torch.cat(vectors)


def same(rows, vectors, limit):
    """Shares of right answers about the same subject: (right, of, share of other subjects called the same)."""
    alike, other = verdicts.pairs(rows, vectors)
    right = int((alike > limit).sum() + (other <= limit).sum())
    return right, len(alike) + len(other), (other > limit).float().mean().item()


def card(split, count, tuning, folder):
    """judges.json as a dict; the threshold is found on `tuning` scenes of the validation split."""
    limit = verdicts.threshold(*verdicts.pairs(*judged("validation", tuning, folder)[2:]))
    true, false, rows, vectors = judged(split, count, folder)
    accuracy = {
        head: {"right": round(true.share(head), 4), "count": true.of[head], "shuffled": round(false.share(head), 4)}
        for head in true.of
    }
    right, of, fooled = same(rows, vectors, limit)
    accuracy["same"] = {"right": round(right / of, 4), "count": of, "shuffled": round(fooled, 4)}
    print(*true.mistakes(6, {"relation": names.RELATIONS + ("another",)}), sep="\n")
    return {
        "labels": {head: list(words) for head, words in (labels.LOOK | labels.MOVE).items()},
        "inputs": {
            "look": {"name": "frames", "area": 256 * 144, "multiple": 16, "frames": labels.GLIMPSES, "range": [-1, 1]},
            "move": {"name": "clip", "area": 96 * 54, "multiple": 8, "frames": labels.MOMENTS, "range": [-1, 1]},
        },
        "same_threshold": round(limit, 3),
        "accuracy": accuracy,
        "measured": {"split": split, "scenes": count, "tuned on": tuning, "world": cache.key()},
    }


def main():
    """Prints the table and writes the card."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--split", default="test")
    parser.add_argument("--count", type=int, default=1000, help="scenes, half of them wide")
    parser.add_argument("--tuning", type=int, default=400, help="scenes of the validation split")
    parser.add_argument("--judges", type=pathlib.Path, default=export.HOME)
    args = parser.parse_args()
    torch.set_num_threads(1)
    made = card(args.split, args.count, args.tuning, args.judges)
    print(f"{'':12} right    of  goal  shuffled")
    for head, row in made["accuracy"].items():
        goal = GOALS.get(head, "")
        print(f"{head:12} {100 * row['right']:5.1f} {row['count']:5d} {goal:>5} {100 * row['shuffled']:9.1f}")
    (args.judges / "judges.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
