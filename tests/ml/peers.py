"""The networks which published weights belong to, from their own packages, with seeded weights."""

from __future__ import annotations

import importlib.util
import sys
import warnings
from types import ModuleType
from typing import Any

import pytest
import torch

import ml.torchaudio_transforms  # noqa: F401 - first, so that torchaudio also loads beside another CUDA build
from ml.frontends import FrontEnd

ABSENT = "the extra [parity] is not installed"


def speechbrain() -> Any:
    """SpeechBrain's front end and CNN14, as (features, network); features (batch, samples) → (batch, frames, 80)."""
    with quiet():
        pytest.importorskip("speechbrain", reason=ABSENT)
        from speechbrain.lobes.features import Fbank
        from speechbrain.lobes.models.Cnn14 import Cnn14
        from speechbrain.processing.features import InputNormalization

        _drop_lazy_modules()
    fbank, norm = Fbank(n_mels=80), InputNormalization(norm_type="sentence", std_norm=False)

    def features(waveform: torch.Tensor) -> torch.Tensor:
        return norm(fbank(waveform), torch.ones(len(waveform)))

    return features, seeded(Cnn14(80, 2048))


def _drop_lazy_modules() -> None:
    """Takes SpeechBrain's placeholders of renamed modules out of ``sys.modules``.

    Whoever looks at every loaded module, as hypothesis does, would import them by asking for ``__file__``: they warn,
    and one of them needs a package that is not there.
    """
    from speechbrain.utils.importutils import LazyModule

    for name, module in list(sys.modules.items()):
        if isinstance(module, LazyModule):
            del sys.modules[name]


def panns(front_end: FrontEnd) -> Any:
    """PANNs' Cnn14. Only its module of networks is imported: the package itself downloads when it is imported."""
    if "panns_inference" not in sys.modules:
        spec = importlib.util.find_spec("panns_inference")
        if spec is None:
            pytest.skip(ABSENT)
        package = ModuleType("panns_inference")
        package.__path__ = list(spec.submodule_search_locations or [])
        sys.modules["panns_inference"] = package
    with quiet():
        from panns_inference.models import Cnn14
    f = front_end
    return seeded(Cnn14(f.sample_rate_hz, f.n_fft, f.hop, f.n_mels, f.f_min_hz, f.f_max_hz, 527))


def panns_front_end(front_end: FrontEnd) -> tuple[Any, Any]:
    """What PANNs' networks begin with, as they set it: (waveform → power spectrogram, → log-mel)."""
    with quiet():
        stft = pytest.importorskip("torchlibrosa.stft", reason=ABSENT)
    f = front_end
    spectrogram = stft.Spectrogram(f.n_fft, f.hop, f.n_fft, "hann", True, "reflect", freeze_parameters=True)
    logmel = stft.LogmelFilterBank(
        f.sample_rate_hz, f.n_fft, f.n_mels, f.f_min_hz, f.f_max_hz, ref=1.0, amin=1e-10, top_db=None
    )
    return spectrogram, logmel.requires_grad_(False)


def seeded(network: torch.nn.Module) -> torch.nn.Module:
    """Batch norms as after some training, so that no part of the network is the identity."""
    rng = torch.Generator().manual_seed(7)
    for name, tensor in network.state_dict().items():
        if name.endswith("running_var"):
            tensor.uniform_(0.5, 1.5, generator=rng)
        elif name.endswith(("running_mean", "norm1.bias", "norm2.bias", "bn1.bias", "bn2.bias", "fc1.bias")):
            tensor.uniform_(-0.2, 0.2, generator=rng)
    for name in ("norm0", "bn0"):
        if hasattr(network, name):
            getattr(network, name).bias.data.uniform_(-0.2, 0.2, generator=rng)
    return network.eval()


class quiet(warnings.catch_warnings):  # noqa: N801 - used like the function it wraps
    """While a peer is imported, its warnings are its own business."""

    def __enter__(self) -> Any:
        entered = super().__enter__()
        warnings.simplefilter("ignore")
        return entered
