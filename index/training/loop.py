"""The training loop: optimiser, schedule, checkpoints, log, averaged snapshots.

A batch is a function of (seed, step) alone, so a run resumed from a checkpoint sees what an undisturbed one
sees.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import BertModel

from index.training.encoder import save_model
from index.training.recipe import Optimisation

CHECKPOINT = "checkpoint.pt"
LOG_EVERY = 50


def rate_factor(step: int, plan: Optimisation) -> float:
    """Share of the peak learning rate at `step`: linear warm-up, then linear decay to `plan.final`."""
    if step < plan.warmup:
        return (step + 1) / plan.warmup
    return 1 - (1 - plan.final) * (step - plan.warmup) / max(plan.steps - plan.warmup, 1)


def optimiser(model: nn.Module, plan: Optimisation) -> torch.optim.AdamW:
    learning = [weight for weight in model.parameters() if weight.requires_grad]
    return torch.optim.AdamW(learning, lr=plan.rate, weight_decay=plan.weight_decay, fused=True)


@contextmanager
def step_logger(folder: Path) -> Iterator[logging.Logger]:
    """Lines to the terminal and, appended, to `folder/log.txt`, closed at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    logger = logging.getLogger(f"index.training.{folder.name}")
    logger.setLevel(logging.INFO)
    handlers = (logging.StreamHandler(), logging.FileHandler(folder / "log.txt", encoding="utf-8"))
    for handler in handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
        logger.addHandler(handler)
    try:
        yield logger
    finally:
        for handler in handlers:
            logger.removeHandler(handler)
            handler.close()


def save_checkpoint(folder: Path, step: int, model: nn.Module, adam: torch.optim.AdamW) -> None:
    """Replace the checkpoint in one rename: a process killed while writing loses nothing."""
    partial = folder / f"{CHECKPOINT}.partial"
    torch.save({"step": step, "model": model.state_dict(), "optimiser": adam.state_dict()}, partial)
    partial.replace(folder / CHECKPOINT)


def snapshot_steps(plan: Optimisation) -> list[int]:
    """The last steps, `plan.snapshot_every` apart, whose weights are averaged."""
    return [plan.steps - i * plan.snapshot_every for i in reversed(range(plan.snapshots))]


def snapshot_path(folder: Path, step: int) -> Path:
    return folder / f"snapshot-{step}.safetensors"


def average_snapshots(paths: list[Path]) -> dict[str, Tensor]:
    """Mean of the weights in safetensors files (Izmailov et al. 2018)."""
    total = load_file(paths[0])
    for path in paths[1:]:
        for name, weight in load_file(path).items():
            total[name] += weight
    return {name: weight / len(paths) for name, weight in total.items()}


def train(
    model: BertModel, plan: Optimisation, folder: Path, loss_at: Callable[[int], tuple[Tensor, int]]
) -> BertModel:
    """Run or resume `plan`; the average of the last snapshots is returned and saved in `folder/model`.

    `loss_at(step)` gives the loss of that step's batch and how many tokens it read.
    """
    run(model, plan, folder, loss_at)
    save_model(model, folder / "model")
    return model


def run(
    model: nn.Module, plan: Optimisation, folder: Path, loss_at: Callable[[int], tuple[Tensor, int]]
) -> None:
    """Run or resume `plan`; `model` ends with the average of the last snapshots."""
    with step_logger(folder) as log:
        run_steps(model, plan, folder, loss_at, log)
    model.load_state_dict(average_snapshots([snapshot_path(folder, step) for step in snapshot_steps(plan)]))
    model.eval()


def run_steps(
    model: nn.Module,
    plan: Optimisation,
    folder: Path,
    loss_at: Callable[[int], tuple[Tensor, int]],
    log: logging.Logger,
) -> None:
    """The steps not yet done, from the last checkpoint if there is one."""
    adam = optimiser(model, plan)
    peaks = [group["lr"] for group in adam.param_groups]
    done = 0
    if (folder / CHECKPOINT).exists():
        state = torch.load(folder / CHECKPOINT, map_location=next(model.parameters()).device)
        model.load_state_dict(state["model"])
        adam.load_state_dict(state["optimiser"])
        done = int(state["step"])
        log.info("resumed at step %d", done)
    losses: list[Tensor] = []
    tokens, since = 0, time.perf_counter()
    model.train()
    while done < plan.steps:
        for group, peak in zip(adam.param_groups, peaks, strict=True):
            group["lr"] = peak * rate_factor(done, plan)
        torch.manual_seed(done)  # of the dropout
        loss, read = loss_at(done)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        adam.zero_grad()
        done += 1
        losses.append(loss.detach())
        tokens += read
        if done % LOG_EVERY == 0 or done == plan.steps:
            mean = torch.stack(losses).mean().item()
            speed = tokens / (time.perf_counter() - since)
            log.info("step %d/%d loss %.4f %.0f tokens/s", done, plan.steps, mean, speed)
            losses, tokens, since = [], 0, time.perf_counter()
        if done in snapshot_steps(plan):
            weights = {name: weight.contiguous().cpu() for name, weight in model.state_dict().items()}
            save_file(weights, snapshot_path(folder, done))
        if done % plan.checkpoint_every == 0 or done == plan.steps:
            save_checkpoint(folder, done, model, adam)
