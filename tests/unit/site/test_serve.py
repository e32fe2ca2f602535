"""The socket that the site listens on."""

from __future__ import annotations

import socket

from etl.site.serve import _listen


def test_small_answers_are_sent_at_once():
    with _listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()) as _:
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
