"""What a desktop reads about the program: icons, menu entry and description say the same and are well formed."""

from __future__ import annotations

import configparser
import re
import shutil
import struct
import subprocess
import tomllib
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from openfaith_desktop.ui.shell.start import qt_application
from tools import icons

RESOURCES = icons.RESOURCES
MENU = RESOURCES / f"{icons.NAME}.desktop"
ABOUT = RESOURCES / f"{icons.NAME}.metainfo.xml"
PROJECT = tomllib.loads((RESOURCES.parent / "pyproject.toml").read_text())["project"]
SENTENCE = 20


@pytest.fixture(scope="module")
def menu() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True, delimiters="=")
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    parser.read(MENU, encoding="utf-8")
    return parser


def about() -> ET.Element:
    return ET.parse(ABOUT).getroot()


def test_the_menu_entry_has_what_a_menu_needs(menu: configparser.ConfigParser, qapp: QApplication) -> None:
    entry = menu["Desktop Entry"]
    assert (entry["Type"], entry["Terminal"]) == ("Application", "false")
    assert entry["Name"] == qt_application().applicationName() == entry["StartupWMClass"]
    assert entry["Icon"] == qt_application().desktopFileName() == icons.NAME
    assert entry["Categories"].endswith(";")
    assert "Office" in entry["Categories"].split(";")
    for action in filter(None, entry["Actions"].split(";")):
        assert menu[f"Desktop Action {action}"]["Name"]


def test_every_program_named_is_one_the_package_installs(menu: configparser.ConfigParser) -> None:
    installed = {*PROJECT["scripts"], *PROJECT["gui-scripts"]}
    started = {section["Exec"].split()[0] for section in menu.values() if "Exec" in section}
    assert started == {"openfaith-desktop"}
    assert {binary.text for binary in about().findall("provides/binary")} == installed


def test_the_description_fits_the_menu_entry_and_the_version(menu: configparser.ConfigParser) -> None:
    root = about()
    assert root.get("type") == "desktop-application"
    assert root.findtext("id") == icons.NAME
    assert root.findtext("launchable") == MENU.name
    assert root.findtext("name") == menu["Desktop Entry"]["Name"]
    assert root.findtext("summary") == menu["Desktop Entry"]["Comment"]
    assert root.findtext("project_license") == PROJECT["license"]
    newest = root.find("releases/release")
    assert newest is not None
    assert newest.get("version") == PROJECT["version"]
    assert root.find("content_rating") is not None


def test_its_words_are_those_of_people() -> None:
    texts = [
        text.strip()
        for one in about().iter()
        if one.tag in ("p", "li", "summary")
        for text in [one.text or ""]
    ]
    sentences = [s for text in texts for s in re.split(r"(?<=[.,])\s+", " ".join(text.split())) if s]
    assert not [s for s in sentences if len(s.split()) > SENTENCE]
    assert not re.search(r"\b(API|OAuth|token|database server|entity|conflict)\b", " ".join(texts))


def test_the_vector_icon_is_the_mark_as_the_window_draws_it(qapp: QApplication) -> None:
    assert (RESOURCES / f"{icons.NAME}.svg").read_text() == icons.svg()
    size = 128
    drawn = QImage.fromData(icons.png(size))
    for name in (f"{icons.NAME}.svg", f"{icons.NAME}-128.png"):
        kept = QImage(str(RESOURCES / name)).scaled(size, size)
        assert not kept.isNull(), name
        assert _apart(drawn, kept) < 5, name


def _apart(one: QImage, other: QImage) -> float:
    """Return by how much two pictures differ, on average, of 255."""
    points = [(x, y) for x in range(0, one.width(), 4) for y in range(0, one.height(), 4)]
    pairs = [(one.pixelColor(x, y), other.pixelColor(x, y)) for x, y in points]
    return sum(abs(a.red() - b.red()) + abs(a.alpha() - b.alpha()) for a, b in pairs) / len(pairs)


def test_windows_and_macos_get_every_size() -> None:
    ico = (RESOURCES / f"{icons.NAME}.ico").read_bytes()
    kind, count = struct.unpack("<HH", ico[2:6])
    assert kind == 1
    sizes: list[int] = []
    for number in range(count):
        width, *_, length, at = struct.unpack("<BBBBHHII", ico[6 + 16 * number : 22 + 16 * number])
        assert QImage.fromData(ico[at : at + length]).width() == (width or 256)
        sizes.append(width or 256)
    assert tuple(sizes) == icons.ICO_SIZES
    icns = (RESOURCES / f"{icons.NAME}.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack(">I", icns[4:8])[0] == len(icns)
    at, found = 8, {}
    while at < len(icns):
        name, length = icns[at : at + 4], struct.unpack(">I", icns[at + 4 : at + 8])[0]
        found[name] = QImage.fromData(icns[at + 8 : at + length]).width()
        at += length
    assert found == icons.ICNS_KINDS


@pytest.mark.parametrize(
    "command",
    [["desktop-file-validate", str(MENU)], ["appstreamcli", "validate", "--no-net", str(ABOUT)]],
    ids=lambda command: command[0],
)
def test_the_desktops_own_tools_find_nothing_wrong(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        return  # not this system's: the tests above look at the same on every one
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search(r"^[EW]:|error:|warning:", done.stdout + done.stderr, re.MULTILINE)


def test_every_picture_the_pages_show_is_there_and_all_of_them_are_small() -> None:
    root = RESOURCES.parent
    for page in [*root.glob("*.md"), *root.glob("docs/*.md")]:
        for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text()):
            assert not QImage(str(page.parent / picture)).isNull(), picture
    pictures = list((root / "docs" / "screenshots").iterdir())
    assert pictures
    assert sum(one.stat().st_size for one in pictures) < 3_000_000
