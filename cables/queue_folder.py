"""The default broker, messages as files in a folder, as kombu has it, but hardened: a message is only a hint.

A folder that is wiped, or a message half-written by a process that was killed, ends no worker.
"""

from pathlib import Path

from kombu.transport import filesystem
from kombu.transport.virtual import Empty


class Channel(filesystem.Channel):
    """Reads and writes messages; makes its folders anew where they are gone."""

    def _get(self, queue: str) -> dict[str, object]:
        try:
            return super()._get(queue)
        except FileNotFoundError:
            self._make_folders()
        except ValueError:  # half a message: it was moved out of the way, and the sweep sends another
            pass
        raise Empty

    def _put(self, queue: str, payload: dict[str, object], **kwargs: object) -> None:
        self._make_folders()
        super()._put(queue, payload, **kwargs)

    def _size(self, queue: str) -> int:
        self._make_folders()
        return super()._size(queue)

    def _lookup(self, exchange: str, routing_key: str, default: str | None = None) -> list[str]:
        """Where the table of bindings is gone, the key names the queue, as it does throughout Celery's defaults."""
        return super()._lookup(exchange, routing_key, default or routing_key)

    def _make_folders(self) -> None:
        for folder in (self.data_folder_in, self.data_folder_out):
            Path(folder).mkdir(parents=True, exist_ok=True)


class Transport(filesystem.Transport):
    """The transport of `filesystem://`."""

    Channel = Channel
