"""Single words that reach the screen as values: kept by the store, sent by the learning program, said by an enum.

Nothing imports this at run time: it only tells ``packaging/translations.py`` of words that stand elsewhere as data.
"""

from __future__ import annotations

from cryapp.domain.wording import mark

ROLES = (mark("annotator"), mark("adjudicator"), mark("screener"), mark("lead"))
RUNS = (mark("running"), mark("done"), mark("stopped early"), mark("cancelled"), mark("failed"), mark("interrupted"))
VERDICTS = (mark("better"), mark("worse"), mark("suspected"), mark("found"))
"""``cryapp.domain.model.Comparison.verdict`` and the words of screenings."""
QUALITY = (mark("Length"), mark("Clipping"), mark("Loudness"), mark("Bandwidth"), mark("undamaged"))
QUALITY_IN_SENTENCES = (mark("length"), mark("sound activity"), mark("clipping"), mark("loudness"), mark("bandwidth"))
REASONS = (mark("noise"), mark("other"), mark("unsure"), mark("sure"))
HISTORY = (mark("Skipped"), mark("Redone"))
STAGES = (mark("Pre-training"), mark("Training"), mark("Fine-tuning"), mark("Evaluating"), mark("Scoring"))
BASELINES = (
    mark("majority"),
    mark("metadata only"),
    mark("loudness duration only"),
    mark("logmel statistics"),
    mark("permuted labels"),
)
CORRUPTIONS = (
    mark("µ-law telephone"),
    mark("6 dB louder"),
    mark("6 dB softer"),
    mark("wide-band phone (50–7000 Hz)"),
    mark("8 kHz sampling (4 kHz band)"),
    mark("noise 10 dB below the sound"),
    mark("AMR phone codec"),
)
GROUPS = (mark("sex"), mark("age group"), mark("codec"), mark("device"), mark("site"), mark("band"), mark("gestation"))
OF_GROUPS = (mark("preterm"), mark("term"), mark("wide"), mark("once"), mark("twice"), mark("group"), mark("groups"))
BETWEEN_FIGURES = (mark(" of "),)
"""``3 of 12``"""
OF_GATE = (
    mark("error"),
    mark("seed"),
    mark("recipe"),
    mark("data_hash"),
    mark("code_version"),
    mark("weights hash"),
    mark("not known"),
)
CLASS_KEYS = (mark("no cry"), mark("unusable"), mark("none"), mark("confirmed"))
"""Of tasks that ship, as the gate counts them: keys without their underscores."""
COUNTED = (mark("locked infant"), mark("locked infants"), mark("locked file"), mark("locked files"))
STIMULI = (mark("hunger"), mark("heel prick"), mark("handling"), mark("spontaneous"), mark("pain"), mark("discomfort"))
POSITIVE = (mark("cry"), mark("synthetic"))
POPULATIONS = (mark("phone uploads of another population"),)
"""Of the models that ship (``resources/models``)."""
