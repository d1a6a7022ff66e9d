"""What a view or a labelled crop must survive: corruptions of mel power, mixup, and true ones of waveforms."""

from ml.augment.corruption import Corruption, corrupt
from ml.augment.mixing import mixup

__all__ = ["Corruption", "corrupt", "mixup"]
