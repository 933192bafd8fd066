"""Networks learned from examples: the right row is to be the likeliest of its question's, or a row true."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.answers.ranking.networks import Array, Layers, against_best

UNITS = 48
CHOICE_EPOCHS = 8
TRUTH_EPOCHS = 24
"""How often each example is seen: beyond, networks learn the packs by heart."""
BATCH = 64
RATE = 1e-3  # as Adam's authors have it (Kingma & Ba 2015), and MOMENTS
WARM = 0.1  # share of the steps in which the rate rises; it then falls as a cosine
DROPPED = 0.1  # share of inputs and units left out at each step
DECAY = 0.01
MOMENTS = (0.9, 0.999)


Bools = npt.NDArray[np.bool_]


class Lists(NamedTuple):
    """Questions with their candidates, padded to one number."""

    inputs: Array  # (questions, candidates, features), standardised
    there: Bools  # (questions, candidates)
    right: Bools  # (questions, candidates); for a choice at least one of each question's
    weights: Array  # (questions,), of mean 1


Error = Callable[[Array, Lists], Array]
"""How the loss grows with each score."""


def train_choice(lists: Lists, seed: int) -> Layers:
    """A network that tells which candidate is right; equal seeds give equal networks."""
    return _train(lists, seed, _choice_error, CHOICE_EPOCHS)


def train_truth(rows: Array, true: Bools, weights: Array, seed: int) -> Layers:
    """A network that tells whether a row is true.

    ``rows`` (rows, features), standardised; ``true`` and ``weights`` (rows,).
    """
    one = np.ones((len(rows), 1), dtype=bool)
    return _train(Lists(rows[:, None], one, true[:, None], weights), seed, _truth_error, TRUTH_EPOCHS)


def _choice_error(scores: Array, lists: Lists) -> Array:
    """Slope of the cross-entropy of a softmax over each question's candidates."""
    scores = np.where(lists.there, scores, -1e4)
    return _softmax(scores) - _softmax(np.where(lists.right, scores, -1e4))


def _truth_error(scores: Array, lists: Lists) -> Array:
    return (1 / (1 + np.exp(-scores)) - lists.right).astype(np.float32)


def _train(lists: Lists, seed: int, error: Error, epochs: int) -> Layers:
    random = np.random.default_rng(seed)
    compared = error is _choice_error
    layers = _begun((1 + compared) * lists.inputs.shape[2], random)
    moments = [np.zeros_like(part) for part in layers], [np.zeros_like(part) for part in layers]
    steps = epochs * -(-len(lists.inputs) // BATCH)
    for step, chosen in enumerate(_batches(len(lists.inputs), epochs, random)):
        batch = Lists(lists.inputs[chosen], lists.there[chosen], lists.right[chosen], lists.weights[chosen])
        inputs = against_best(batch.inputs, batch.there) if compared else batch.inputs
        slopes = _slopes(layers, batch._replace(inputs=inputs), error, random)
        layers = _stepped(layers, slopes, moments, step, _rate(step / steps))
    return layers


def _begun(inputs: int, random: np.random.Generator) -> Layers:
    def drawn(*shape: int, size: int) -> Array:
        return random.uniform(-(size**-0.5), size**-0.5, shape).astype(np.float32)

    return Layers(
        hidden=drawn(inputs, UNITS, size=inputs),
        bias=drawn(UNITS, size=inputs),
        out=drawn(UNITS, size=UNITS),
        direct=np.zeros(inputs, dtype=np.float32),
    )


def _batches(size: int, epochs: int, random: np.random.Generator) -> Iterator[npt.NDArray[np.intp]]:
    for _ in range(epochs):
        order = random.permutation(size)
        yield from (order[start : start + BATCH] for start in range(0, size, BATCH))


def _slopes(layers: Layers, lists: Lists, error_of: Error, random: np.random.Generator) -> Layers:
    """How the loss grows with each number of the network."""
    inputs = lists.inputs * _kept(lists.inputs.shape, random)
    kept = _kept((*inputs.shape[:2], UNITS), random)
    units = np.maximum(inputs @ layers.hidden + layers.bias, 0) * kept
    error = error_of((units @ layers.out + inputs @ layers.direct).astype(np.float32), lists)
    error = (error * lists.weights[:, None] / len(inputs)).astype(np.float32)
    back = error[..., None] * layers.out * kept * (units > 0)
    flat = inputs.reshape(-1, inputs.shape[2])
    return Layers(
        hidden=flat.T @ back.reshape(-1, UNITS),
        bias=back.sum(axis=(0, 1)),
        out=units.reshape(-1, UNITS).T @ error.ravel(),
        direct=(flat.T @ error.ravel()).astype(np.float32),
    )


def _kept(shape: tuple[int, ...], random: np.random.Generator) -> Array:
    kept = random.random(shape, dtype=np.float32) >= DROPPED
    return (kept / np.float32(1 - DROPPED)).astype(np.float32)


def _softmax(scores: Array) -> Array:
    belief = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Array = belief / belief.sum(axis=1, keepdims=True)
    return shares


def _rate(progress: float) -> float:
    if progress < WARM:
        return RATE * (0.04 + 0.96 * progress / WARM)
    return float(RATE * (1 + np.cos(np.pi * (progress - WARM) / (1 - WARM))) / 2)


def _stepped(
    layers: Layers, slopes: Layers, moments: tuple[list[Array], list[Array]], step: int, rate: float
) -> Layers:
    """One step of AdamW (Loshchilov & Hutter 2019)."""
    parts = []
    for part, slope, first, second in zip(layers, slopes, *moments, strict=True):
        first += (1 - MOMENTS[0]) * (slope - first)
        second += (1 - MOMENTS[1]) * (slope**2 - second)
        mean = first / (1 - MOMENTS[0] ** (step + 1))
        spread = np.sqrt(second / (1 - MOMENTS[1] ** (step + 1)))
        parts.append((part - rate * (mean / (spread + 1e-8) + DECAY * part)).astype(np.float32))
    return Layers(*parts)
