"""Label files of Audacity, Praat and Raven: what goes out comes back, and what is lost on the way is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cryapp.domain.errors import UserError
from cryapp.domain.ids import RecordingId
from cryapp.domain.segment import Origin, SegmentState
from cryapp.services import segmenting
from cryapp.services.library import Library, open_library
from cryapp.services.segment_exchange import Format, Imported, export_segments, format_of, import_segments
from cryapp.services.segment_files import audacity, raven, textgrid
from cryapp.services.segment_files.marked import Marked, Parsed, one_line, state_from, text_of
from tests.store.made import add_recordings, mark

ONE = RecordingId(1)
KEYS = ("expiration", "inspiration", "pause", "hyperphonation")

micros = st.integers(0, 4_000_000).map(lambda i: i / 1e6)
hertz = st.integers(0, 8_000_000).map(lambda i: i / 1e3)
notes = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@st.composite
def states(draw: st.DrawFn) -> SegmentState:
    start_s, end_s = sorted((draw(micros), draw(micros)))
    low_hz, high_hz = sorted((draw(hertz), draw(hertz)))
    box = draw(st.booleans()) and low_hz < high_hz
    return SegmentState(
        start_s,
        end_s,
        low_hz if box else None,
        high_hz if box else None,
        tuple(draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=3))),
        draw(st.booleans()),
        draw(notes),
    )


def back(parsed: Parsed) -> list[SegmentState]:
    found = [state_from(marked, KEYS, {}) for marked in parsed.marked]
    assert None not in found
    return sorted((state for state in found if state is not None), key=by_all)


def by_all(state: SegmentState) -> str:
    return repr(state)


def kept(state: SegmentState, *, band: bool, breaks: bool) -> SegmentState:
    return SegmentState(
        state.start_s,
        state.end_s,
        state.low_hz if band else None,
        state.high_hz if band else None,
        state.classes,
        state.uncertain,
        state.note if breaks else one_line(state.note),
    )


@settings(max_examples=50, deadline=None)
@given(st.lists(states(), max_size=6))
def test_audacity_gives_back_all_but_line_breaks(given_: list[SegmentState]) -> None:
    written = audacity.write(given_)
    wanted = sorted((kept(s, band=True, breaks=False) for s in given_), key=by_all)
    assert back(audacity.read(written.content, "labels.txt")) == wanted
    assert bool(written.dropped) == any(one_line(s.note) != s.note for s in given_)


@settings(max_examples=50, deadline=None)
@given(st.lists(states(), max_size=6), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_textgrid_gives_back_all_but_frequencies(given_: list[SegmentState], encoding: str) -> None:
    written = textgrid.write(given_, 4.0, "cry_unit")
    content = written.content.decode().encode(encoding)
    wanted = sorted((kept(s, band=False, breaks=True) for s in given_), key=by_all)
    assert back(textgrid.read(content, "x.TextGrid")) == wanted
    assert bool(written.dropped) == any(s.is_box for s in given_)


@settings(max_examples=50, deadline=None)
@given(st.lists(states(), max_size=6))
def test_raven_gives_back_all_but_line_breaks(given_: list[SegmentState]) -> None:
    written = raven.write(given_, 8_000.0)
    wanted = sorted((kept(s, band=True, breaks=False) for s in given_), key=by_all)
    assert back(raven.read(written.content, "x.txt", recording="a.wav")) == wanted


def test_files_look_as_the_programs_write_them() -> None:
    box = SegmentState(0.5, 1.25, 300.0, 900.5, ("expiration",), True, 'so "hoarse"')
    point = SegmentState(2.0, 2.0)
    assert audacity.write([box, point]).content == (
        b'0.500000\t1.250000\texpiration? | so "hoarse"\n\\\t300.000000\t900.500000\n2.000000\t2.000000\t-\n'
    )
    head, first, second = raven.write([box, point], 8000).content.decode().split("\r\n")[:3]
    assert head.split("\t")[:4] == ["Selection", "View", "Channel", "Begin Time (s)"]
    assert first.startswith("1\tSpectrogram 1\t1\t0.500000\t1.250000\t300.000000\t900.500000\texpiration?")
    assert second.startswith("2\tWaveform 1\t1\t2.000000\t2.000000\t0.000000\t8000.000000\t-")
    grid = textgrid.write([box, point], 4.0, "cry_unit").content.decode()
    assert grid.startswith(
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 4.0\ntiers? <exists>'
    )
    assert 'text = "expiration? | so ""hoarse"""' in grid
    assert 'class = "TextTier"' in grid
    # Praat wants intervals without gaps, from the beginning to the end.
    assert [line.split("= ")[1] for line in grid.split("\n") if line.startswith("            x")] == (
        ["0.0", "0.5", "0.5", "1.25", "1.25", "4.0"]
    )


SHORT = """File type = "ooTextFile"
Object class = "TextGrid"

0
2.3
<exists>
2
"IntervalTier"
"units" ! a comment with "quotes" and 5 numbers
0
2.3
3
0
0.7
""
0.7
1.9
"expiration"
1.9
2.3
"pause"
"TextTier"
"marks"
0
2.3
1
1.0
"?"
"""


def test_the_short_form_and_old_encodings_are_read_too() -> None:
    big_endian = b"\xfe\xff" + SHORT.replace("\n", "\r\n").encode("utf-16-be")
    for data in (SHORT.encode(), SHORT.encode("utf-16"), big_endian):
        parsed = textgrid.read(data, "x.TextGrid")
        assert parsed.marked == (
            Marked(0.7, 1.9, "expiration"),
            Marked(1.0, 1.0, "?"),
            Marked(1.9, 2.3, "pause"),
        )
        assert parsed.dropped == ("that the intervals lay in the tiers units, marks",)
    assert audacity.read("0\t1\tSäugling\n".encode("latin-1"), "x.txt").marked[0].text == "Säugling"


RAVEN = (
    "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tBegin File"
    "\tFile Offset (s)\tSpecies\tScore\r\n"
    "1\tWaveform 1\t1\t10.5\t11.5\t0\t8000\ta.wav\t0.5\tpause\t3\r\n"
    "1\tSpectrogram 1\t1\t10.5\t11.5\t250\t900\ta.wav\t0.5\tpause\t3\r\n"
    "2\tSpectrogram 1\t2\t20\t20.25\t100\t200\tb.wav\t5\tpause\t3\r\n"
)


def test_raven_tables_of_several_files_views_and_columns() -> None:
    parsed = raven.read(RAVEN.encode(), "t.txt", recording="a.wav", label_column="Species")
    assert parsed.marked == (Marked(0.5, 1.5, "pause", 250.0, 900.0),)
    assert parsed.dropped == ("the columns Score", "1 row of other files")
    other = raven.read(RAVEN.encode(), "t.txt", recording="b.wav", label_column="Species")
    assert (other.marked[0].start_s, other.marked[0].end_s) == (5.0, 5.25)
    assert "the channels" in other.dropped
    with pytest.raises(UserError, match=r"which column has the labels.*Species, Score"):
        raven.read(RAVEN.encode(), "t.txt", recording="a.wav")
    with pytest.raises(UserError, match="no column “Kind”"):
        raven.read(RAVEN.encode(), "t.txt", recording="a.wav", label_column="Kind")
    without = RAVEN.replace("File Offset (s)", "Offset")
    with pytest.raises(UserError, match="about several files"):
        raven.read(without.encode(), "t.txt", recording="a.wav", label_column="Species")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"0.5\n", "Line 1 of x.txt is no label"),
        (b"0\t1\tx\n1\tfish\ty\n", "Line 2 of x.txt: “fish”"),
        (b"2\t1\tx\n", "an end lies before its start"),
        (b"\\\t1\t2\n", "without a label"),
        (b"0\t1\tx\n\\\t900\t300\n", "an end lies before"),
        (b"nan\t1\tx\n", "“nan”"),
        (b"\xff\xfe\x00", "is no text"),
    ],
)
def test_a_broken_track_is_refused_at_its_line(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        audacity.read(data, "x.txt")


@pytest.mark.parametrize("cut", [5, 60, 75, 130, 250, 400])
def test_a_textgrid_that_breaks_off_is_refused(cut: int) -> None:
    whole = textgrid.write([SegmentState(0.5, 1.0, classes=("pause",))], 4.0, "cry_unit").content
    with pytest.raises(UserError, match=r"breaks off or is no TextGrid"):
        textgrid.read(whole[:cut], "x.TextGrid")


def test_what_audacity_writes_of_open_selections_is_said() -> None:
    parsed = audacity.read(b"0,5\t1,5\tpause\tmore\n\\\t-1.000000\t500.0\n", "x.txt")
    assert parsed.marked == (Marked(0.5, 1.5, "pause"),)
    assert len(parsed.dropped) == 2


@pytest.mark.parametrize("text", ["pause?", "pause", "a sigh", "pause+a sigh?", "", "-", "?"])
def test_texts_of_other_people_are_understood_by_a_map(text: str) -> None:
    state = state_from(Marked(0, 1, text), KEYS, {"a sigh": "expiration"})
    assert state is not None
    assert state.classes == {
        "pause?": ("pause",),
        "pause": ("pause",),
        "a sigh": ("expiration",),
        "pause+a sigh?": ("pause", "expiration"),
    }.get(text, ())
    assert state.uncertain == text.endswith("?")
    assert state_from(Marked(0, 1, "hungry"), KEYS, {}) is None


@pytest.fixture
def lib(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(str(tmp_path / "store"))
    add_recordings(opened.store, {"I-1": 1})
    yield opened
    opened.close()


def test_export_and_import_through_the_store(lib: Library, tmp_path: Path) -> None:
    one, two = mark(lib, "R-01", "cry_unit"), mark(lib, "R-02", "cry_unit")
    mine = [SegmentState(0.25, 1.0, classes=("pause",)), SegmentState(1.0, 2.5, 200.0, 900.0, ("expiration",))]
    segmenting.draw(lib, ONE, mine, one)
    for wanted in Format:
        out = tmp_path / f"{wanted}.out"
        assert export_segments(lib, ONE, "cry_unit", one.annotator_id, wanted, out).n_segments == 2
        assert not list(tmp_path.glob(".*.part"))
    path = tmp_path / "raven.out"
    done = import_segments(lib, path, ONE, two, Format.RAVEN)
    assert (done.n_segments, done.n_already, done.dropped) == (2, 0, ())
    found = segmenting.read(lib, ONE, two.task_id, two.annotator_id)
    assert [s.state for s in found] == mine
    assert {s.origin for s in found} == {Origin.IMPORT}
    assert import_segments(lib, path, ONE, two, Format.RAVEN) == Imported(0, 2, (), None)
    assert done.batch is not None
    segmenting.revert(lib, done.batch, two)
    assert segmenting.read(lib, ONE, two.task_id, two.annotator_id) == ()


def test_an_import_is_cut_to_the_recording_or_refused_whole(lib: Library, tmp_path: Path) -> None:
    by = mark(lib, "R-01", "cry_unit")
    path = tmp_path / "labels.txt"
    path.write_text("1\t2\tpause\n3.5\t9\tpause\n8\t9\tpause\n")
    done = import_segments(lib, path, ONE, by, format_of(path))
    assert done.n_segments == 2
    assert done.dropped == (
        "1 segment after the recording's end",
        "what 1 segment has beyond the recording's end",
    )
    path.write_text("1\t3\tpause\n2\t3\tsneeze\n")
    with pytest.raises(UserError, match="no classes of “Cry units”: sneeze"):
        import_segments(lib, path, ONE, by, Format.AUDACITY)
    assert len(segmenting.read(lib, ONE, by.task_id, by.annotator_id)) == 2
    assert import_segments(lib, path, ONE, by, Format.AUDACITY, meaning={"sneeze": "other_voice"}).n_segments == 2
    with pytest.raises(UserError, match="cannot be read"):
        import_segments(lib, tmp_path / "gone.txt", ONE, by, Format.AUDACITY)
    with pytest.raises(UserError, match="cannot be written"):
        export_segments(lib, ONE, "cry_unit", by.annotator_id, Format.AUDACITY, tmp_path / "no" / "x.txt")


def test_what_a_reader_typed_leaves_only_for_a_reason(lib: Library, tmp_path: Path) -> None:
    by = mark(lib, "R-01", "cry_unit")
    segmenting.draw(lib, ONE, [SegmentState(0.25, 1.0, classes=("pause",), note="Anna's mother")], by)
    to = (ONE, "cry_unit", by.annotator_id)
    for wanted in Format:
        out = tmp_path / f"{wanted}.out"
        done = export_segments(lib, *to, wanted, out)
        assert done.dropped == ("1 note, which may name people",)
        assert b"Anna" not in out.read_bytes()
        with pytest.raises(UserError, match="needs a reason"):
            export_segments(lib, *to, wanted, out, with_notes=True, reason=" ")
        assert export_segments(lib, *to, wanted, out, with_notes=True, reason="moving house").dropped == ()
        assert b"Anna" in out.read_bytes()
    with lib.store.read() as session:
        sql = "SELECT reason, after ->> 'notes' FROM audit_event WHERE action = 'segments.export' ORDER BY id DESC"
        assert session.connection().exec_driver_sql(sql).first() == ("moving house", 1)


def test_names_tell_the_format() -> None:
    assert format_of(Path("a.TextGrid")) is Format.TEXTGRID
    assert format_of(Path("a.Table.1.selections.txt")) is Format.RAVEN
    assert format_of(Path("a.txt")) is Format.AUDACITY
    assert format_of(Path("a.csv"), "raven") is Format.RAVEN
    for name, given_ in (("a.csv", None), ("a.txt", "elan")):
        with pytest.raises(UserError, match=r"format|program"):
            format_of(Path(name), given_)
    assert text_of(SegmentState(0, 1)) == "-"
