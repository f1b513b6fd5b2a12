"""Where there is no tray, notices go through the desktop's portal: tried against one on a private bus."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# jeepney, which speaks to the bus, comes without types.

import os
import subprocess
import sys
from pathlib import Path

import pytest
from jeepney import MessageType, new_method_return  # pyright: ignore[reportMissingTypeStubs] - as said
from jeepney.bus_messages import message_bus  # pyright: ignore[reportMissingTypeStubs] - as said
from jeepney.io.blocking import open_dbus_connection  # pyright: ignore[reportMissingTypeStubs] - as said

from app.windows.always.notices import SERVICE
from tests.servers.secret_service import SecretService

ROOT = Path(__file__).resolve().parents[4]
PATIENCE_S = 60
CHILD = """
import sys
from PySide6.QtCore import QCoreApplication, QObject
from app.services.always.gathering import Summary
from app.windows.always.notices import Notices

application = QCoreApplication([])
parent = QObject()
notices = Notices(parent)
notices.show(Summary(title="One post needs you", words="1 was refused.", page="queue"))
sys.stdin.read()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the portal is a matter of Linux")
def test_a_summary_is_shown_by_the_portal(secret_service: SecretService) -> None:
    bus = secret_service
    desktop = open_dbus_connection(bus.environ["DBUS_SESSION_BUS_ADDRESS"])
    desktop.send_and_get_reply(message_bus.RequestName(SERVICE))
    with subprocess.Popen(
        [sys.executable, "-c", CHILD],
        cwd=ROOT,
        env={**os.environ, **bus.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        stdin=subprocess.PIPE,
    ) as program:
        call = desktop.receive(timeout=PATIENCE_S)
        while call.header.message_type is not MessageType.method_call:
            call = desktop.receive(timeout=PATIENCE_S)
        desktop.send(new_method_return(call))
        name, notice = call.body
        assert program.stdin is not None
        program.stdin.close()
        program.wait(PATIENCE_S)
    desktop.close()
    assert notice["title"] == ("s", "One post needs you")
    assert notice["body"] == ("s", "1 was refused.")
    assert name == "rapport-summary"  # the next one takes its place
