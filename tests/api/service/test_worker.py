"""The worker: one piece of work after the other, in a process of its own that may die."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.service.worker import Worker
from graph.errors import BadRequest, BadRows, Cyclic, NotFound, StoreError, ZhengmaiError

PATIENCE = 120.0  # seconds


@pytest.fixture
def worker() -> Iterator[Worker]:
    opened = Worker()
    yield opened
    opened.close()


def add_line(path: Path, line: str) -> int:
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    return os.getpid()


def refuse(words: str) -> None:
    raise NotFound(words, ["二", "三"])


def die() -> None:
    os._exit(1)


def test_work_is_done_in_order_beside_this_process(worker: Worker, tmp_path: Path) -> None:
    jobs = [worker.start("/", add_line, tmp_path / "lines", str(number)) for number in range(5)]
    assert all(job.wait(PATIENCE) for job in jobs)
    (process,) = {job.result() for job in jobs}
    assert process != os.getpid()
    assert (tmp_path / "lines").read_text().split() == ["0", "1", "2", "3", "4"]
    assert worker.job(jobs[0].id) is jobs[0]


def test_what_goes_wrong_is_said_here(worker: Worker) -> None:
    job = worker.start("/", refuse, "there is no 一")
    assert job.wait(PATIENCE)
    with pytest.raises(NotFound, match=r"^there is no 一; nearest: 二, 三$") as error:
        job.result()
    assert error.value.nearest == ["二", "三"]


def test_a_process_that_dies_is_started_anew(worker: Worker, tmp_path: Path) -> None:
    job = worker.start("/", die)
    assert job.wait(PATIENCE)
    with pytest.raises(StoreError, match="has died"):
        job.result()
    again = worker.start("/", add_line, tmp_path / "lines", "一")
    assert again.wait(PATIENCE)
    assert again.result() != os.getpid()


def test_unknown_work_is_not_found(worker: Worker) -> None:
    with pytest.raises(NotFound, match="no piece of work"):
        worker.job("x" * 500)


@pytest.mark.parametrize(
    "error", [BadRequest("一"), BadRows(["一", "二"]), Cyclic(["甲", "乙", "甲"]), NotFound("一", ["二"]), StoreError("一")]
)
def test_an_error_comes_whole_out_of_another_process(error: ZhengmaiError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), back.__dict__) == (type(error), str(error), error.__dict__)
