"""Checks of the judges that need no trained weights and no rendering: `python -m judges.check`."""

import dataclasses
import pathlib
import tempfile

import torch

from learn.muon import Muon
from world.scene import Actor, Shape, Shot

from . import augment, batches, cache, export, labels, layers, look, losses, move, restore, score, verdicts
from .look_net import Look
from .move_net import Move

SHAPE = Shape(256, 144, 25)
CAT = Actor("cat", "red", "spotted", motion="travel", direction="right", x=-1.2)
ALONE = Shot(25, (CAT,), "meadow")


def truths():
    """Labels say what the scene says, and nothing where there is nothing to say."""
    row = labels.look(ALONE, SHAPE, "ink", 0)
    cat = labels.LOOK["subject"].index("cat")
    assert row["subject"].sum() == 1 and row["subject"][cat] == 1 and row["place"][cat][0] < -0.5
    assert labels.LOOK["colour"][row["colour"][cat]] == "red" and labels.LOOK["style"][row["style"]] == "ink"
    inside = dataclasses.replace(ALONE, setting="room", time=None, weather=None)
    assert labels.look(inside, SHAPE, "ink", 0)["weather"] == -1
    told = labels.move(ALONE, SHAPE)
    assert labels.MOVE["motion"][told["motion"]] == "travel" and labels.MOVE["direction"][told["direction"]] == "right"
    assert told["track"][0, -1, 0] > told["track"][0, 0, 0] and told["track"].shape == (2, labels.MOMENTS, 4)
    pair = dataclasses.replace(ALONE, actors=(CAT, dataclasses.replace(CAT, subject="dog")), relation="left_of")
    told = labels.move(pair, SHAPE)
    assert told["motion"] == -1 and labels.RELATIONS[told["relation"]] == "beside" and told["exact"] == 0
    behind = dataclasses.replace(ALONE, occluder="wall", actors=(dataclasses.replace(CAT, x=0.0, motion="still"),))
    assert labels.look(behind, SHAPE, "ink", 0)["subject"][cat] == 0
    assert labels.spread(25, 13).tolist() == list(range(0, 25, 2)) and labels.spread(1, 3).tolist() == [0, 0, 0]


def rows(count, kind):
    """Labels and random inputs of shots."""
    actors = [dataclasses.replace(CAT, colour=c) for c in labels.LOOK["colour"][:count]]
    views = [dataclasses.replace(ALONE, actors=(a,), setting=s) for a, s in zip(actors, labels.LOOK["setting"])]
    if kind == "look":
        return torch.randn(count, 3, 48, 64), cache.stacked([labels.look(v, SHAPE, "ink", 8) for v in views])
    return torch.randn(count, 3, 13, 32, 48), cache.stacked([labels.move(v, SHAPE) for v in views])


def learning():
    """Every loss goes down on a batch that is seen again and again."""
    torch.manual_seed(0)
    for kind, make, loss, plain in (("look", Look, losses.look, look.PLAIN), ("move", Move, losses.move, move.PLAIN)):
        x, told = rows(6, kind)
        told, model = batches.truth(told), make()
        optimiser, totals = Muon(model, plain=plain), []
        for _ in range(12):
            parts = loss(model(x), told)
            total = sum(parts.values())
            total.backward()
            optimiser.step()
            totals.append(total.item())
        assert totals[-1] < 0.6 * totals[0], (kind, totals)


def looking():
    """Attention is where the scores are; frames beside a frame are its neighbours; damage stays in range."""
    scores = torch.full((1, 1, 4, 8), -20.0)
    scores[0, 0, 0, 7] = 20.0
    share, seen = layers.gather(scores, torch.arange(32.0).view(1, 1, 4, 8))
    assert torch.allclose(layers.places(share)[0, 0], torch.tensor([0.875, -0.75])) and abs(seen.item() - 7) < 1e-3
    x = torch.arange(3.0).view(3, 1, 1, 1)
    assert layers.around(x, 3).flatten(1).tolist() == [[0, 0, 1], [0, 1, 2], [1, 2, 0]]
    torch.manual_seed(0)
    clip = (torch.rand(10, 3, 13, 7, 12) * 2 - 1).repeat_interleave(8, -1).repeat_interleave(8, -2)
    made = augment.damaged(clip.clone())
    assert made.shape == clip.shape and made.abs().max() <= 1 and (made - clip).abs().mean() < 0.15


def mirroring():
    """A mirrored clip goes the other way, and twice mirrored it is itself."""
    x, told = rows(4, "move")
    told = batches.truth(told)
    once = augment.mirrored(x.clone(), {n: v.clone() for n, v in told.items()})
    assert once[1]["direction"].tolist() == [0, 0, 1, 1] and torch.equal(once[0][3], x[3].flip(-1))
    assert torch.equal(once[1]["track"][3, 0, :, 0], -told["track"][3, 0, :, 0])
    again = augment.mirrored(*once)
    assert torch.equal(again[0], x) and all(torch.equal(again[1][n], told[n]) for n in told)


def reading():
    """Batches from the disk and from a device's memory hold what the chunks hold; new chunks are taken up."""
    x, told = rows(4, "move")
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home)
        torch.save({"clips": cache.coded(x), "labels": told}, folder / "0.pt")
        readers = batches.Chunks("move", 0, folder), batches.Resident("move", 0, folder, torch.device("cpu"))
        torch.save({"clips": cache.coded(x), "labels": told}, folder / "1.pt")
        for reader in readers:
            assert reader.count() == 4
            reader.refresh()
            clips, truth = reader.batch(8)
            assert reader.count() == 8 and clips.shape == (8, 3, 13, 32, 48) and clips.abs().max() <= 1
            assert truth["motion"].dtype == torch.int64 and sorted(truth) == sorted(told)
            assert set(truth["direction"].tolist()) == {0, 1}


def choosing():
    """Shots that just go by are learnt from less often; workers share the kinds as asked."""
    assert cache.kept(ALONE) < cache.kept(dataclasses.replace(ALONE, camera="follow")) == 1
    assert cache.kept(dataclasses.replace(ALONE, event="bite")) == cache.TOGETHER
    kinds = [cache.turn(number, 0.1) for number in range(100)]
    assert kinds.count("look") == 10 and "look" not in [cache.turn(number, 0) for number in range(100)]


def restoring():
    """A judge is read back from its graph, and norms that have counted leave what it says as it was."""
    torch.manual_seed(0)
    with tempfile.TemporaryDirectory() as folder:
        model, x = Move(), rows(6, "move")[0]
        torch.nn.init.normal_(model.shift.leave[1].weight)
        model(x)
        path = export.write("move", model, pathlib.Path(folder))
        again = restore.loaded(path)
        restore.counted(again, [x, x.flip(-1)])
        export.compare("move", again, path)
        assert all(norm.running_mean.abs().max() > 0 for _, norm in restore.normed(again))


def counting():
    """Right outputs are counted as right, those of other clips mostly not."""
    x, told = rows(6, "look")
    told = {n: v.unsqueeze(1) for n, v in batches.truth(told).items()}
    heads = {n: len(words) for n, words in labels.LOOK.items() if n != "subject"}
    made = {n: torch.nn.functional.one_hot(told[n].clamp(min=0), count).float() for n, count in heads.items()}
    made["subject"] = told["subject"] * 8.0 - 4
    table, wrong = score.Table(), score.Table()
    table.add(verdicts.look(made, told))
    wrong.add(verdicts.look(made, score.shuffled(told)))
    assert all(table.share(h) == 1 for h in table.of), table.line()
    assert wrong.share("colour") == 0 and wrong.share("setting") == 0 and wrong.share("style") == 1
    assert abs(verdicts.threshold(torch.tensor([0.8, 0.9]), torch.tensor([0.1, 0.2])) - 0.5) < 0.1


def relating():
    """A relation is right where its class is and the two stand as it says."""
    told = {"exact": torch.tensor([0, 0, 0, -1]), "kinds": torch.tensor([[3, 5]] * 4)}
    place = torch.zeros(4, 1, len(labels.LOOK["subject"]), 2)
    place[0, 0, 3, 0], place[1, 0, 3, 0], place[2, 0, 3, 1] = -0.5, 0.5, -0.5
    classes = torch.nn.functional.one_hot(torch.tensor([1, 1, 2, 0]), len(labels.RELATIONS)).float()
    found = list(verdicts.related({"place": place}, {"relation": classes, "direction": torch.rand(4, 2)}, told))
    assert found[0][1].tolist() == [0, 1, 2] and found[0][2].tolist() == [0, 0, 0], found


def exporting():
    """Graphs of untrained judges agree with PyTorch at every shape and are small enough."""
    torch.manual_seed(0)
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, (make, _) in export.NETS.items():
            model = make()
            path = export.write(kind, model, pathlib.Path(folder))
            export.compare(kind, model, path)
            total += path.stat().st_size
    assert total < export.LARGEST, total


if __name__ == "__main__":
    checks = (truths, looking, mirroring, reading, choosing, counting, relating, learning, exporting, restoring)
    for check in checks:
        check()
    print("judges: ok")
