"""Two languages: Indonesian needs no catalogue, English is complete; Qt's own words are Indonesian too."""

import ast
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from desktop import i18n

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "catalogues"
ENGLISH = ROOT / "desktop" / "locale" / "en" / "LC_MESSAGES" / "loket.po"
QT_WORDS = ROOT / "desktop" / "resources" / "qt" / "qtbase_id.ts"


@pytest.fixture(scope="module")
def _compiled() -> None:
    """The catalogues as set-up leaves them."""
    subprocess.run([sys.executable, TOOL, "compile"], check=True)


@pytest.fixture
def _spoken_after() -> Iterator[None]:
    """Speak Indonesian again when the test is over."""
    yield
    i18n.use_language("id")


def fields(sentence: str) -> set[str]:
    """The names in braces."""
    return {
        name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name is not None
    }


def test_every_sentence_has_its_english() -> None:
    done = subprocess.run([sys.executable, TOOL, "missing"], capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.returncode == 0


def test_every_sentence_of_the_program_is_in_the_catalogue() -> None:
    spoken = {
        sentence[0] if isinstance(sentence, tuple) else sentence
        for _file, _line, sentence, _comments, _context in extract_from_dir(
            str(ROOT / "desktop"), [("**.py", "python")], keywords={"_": None, "n_": (1, 2)}
        )
    }
    with ENGLISH.open("rb") as file:
        held = {message.id[0] if isinstance(message.id, tuple) else message.id for message in read_po(file)}
    assert spoken - held == set()


def test_no_sentence_hides_where_extraction_cannot_see_it() -> None:
    hiding = [
        f"{source.relative_to(ROOT)}:{node.lineno}"
        for source in (ROOT / "desktop").rglob("*.py")
        for whole in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(whole, ast.JoinedStr)
        for node in ast.walk(whole)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_")
    ]
    assert hiding == []


def test_the_english_fills_in_the_same_names() -> None:
    with ENGLISH.open("rb") as file:
        catalogue = read_po(file, locale="en")
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        for form in forms:
            assert fields(str(form)) <= fields(str(ids[-1])), message.id
        assert fields(str(forms[-1])) == fields(str(ids[-1])), message.id


@pytest.mark.usefixtures("_compiled", "_spoken_after")
def test_english_is_spoken_when_asked_for() -> None:
    assert i18n.use_language("en_GB.UTF-8") == "en"
    assert i18n._("Laporan baru") == "New complaint"
    assert i18n.n_("{n} isian", "{n} isian", 1).format(n=1) == "1 field"
    assert i18n.n_("{n} isian", "{n} isian", 2).format(n=2) == "2 fields"


@pytest.mark.parametrize("code", ["id", "id_ID", "tet", "", "xx-YY"])
@pytest.mark.usefixtures("_spoken_after")
def test_everything_else_is_answered_in_indonesian(code: str) -> None:
    assert i18n.use_language(code) == "id"
    assert i18n.language() == "id"
    assert i18n._("Laporan baru") == "Laporan baru"


@pytest.mark.usefixtures("_compiled")
def test_qt_says_its_own_words_in_indonesian(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(QT_WORDS.with_suffix(".qm")))
    assert translator.translate("QPlatformTheme", "Cancel") == "Batal"
    assert translator.translate("QPrintDialog", "&Print") == "Cetak"
    assert translator.translate("QFileDialog", "File &name:") == "Nama berkas:"


def test_every_word_we_bring_is_one_that_qt_says(qapp: QApplication) -> None:
    theirs = QTranslator()
    assert theirs.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for context in ElementTree.parse(QT_WORDS).getroot().iter("context"):  # noqa: S314 – our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            assert theirs.translate(name, source), (name, source)
            assert message.findtext("translation"), (name, source)
