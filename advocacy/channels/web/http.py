"""What the API and the page share: origins, sizes, addresses and headers."""


from sanic.exceptions import PayloadTooLarge
from sanic.request import Request

from advocacy.channels.settings import settings


class TooLarge(Exception):
    """The body is over the limit. It was not read to its end."""


async def read_body(request: Request, limit: int) -> bytes:
    """The body of a streaming route, at most so many bytes. Errors: TooLarge.

    Rasa's server takes 100 MB; setting it for the whole server would cut off its HTTP API.
    """
    if request.stream is not None:
        declared = request.headers.get("content-length", "0")
        if declared.isdigit() and int(declared) > limit:
            raise TooLarge
        request.stream.request_max_size = limit
        try:
            await request.receive_body()
        except PayloadTooLarge:
            raise TooLarge from None
    if len(request.body or b"") > limit:
        raise TooLarge
    return request.body or b""


def media_type(request: Request) -> str:
    """The content type without its parameters."""
    return (request.headers.get("content-type") or "").split(";")[0].strip().lower()


def address(request: Request) -> str | None:
    """The caller's address; behind a proxy only if SANIC_PROXIES_COUNT says how many there are."""
    return request.remote_addr or request.ip or None


def origin_allowed(request: Request) -> bool:
    """Whether a page of this origin may talk to us: our own, or one of ALLOWED_ORIGINS.

    No Origin at all is no browser, which could claim any: the token decides.
    """
    origin = request.headers.get("origin")
    return origin is None or _is_own(request, origin) or origin.lower() in settings().allowed_origins


def same_site(request: Request) -> bool:
    """Whether a form may have been sent from our own page, as far as the browser tells."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or _is_own(request, origin)


def cross_origin_headers(request: Request) -> dict[str, str]:
    """What lets a listed origin read the answer. Never credentials: there are none."""
    origin = request.headers.get("origin")
    headers = {"Vary": "Origin"}
    if origin and origin.lower() in settings().allowed_origins:
        headers["Access-Control-Allow-Origin"] = origin
        headers["Access-Control-Expose-Headers"] = "Retry-After"
    return headers


def _is_own(request: Request, origin: str) -> bool:
    scheme, _, host = origin.partition("://")
    return scheme in ("http", "https") and host.lower() == (request.headers.get("host") or "").lower()
