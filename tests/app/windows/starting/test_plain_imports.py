"""Python loads our modules as if Qt were not there, and no more of its own than a start needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOADED = """
import linecache
from PySide6.QtWidgets import QApplication
from app.windows.starting.plain_imports import plain_imports
plain_imports()
import widgets.ground.style
print(list(linecache.cache))
"""


NO_TLS = """
import sys
from app.windows.starting.plain_imports import import_asyncio
import_asyncio()
import app.services.upkeep.crash_report
import app.networks.bluesky.bluesky, app.networks.mastodon.mastodon, app.services.engine
import coach.reviewing.review
print([name for name in ("ssl", "_ssl", "hashlib", "_hashlib", "httpx") if name in sys.modules])
"""

TLS = """
from app.windows.starting.plain_imports import import_asyncio
import_asyncio()
import asyncio
import ssl

def context(side):
    made = ssl.SSLContext(side)
    made.check_hostname, made.verify_mode = False, ssl.CERT_NONE
    made.maximum_version = ssl.TLSVersion.TLSv1_2
    made.set_ciphers("AECDH-AES256-SHA:@SECLEVEL=0")  # needs no certificate
    return made

async def greet(reader, writer):
    writer.write(b"Hello")
    writer.close()

async def talk():
    server = await asyncio.start_server(greet, "127.0.0.1", 0, ssl=context(ssl.PROTOCOL_TLS_SERVER))
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context(ssl.PROTOCOL_TLS_CLIENT))
    print([await reader.read()], type(writer.get_extra_info("ssl_object")) is ssl.SSLObject)
    writer.close()
    server.close()

asyncio.run(talk())
"""

SECOND = """
import sys
from app.__main__ import main
from app.places import find_places
from app.services.drafting import letters
from app.services.lock import Lock
places = find_places()
places.make()
lock = Lock(places.window_lock)
lock.take()
letters.PATIENCE_S = 0
print(main([]), [name for name in sys.modules if name.startswith("PySide6")])
"""

WHOLE = """
import sys
from app.__main__ import main
from app.windows.starting.program import Program

def look(program, open_door=Program.open_door):
    open_door(program)
    print(sorted(name for name in sys.modules if name.startswith("PySide6.")))
    with open("/proc/self/maps") as file:
        print("Qt6Network" in file.read())
    program.close()
    sys.stdout.flush()
    program._application.quit()

Program.open_door = look
main([])
"""


def _run(code: str, **variables: str) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | variables,
    )
    return done.stdout.strip(), done.stderr


def test_no_source_is_read_for_a_module_that_is_loaded_after_qt() -> None:
    assert _run(LOADED) == ("[]", "")


def test_the_engine_is_loaded_and_a_text_is_counted_without_tls() -> None:
    assert _run(NO_TLS) == ("[]", "")


def test_tls_works_where_asyncio_was_loaded_without_it() -> None:
    assert _run(TLS) == ("[b'Hello'] True", "")


def test_a_second_program_hands_over_without_qt(tmp_path: Path) -> None:
    said, trouble = _run(SECOND, RAPPORT_HOME=str(tmp_path))
    assert said == "1 []"
    assert "does not answer" in trouble


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists what a process has loaded")
def test_the_window_with_all_that_stands_around_it_is_without_qts_network_library(tmp_path: Path) -> None:
    home = {"RAPPORT_HOME": str(tmp_path), "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    modules, loaded = _run(WHOLE, **home)[0].splitlines()
    assert "PySide6.QtWidgets" in modules
    assert "PySide6.QtNetwork" not in modules
    assert loaded == "False"
