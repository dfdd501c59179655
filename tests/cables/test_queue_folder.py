"""The default broker outlives a wiped folder and half a message."""

import shutil
from pathlib import Path

import pytest
from kombu import Connection
from kombu.simple import SimpleQueue

import config.celery  # noqa: F401  names our transport


@pytest.fixture
def queue(tmp_path: Path) -> SimpleQueue:
    """A queue whose messages lie in tmp_path/queue."""
    folders = {"data_folder_in": tmp_path / "queue", "data_folder_out": tmp_path / "queue"}
    options = folders | {"control_folder": tmp_path / "control"}
    with Connection("filesystem://", transport_options=options) as connection:
        yield connection.SimpleQueue("celery")


def test_a_wiped_folder_is_an_empty_queue(queue, tmp_path):
    queue.put("one")
    shutil.rmtree(tmp_path / "queue")
    with pytest.raises(queue.Empty):
        queue.get_nowait()
    queue.put("two")
    assert queue.get_nowait().payload == "two"


def test_a_wiped_folder_can_be_written_to(queue, tmp_path):
    shutil.rmtree(tmp_path / "queue", ignore_errors=True)
    shutil.rmtree(tmp_path / "control", ignore_errors=True)
    queue.put("one")
    assert queue.get_nowait().payload == "one"


@pytest.mark.parametrize("half", [b"", b'{"body": "'])
def test_half_a_message_is_passed_over(queue, tmp_path, half):
    queue.put("one")
    (tmp_path / "queue" / "0_half.celery.msg").write_bytes(half)
    with pytest.raises(queue.Empty):
        queue.get_nowait()
    assert queue.get_nowait().payload == "one"
