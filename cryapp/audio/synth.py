"""Synthetic cries with known truth, and the set of examples made of them."""

from cryapp.audio.synth_examples import ExampleCry, example_set
from cryapp.audio.synth_voice import CrySpec, SynthCry, Unit, synthesise

__all__ = ["CrySpec", "ExampleCry", "SynthCry", "Unit", "example_set", "synthesise"]
