"""Drafts come in from files and go out into files; whatever does not fit is told in a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import InputError, StoreError
from app.model.draft import Draft
from app.services.drafting import carrying
from tests.app.services.lab import Lab


def texts(drafts: tuple[Draft, ...]) -> list[str]:
    return [draft.text for draft in drafts]


def test_files_of_every_kind_become_drafts_and_the_others_are_told(lab: Lab, tmp_path: Path) -> None:
    files = {
        "a.md": b"---\nlabels: [baking]\n---\nBread",
        "b.TXT": b"\xef\xbb\xbf---\r\nSoup",
        "c.csv": "text\nRolls\nBroth\n".encode("utf-16"),
        "d.docx": b"PK",
        "e.md": b"---\na: [\n---\nBread",
        "f.txt": b"\xff\xfa\x00",
        "g.txt": b" \n",
        "h.csv": b"words\nBread",
        "i.csv": b"text,note\n,only a note\n",
        "j.txt": b"a\0b",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder.md").mkdir()
    names = [*files, "folder.md", "missing.md"]
    carried = lab.run(lab.engine.carrying.take_files([tmp_path / name for name in names]))
    assert texts(carried.drafts) == ["Bread", "---\nSoup", "Rolls", "Broth"]
    assert carried.drafts[0].labels == ("baking",)
    assert set(lab.run(lab.engine.composing.drafts())) == set(carried.drafts)
    assert [sentence.replace(str(tmp_path), "") for sentence in carried.refused] == [
        "d.docx: Only .md, .txt and .csv files can be read.",
        "e.md: The front matter is not valid YAML in its line 1.",
        "f.txt: It is no text in UTF-8. Save it as UTF-8 and try again.",
        "g.txt: It is empty.",
        "h.csv: It has no column called “text”. Its columns are: “words”.",
        "i.csv: No row in it has a text.",
        "j.txt: It is no text.",
        "folder.md: It cannot be read: Is a directory.",
        "missing.md: It cannot be read: No such file or directory.",
    ]


def test_drafts_of_one_table_are_listed_in_its_order(lab: Lab, tmp_path: Path) -> None:
    wanted = [f"Loaf {n}" for n in range(30)]
    (tmp_path / "loaves.csv").write_text("\n".join(("text", *wanted)), encoding="utf-8")
    lab.run(lab.engine.carrying.take_files([tmp_path / "loaves.csv"]))
    assert texts(lab.run(lab.engine.composing.drafts())) == wanted


def test_a_file_that_is_too_large_is_told(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, "LARGEST", 4)
    (tmp_path / "a.txt").write_text("Bread")
    assert "larger than" in lab.run(lab.engine.carrying.take_files([tmp_path / "a.txt"])).refused[0]


def test_the_clipboard_becomes_one_draft(lab: Lab) -> None:
    assert texts(lab.run(lab.engine.carrying.take_text("Bread\r\n---\r\nSoup")).drafts) == [
        "Bread\n---\nSoup"
    ]
    with pytest.raises(InputError, match="no text in the clipboard"):
        lab.run(lab.engine.carrying.take_text(" "))


def test_all_drafts_go_into_a_folder_each_under_a_name_of_its_own(lab: Lab, tmp_path: Path) -> None:
    for text in ("Bread: rises!", "bread rises", "../..", "Soup"):
        lab.run(lab.engine.composing.save(replace(lab.engine.composing.blank(), text=text)))
    folder = tmp_path / "out" / "drafts"
    folder.mkdir(parents=True)
    (folder / "Soup.md").write_text("somebody else's")
    assert lab.run(lab.engine.carrying.give_all(folder)) == 4
    names = sorted(path.name.lower() for path in folder.iterdir())
    assert names == ["bread-rises-2.md", "bread-rises.md", "draft.md", "soup-2.md", "soup.md"]
    assert (folder / "Soup.md").read_text() == "somebody else's"
    back = lab.run(lab.engine.carrying.take_files([folder / "Soup-2.md", folder / "draft.md"]))
    assert texts(back.drafts) == ["Soup", "../.."]


def test_all_drafts_go_into_one_table_and_come_back(lab: Lab, tmp_path: Path) -> None:
    for text in ("Bread\nrises", 'Soup, "hot"'):
        lab.run(lab.engine.composing.save(replace(lab.engine.composing.blank(), text=text, note="N")))
    table = tmp_path / "all.csv"
    assert lab.run(lab.engine.carrying.give_all(table)) == 2
    back = lab.run(lab.engine.carrying.take_files([table]))
    assert sorted(texts(back.drafts)) == ["Bread\nrises", 'Soup, "hot"']
    assert [draft.note for draft in back.drafts] == ["N", "N"]


def test_one_draft_goes_into_the_file_that_was_named(lab: Lab, tmp_path: Path) -> None:
    draft = lab.run(lab.engine.composing.save(replace(lab.engine.composing.blank(), text="Bread")))
    for name in ("one.md", "one.csv"):
        lab.run(lab.engine.carrying.give_one(draft.id, tmp_path / name))
        assert texts(lab.run(lab.engine.carrying.take_files([tmp_path / name])).drafts) == ["Bread"]
    with pytest.raises(InputError, match="no longer there"):
        lab.run(lab.engine.carrying.give_one("nothing", tmp_path / "two.md"))
    with pytest.raises(StoreError, match="cannot be written"):
        lab.run(lab.engine.carrying.give_one(draft.id, tmp_path / "no" / "folder.md"))
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in {".md", ".csv"}) == [
        "one.csv",
        "one.md",
    ]
