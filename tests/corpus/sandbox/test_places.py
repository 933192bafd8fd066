"""Places that all share: one person never takes the last of them."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Event

from corpus.sandbox.places import WORKS_FOR, Places


def test_two_slow_things_of_one_person_leave_room_for_another() -> None:
    places, let_go = Places(most=3, of_one=2), Event()

    def take(whose: int, until: Event | None = None) -> int:
        WORKS_FOR.set(whose)
        with places.place():
            if until:
                until.wait(60)
        return whose

    with ThreadPoolExecutor(5) as threads:
        slow = [threads.submit(copy_context().run, take, 1, let_go) for _ in range(3)]
        assert threads.submit(copy_context().run, take, 2).result(60) == 2
        assert [one.done() for one in slow] == [False] * 3
        let_go.set()
        assert [one.result(60) for one in slow] == [1, 1, 1]


def test_what_nobody_asked_for_may_take_them_all() -> None:
    places = Places(most=3, of_one=1)
    with places.place(), places.place(), places.place():
        pass
