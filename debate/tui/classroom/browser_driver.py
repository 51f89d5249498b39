"""The driver of an app that is shown in a browser: Textual's own, closed where the machine is the teacher's.

The app runs on the machine of the room's server, for somebody who sits elsewhere. So nothing is delivered as a file and
no address is opened there; and when the web server goes, however it goes, the app ends too.
"""

from __future__ import annotations

import contextlib
from typing import Any

from textual.drivers.web_driver import WebDriver


class BrowserDriver(WebDriver):
    """Ends the app the way its own quit key does, with everything kept."""

    def run_input_thread(self) -> None:
        """Take input until there is no more: the web server has gone, or the app has ended."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._quit()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """What the web server asks for."""
        if packet_type == "quit":
            self._quit()
        elif not packet_type.startswith("deliver"):
            super().on_meta(packet_type, payload)

    def _quit(self) -> None:
        with contextlib.suppress(RuntimeError):  # its loop has ended already
            self._app.call_later(self._app.action_quit)

    def stop_application_mode(self) -> None:
        """Stop, also when nobody listens any more."""
        with contextlib.suppress(OSError):
            super().stop_application_mode()

    def write(self, data: str) -> None:
        """Write to the browser; into nothing once the web server has gone."""
        with contextlib.suppress(BrokenPipeError):
            super().write(data)

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """No address is opened: the app is not the reader's own."""

    def _deliver_file(self, *arguments: Any, **named: Any) -> None:
        """No file is delivered."""
