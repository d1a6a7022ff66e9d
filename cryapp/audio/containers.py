"""Which kinds of sound file are opened at all, told from their first bytes and never from their name."""

from __future__ import annotations

from dataclasses import dataclass

SNIFF_BYTES = 64


@dataclass(frozen=True)
class Container:
    """One allow-listed container: its shown name and the demuxers that may open it, and no other."""

    name: str
    ffmpeg_format: str
    """Demuxer PyAV is pinned to, so that no playlist, network or image demuxer can ever be chosen by probing."""
    soundfile: bool
    """True if libsndfile is tried first."""


WAV = Container("WAV", "wav", soundfile=True)
W64 = Container("W64", "w64", soundfile=True)
AIFF = Container("AIFF", "aiff", soundfile=True)
AU = Container("AU", "au", soundfile=True)
FLAC = Container("FLAC", "flac", soundfile=True)
OGG = Container("Ogg", "ogg", soundfile=True)
CAF = Container("CAF", "caf", soundfile=True)
MP3 = Container("MP3", "mp3", soundfile=True)
AAC = Container("AAC", "aac", soundfile=False)
AMR = Container("AMR", "amr", soundfile=False)
THREE_GP = Container("3GP", "mov", soundfile=False)
MP4 = Container("MP4", "mov", soundfile=False)
WEBM = Container("WebM", "matroska", soundfile=False)

READABLE = "WAV, FLAC, MP3, Ogg, Opus, CAF, 3GP, M4A, AAC, AMR, AIFF, AU or WebM"


def sniff(head: bytes) -> Container | None:
    """The container whose signature ``head`` (the first :data:`SNIFF_BYTES` bytes) carries, or None."""
    for signature, offset, container in _SIGNATURES:
        if head[offset : offset + len(signature)] == signature:
            if container is WAV and head[8:12] != b"WAVE":
                continue
            return container
    if head[4:8] == b"ftyp":
        return THREE_GP if head[8:10] == b"3g" else MP4
    return _mpeg_frame(head)


def _mpeg_frame(head: bytes) -> Container | None:
    """MPEG audio has no signature, only a frame header: 11 sync bits and fields of which some values are reserved."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    layer = (head[1] >> 1) & 0b11
    if layer == 0:
        return AAC if head[1] & 0xF6 == 0xF0 else None
    version_reserved = (head[1] >> 3) & 0b11 == 0b01
    bitrate_reserved = head[2] >> 4 == 0b1111
    rate_reserved = (head[2] >> 2) & 0b11 == 0b11
    return None if version_reserved or bitrate_reserved or rate_reserved else MP3


_SIGNATURES: tuple[tuple[bytes, int, Container], ...] = (
    (b"RIFF", 0, WAV),
    (b"RF64", 0, WAV),
    (b"BW64", 0, WAV),
    (b"riff\x2e\x91\xcf\x11", 0, W64),
    (b"FORM", 0, AIFF),
    (b".snd", 0, AU),
    (b"fLaC", 0, FLAC),
    (b"OggS", 0, OGG),
    (b"caff", 0, CAF),
    (b"ID3", 0, MP3),
    (b"#!AMR", 0, AMR),
    (b"\x1aE\xdf\xa3", 0, WEBM),
)
