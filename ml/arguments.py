"""What the commands are asked: no more than argparse, so that ``cry-ml --help`` does not wait for torch."""

from __future__ import annotations

import argparse
from pathlib import Path

from ml.numbers import above_zero, whole_from

FOREIGN_KINDS = ("sb-cnn14", "panns-cnn14", "panns-cnn14-16k")
"""Of :data:`ml.foreign.FOREIGN`."""


def convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("checkpoint", type=Path, metavar="FOREIGN.ckpt", help="opened as tensors only")
    parser.add_argument("--as", dest="kind", choices=FOREIGN_KINDS, required=True, help="whose network it is")
    parser.add_argument("--out", type=Path, metavar="F.safetensors", help="default: its name, in this folder")
    parser.add_argument(
        "--front-end",
        choices=("published", "app"),
        default="published",
        help="app: the app's own 64 mel bins at 16 kHz; the first layer's statistics are estimated from --audio",
    )
    parser.add_argument(
        "--audio",
        type=Path,
        nargs="+",
        default=[],
        metavar="PATH",
        help="recordings or folders, where the first layer has to be estimated anew",
    )


def embed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "weights", type=Path, metavar="WEIGHTS_OR_PACKAGE", help="a file of cry-ml convert, or a model package"
    )
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="recordings, or folders of them")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="F.npz", help="path (n), embedding (n, dim), and what is left out"
    )
    parser.add_argument(
        "--precision", choices=("fp32", "bf16"), default="fp32", help="bf16 is faster where the processor has it"
    )


def encoders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", nargs="+", metavar="NAME", default=[], help="some of them")
    parser.add_argument("--no-speed", action="store_true", help="count, measure nothing")
    parser.add_argument("--seconds", type=above_zero, default=10.0, help="spent on each measurement")
    parser.add_argument("--out", type=Path, metavar="F.json", help="also write the figures there")


def estimate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--hours", type=above_zero, default=5_800.0, help="of sound; AudioSet has some 5,800")
    parser.add_argument("--clip-seconds", type=above_zero, default=10.0, help="length of one recording of the pool")
    parser.add_argument("--recipe", default="paper", help="of pre-training, for its views, epochs and batches")
    parser.add_argument("--encoder", help="default: the recipe's")
    parser.add_argument("--epochs", type=whole_from(1), help="default: the recipe's")
    parser.add_argument("--batch", type=whole_from(2), help="recordings of all cards together; default: the recipe's")
    parser.add_argument(
        "--gpus",
        type=whole_from(1),
        nargs="+",
        default=[1, 8],
        metavar="N",
        help="numbers of graphics cards to tell of",
    )
    parser.add_argument("--tflops", type=above_zero, default=150.0, help="what a card sustains in bfloat16")
    parser.add_argument("--shards", type=Path, metavar="DIR", help="measure the making of views from these")
    parser.add_argument("--seconds", type=above_zero, default=10.0, help="spent on each measurement")
    parser.add_argument("--out", type=Path, metavar="F.json", help="also write the figures there")


def folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder of sounds, with folders in it or without")
    parser.add_argument("--out", type=Path, required=True, metavar="manifest.jsonl", help="the manifest to write")
    parser.add_argument("--label-from-folder", action="store_true", help="a file's folder is its label")
    parser.add_argument(
        "--group-from",
        default="",
        metavar="REGEX",
        help="what its brackets catch in a file's path is the group (speaker, uploader) that no split divides;"
        " default: every file by itself",
    )
    parser.add_argument(
        "--use",
        choices=("pool", "train", "background"),
        help="default: train with labels, pool without; background: sounds of the surroundings to mix in",
    )


def compact(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("package", type=Path, metavar="PACKAGE", help="a model package")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="replaced if it is there")
    parser.add_argument("--card", type=Path, metavar="F.json", help="fields to put onto the card, such as its name")


def int8(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("package", type=Path, metavar="PACKAGE", help="a model package that no store knows yet")
    parser.add_argument(
        "--manifest",
        type=Path,
        required=True,
        metavar="F.jsonl",
        help="its recordings that are free to learn from calibrate",
    )
    parser.add_argument("--sounds", type=whole_from(1), default=120, help="so many of them, spread over the manifest")
