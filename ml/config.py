"""Recipes: every number of a training run, by preset, with overrides by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ml.augment import Corruption
from ml.contract import Job, Preset
from ml.errors import RunError
from ml.options import with_overrides

QUICK_EPOCHS = 5

VIEW_CORRUPTION = Corruption(
    p_background=0.5,
    p_ambient=0.5,
    p_noise=0.3,
    p_filter=0.8,
    p_band_limit=0.3,
    p_warp=0.5,
    n_time_masks=1,
    n_frequency_masks=1,
)
LABELLED_CORRUPTION = Corruption(
    p_noise=0.2,
    p_filter=0.5,
    p_band_limit=0.2,
    p_warp=0.3,
    n_time_masks=1,
    n_frequency_masks=1,
)


@dataclass(frozen=True)
class PretrainRecipe:
    """What an encoder learns before the labels of a task: by which pretext, from which views, with which optimiser."""

    pretext: str = "simclr"
    """``simclr``, ``simsiam``, ``masked`` (spectrogram reconstruction) or ``supervised`` (labels of a general set)."""
    stage: str = "adapt"
    """``general``: a large set of any sounds. ``adapt``: cries, best from an encoder of the general stage.
    ``supervised``: the labels of a general set, the pretext of that name."""
    epochs: int = 50
    batch_size: int = 128
    crop_frames: int = 256
    optimizer: str = "adamw"
    """``adamw``, or ``sgd`` as the paper has it: momentum, and weight decay on everything."""
    lr: float = 2e-3
    lr_per_batch: int = 0
    """Batch size that ``lr`` is meant for; it grows in proportion to the batch. 0: it does not."""
    momentum: float = 0.9
    start_lr_share: float = 1.0
    """Learning rate of an encoder that was started from, as a share of what is new."""
    weight_decay: float = 0.05
    warmup_share: float = 0.1
    warmup_epochs: int = 0
    """Instead of the share, if above 0."""
    clip_norm: float = 5.0
    temperature: float = 0.2
    statistics_weight: float = 0.0
    """Of SimCLR's second question, the log-mel statistics of each clean crop; 0: not asked."""
    projection_dim: int = 128
    projector_hidden: int = 0
    """Width of the projector's inside; 0: the embedding's."""
    projector_norm: bool = False
    """Batch norm on the projector's output too."""
    predictor_dim: int = 0
    """Bottleneck of a predictor after the projector; 0: none (SimSiam: a quarter of the projection)."""
    positives: str = "recording"
    """What the two views are crops of: one ``recording``, or two of one ``infant`` where there are two."""
    variants: int = 0
    """Copies of every recording heard through another room, device and codec, computed once before the first epoch;
    every crop is drawn from the original or one of them."""
    ambient_folder: str = ""
    """Folder of sounds of the surroundings to mix in, beside the order's rows of use ``background``."""
    mask_share: float = 0.6
    """Of the patches that ``masked`` hides, each so many mel bins by so many frames:"""
    patch_bins: int = 8
    patch_frames: int = 16
    decoder_dim: int = 256
    holdout_share: float = 0.1
    """Of the groups of each class that ``supervised`` keeps back to measure itself."""
    encoder: str = "small"
    width: int = 0
    """Channels of the encoder's first block; 0: its own."""
    corruption: Corruption = field(default_factory=lambda: VIEW_CORRUPTION)


@dataclass(frozen=True)
class FinetuneRecipe:
    """End-to-end training on few labels.

    Chosen by infant-grouped cross-validation on development uploads; no locked infant had a say in it.
    """

    epochs: int = 16
    min_steps: int = 0
    """More epochs, if these would come to fewer steps: with the recordings of 20 infants an epoch is one or two."""
    batch_size: int = 32
    crop_frames: int = 512
    lr: float = 1e-3
    encoder_lr_share: float = 0.5
    """Learning rate of a pre-trained encoder as a share of the head's."""
    weight_decay: float = 0.05
    warmup_share: float = 0.1
    clip_norm: float = 5.0
    dropout: float = 0.2
    mixup_alpha: float = 0.4
    ema_decay: float = 0.99
    """Of the running average of the weights, which is what is validated and kept."""
    patience: int = 6
    """Epochs without a better validation loss until a member stops."""
    encoder: str = "small"
    width: int = 0
    """Channels of the encoder's first block; 0: its own."""
    members: int = 1
    """Networks with other seeds and other validation infants. Beside the statistics expert a second one raised the
    cross-validated AUC by 0.001 and doubles the time of every screening."""
    folds: int = 1
    """From two on: as many networks as folds of the infants, each learning without one fold, so that every infant
    calibrates; ``members`` is then not asked."""
    mode: str = "full"
    """``full``: all of the network learns. ``probe``: a frozen encoder under a head fitted to its optimum.
    ``probe_full``: that first, then all of the network, so that a head which knows nothing yet does not spoil the
    encoder (Kumar et al. 2022); from scratch it is ``full``. With the labels of 22 infants and an encoder of general
    sounds adapted on cries, AUC 0.915 instead of 0.889, on folds of development infants."""
    head_lr_share: float = 0.3
    """Learning rate of a head that ``probe_full`` has fitted, as a share of ``lr``."""
    layer_decay: float = 1.0
    """Learning rate of each stage of a pre-trained encoder as a share of the next one's; the last has
    ``encoder_lr_share``."""
    head: str = "softmax"
    """``softmax`` or ``ordinal`` (cumulative link, for classes with an order such as Sarnat's stages)."""
    expert: bool = True
    """Whether each network is averaged with a classifier on log-mel statistics."""
    pseudo_weight: float = 0.0
    """How much a recording without a label counts beside one with, when a teacher says what it is (see
    :mod:`ml.selftrain`); each batch then holds as many of them as of the others. 0: only labels teach."""
    p_plant: float = 0.0
    """How often a crop is a stretch of its recording, planted among other sounds (see :mod:`ml.planting`),"""
    frame_weight: float = 0.0
    """and how much it counts that the network says when it is there, beside what the whole is."""
    surroundings: str = ""
    """Folder of sounds to plant among, in which there is nothing to be found; empty: made-up ones."""
    balance: str = "weights"
    """What is done about rare classes: ``weights`` in the loss, ``logit_adjusted``, batches drawn by a ``sampler``
    class by class and infant by infant, or ``none``."""
    int8: str = "auto"
    """Whether the package brings an 8-bit network too, which the app takes where it is faster and as good (see
    :mod:`ml.int8`): ``yes``, ``no``, or ``auto`` for where NNCF is installed."""
    prevalence: float = 0.0
    """Share of positives on the ward, for predictive values; 0: that of the labelled infants."""
    corruption: Corruption = field(default_factory=lambda: LABELLED_CORRUPTION)


PAPER = PretrainRecipe(
    optimizer="sgd",
    lr=0.03,
    lr_per_batch=256,
    weight_decay=5e-4,
    warmup_epochs=5,
    crop_frames=400,
    temperature=0.5,
    projection_dim=2048,
    projector_hidden=2048,
    projector_norm=True,
    encoder="cnn14",
    corruption=Corruption(time_warp=8, n_time_masks=2, n_frequency_masks=2, time_mask=9, frequency_mask=9),
)
"""Gorin et al. (arXiv 2305.01578). Masks take the mean, not the published code's 0 dB (``mask_value="zero_db"``); the
authors' family adds a predictor (``predictor_dim=512``)."""
PRETRAIN_RECIPES: Mapping[str, PretrainRecipe] = {
    "paper": PAPER,
    "simclr": PretrainRecipe(statistics_weight=1.0),
    "simsiam": PretrainRecipe(
        pretext="simsiam",
        optimizer="sgd",
        lr=0.05,
        lr_per_batch=256,
        weight_decay=1e-4,
        projection_dim=512,
        projector_norm=True,
        predictor_dim=128,
    ),
    "masked": PretrainRecipe(pretext="masked", corruption=LABELLED_CORRUPTION),
    "supervised": PretrainRecipe(
        pretext="supervised", stage="supervised", epochs=12, crop_frames=128, corruption=LABELLED_CORRUPTION
    ),
}
"""By name: the paper's, and for each pretext where to begin."""
FINETUNE_PRESETS = {
    Preset.QUICK: FinetuneRecipe(epochs=5),
    Preset.STANDARD: FinetuneRecipe(min_steps=120),
    Preset.THOROUGH: FinetuneRecipe(epochs=30, min_steps=240, members=3, patience=10),
}


def pretrain_recipe(job: Job) -> PretrainRecipe:
    """The recipe that an order names by ``{"recipe": …}``, ``{"pretext": …}`` or ``{"stage": "supervised"}``, as long
    as its preset says, with the fields it overrides.

    Raises: RunError for an unknown or unfit option, or a stage and a pretext which exclude each other.
    """
    options = _options(job)
    supervised = "supervised" if options.get("stage") == "supervised" else "simclr"
    name = options.pop("recipe", options.get("pretext", supervised))
    if not isinstance(name, str) or name not in PRETRAIN_RECIPES:
        raise RunError(
            f"There is no way of pre-training called {name!r}.", f"Choose one of: {', '.join(PRETRAIN_RECIPES)}."
        )
    recipe = _as_long_as(PRETRAIN_RECIPES[name], job.preset)
    recipe = with_overrides(recipe, options, str(job.kind))
    if (recipe.pretext == "supervised") != (recipe.stage == "supervised"):
        raise RunError(
            f"The stage {recipe.stage!r} does not go with the pretext {recipe.pretext!r}.",
            "Give the stage supervised and the pretext supervised together, or neither.",
        )
    return recipe


def _as_long_as(recipe: PretrainRecipe, preset: Preset) -> PretrainRecipe:
    epochs = {Preset.QUICK: min(QUICK_EPOCHS, recipe.epochs), Preset.THOROUGH: 4 * recipe.epochs}
    return replace(recipe, epochs=epochs.get(preset, recipe.epochs))


def finetune_recipe(job: Job) -> FinetuneRecipe:
    """The preset with the order's fields; whoever orders a number of epochs gets that number.

    Raises: RunError for an unknown or unfit option.
    """
    options = _options(job)
    if "epochs" in options:
        options.setdefault("min_steps", 0)
    return with_overrides(FINETUNE_PRESETS[job.preset], options, str(job.kind))


def _options(job: Job) -> dict[str, Any]:
    """The order's options; its number of epochs is one of them."""
    return dict(job.options) if job.epochs is None else {**job.options, "epochs": job.epochs}
