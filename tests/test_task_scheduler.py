"""The task for the Task Scheduler of Windows: as its schema wants it, and what it does works."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from toezichtdesk.paths import resource

if TYPE_CHECKING:
    from tests.conftest import Console, Desk

TASK = resource("windows", "taak-importeren.xml")
SCHEMA = Path(__file__).with_name("task_scheduler.xsd")
OF = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


@pytest.fixture(scope="module")
def task() -> etree._ElementTree:
    return etree.parse(TASK)


def said(task: etree._ElementTree, name: str) -> str:
    return str(task.findtext(f".//{OF}{name}"))


def test_the_task_is_valid_and_in_the_encoding_that_schtasks_reads(
    task: etree._ElementTree,
) -> None:
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(task)
    assert TASK.read_bytes().startswith(b"\xff\xfe<\x00?\x00")
    assert task.docinfo.encoding == "UTF-16"
    assert said(task, "RunLevel") == "LeastPrivilege"


def test_the_task_imports_what_is_in_the_folder_once(
    task: etree._ElementTree, desk: Desk, console: Console
) -> None:
    desk.sheet([("Delft", 30, -6, 9)], title="2026-I, stand 1 maart 2026")
    switch, module, *asked = shlex.split(said(task, "Arguments").replace("\\", "/"))
    folder = asked[-1].rsplit("/", 1)[0]
    asked[-1] = asked[-1].replace(folder, desk.folder.as_posix())

    assert (switch, module) == ("-m", "toezichtdesk")
    assert console(*asked, database=desk.path).code == 0
    assert console(*asked, database=desk.path).code == 0


def test_the_page_for_administrators_says_the_same(task: etree._ElementTree) -> None:
    page = resource("manual", "beheerders.md").read_text(encoding="utf-8")

    assert f"app\\resources\\windows\\{TASK.name}" in page
    for name in ("Command", "Arguments", "WorkingDirectory"):
        assert said(task, name) in page
