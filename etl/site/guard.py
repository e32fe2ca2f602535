"""What stands between the site and the network: security headers always; in public mode also limits and compression.

One policy holds for every page: scripts and styles come from this host's files.
The page with Datasette's SQL editor, which strangers do not get, adds the
editor's inline script by its hash, and the styles that the editor sets.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["App", "guarded", "public"]

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CLOSED = re.compile(
    r"/-/(metadata|settings|plugins|threads|databases|actor|auth-token|permissions|allow-debug|messages|patterns"
    r"|versions|logout|config)\b"
)
_COMPRESSED = (b"text/", b"application/json", b"application/javascript", b"image/svg")
_LONGEST_QUERY = 4_096


@cache
def _policy(has_editor: bool) -> bytes:
    scripts, styles = (f" {_editor_hashes()}", " 'unsafe-inline'") if has_editor else ("", "")
    return (
        f"default-src 'self'; script-src 'self'{scripts}; style-src 'self'{styles}; "
        "img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
    ).encode()


def _editor_hashes() -> str:
    import datasette  # noqa: PLC0415 (Datasette imports this module while it is itself being imported)

    text = (Path(datasette.__file__).parent / "templates" / "_codemirror_foot.html").read_text("utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(text))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _headers(has_editor: bool = False) -> Headers:
    return [
        (b"content-security-policy", _policy(has_editor)),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
        (b"referrer-policy", b"same-origin"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    ]


def guarded(app: App, editor_path: str = "") -> App:
    """Return ``app`` with the security headers on every answer; ``editor_path`` is the page with the SQL editor."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        headers = _headers(has_editor=bool(editor_path) and scope.get("path") == editor_path)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *headers]}
            await send(message)

        await app(scope, receive, send_guarded)

    return answer


def public(app: App) -> App:
    """Return ``app`` as strangers may use it: only reading, short questions, no inner pages, no robots, compressed."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        refusal = _refusal(scope)
        if refusal is not None:
            await _say(send, *refusal)
            return
        accepted = dict(scope["headers"]).get(b"accept-encoding", b"")
        await app(scope, receive, _Packer(send).send if b"gzip" in accepted else _unindexed(send))

    return answer


def _refusal(scope: Scope) -> tuple[int, str] | None:
    if scope["path"] == "/robots.txt":
        return 200, "User-agent: *\nDisallow: /\n"
    if scope["method"] not in {"GET", "HEAD"}:
        return 405, "只能阅读 · reading only\n"
    if len(scope["query_string"]) > _LONGEST_QUERY:
        return 414, "问得太长 · the question is too long\n"
    return (404, "没有这一页 · not found\n") if _CLOSED.match(scope["path"]) else None


_NO_ROBOTS = (b"x-robots-tag", b"noindex, nofollow")


async def _say(send: Send, status: int, text: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), _NO_ROBOTS, *_headers()]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})


def _unindexed(send: Send) -> Send:
    async def send_unindexed(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), _NO_ROBOTS]}
        await send(message)

    return send_unindexed


class _Packer:
    """Compresses one answer as it is sent, where its type gains by it."""

    def __init__(self, send: Send) -> None:
        self._send = _unindexed(send)
        self._packer: Any = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._send(self._started(message))
        elif message["type"] == "http.response.body" and self._packer is not None:
            await self._send({**message, "body": self._packed(message)})
        else:
            await self._send(message)

    def _started(self, message: Message) -> Message:
        headers: Headers = list(message.get("headers", ()))
        named = {name.lower(): value for name, value in headers}
        is_fit = named.get(b"content-type", b"").startswith(_COMPRESSED) and b"content-encoding" not in named
        if message["status"] != 200 or not is_fit:
            return message
        self._packer = zlib.compressobj(5, wbits=31)
        headers = [(name, value) for name, value in headers if name.lower() != b"content-length"]
        return {**message, "headers": [*headers, (b"content-encoding", b"gzip"), (b"vary", b"accept-encoding")]}

    def _packed(self, message: Message) -> bytes:
        packed: bytes = self._packer.compress(message.get("body", b""))
        return packed if message.get("more_body") else packed + self._packer.flush()
