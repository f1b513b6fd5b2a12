"""A secret that is written anywhere in any dress is found; else the search would prove nothing."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.secrecy.search import Found, forms, search

SECRET = 'pässword "1" & <more>/+'
TOKEN = "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJlLW9mLWEtdG9rZW4"


@pytest.mark.parametrize("form", list(forms(SECRET)))
@pytest.mark.parametrize("name", ["rapport.log", "rapport.db-wal", "deep/in/window.ini", ".hidden"])
def test_a_planted_secret_is_found_in_each_form(tmp_path: Path, form: str, name: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"before " + forms(SECRET)[form] + b" after")
    assert Found(place=name, name="password", form=form) in search(tmp_path, {"password": SECRET})


@pytest.mark.parametrize("before", ["", "u", "us", "user:", "Basic user:"])
def test_a_secret_in_the_middle_of_encoded_words_is_found(tmp_path: Path, before: str) -> None:
    import base64

    words = f"{before}{SECRET}, and so on".encode()
    (tmp_path / "plain").write_bytes(base64.b64encode(words))
    (tmp_path / "safe").write_bytes(base64.urlsafe_b64encode(words))
    assert {each.place for each in search(tmp_path, {"password": SECRET})} == {"plain", "safe"}


def test_a_secret_in_a_row_that_is_cut_into_pages_is_found(tmp_path: Path) -> None:
    secret = "0123456789" * 600  # longer than a page
    with closing(sqlite3.connect(tmp_path / "rapport.db")) as database, database:
        database.execute("CREATE TABLE notes (text TEXT)")
        database.execute("INSERT INTO notes VALUES (?)", (f"said: {secret}",))
    found = {(each.place, each.form) for each in search(tmp_path, {"token": secret})}
    assert ("rapport.db (rows)", "raw") in found
    assert ("rapport.db", "raw") not in found


def test_a_secret_in_a_packed_database_is_found(tmp_path: Path) -> None:
    secret = "0123456789" * 600
    with closing(sqlite3.connect(tmp_path / "rapport.db")) as database, database:
        database.execute("CREATE TABLE notes (text TEXT)")
        database.execute("INSERT INTO notes VALUES (?)", (secret,))
    with zipfile.ZipFile(tmp_path / "backup.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(tmp_path / "rapport.db", "rapport.db")
    (tmp_path / "rapport.db").unlink()
    assert {each.place for each in search(tmp_path, {"token": secret})} == {"backup.zip (rapport.db) (rows)"}


def test_the_signature_of_a_token_alone_is_found(tmp_path: Path) -> None:
    (tmp_path / "rapport.log").write_text(f"…{TOKEN[-30:]}", "utf-8")
    assert {each.name for each in search(tmp_path, {"access": TOKEN})} == {"access: signature"}


def test_what_is_no_secret_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "rapport.log").write_text("password pass word eyJhbGciOi.eyJzdWIiOi.", "utf-8")
    assert search(tmp_path, {"password": SECRET, "access": TOKEN}) == []
