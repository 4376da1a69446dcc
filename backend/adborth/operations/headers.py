"""What every answer tells the browser not to do. `docker/nginx.conf` says the same of the pages."""

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}
API = {
    **EVERYWHERE,
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
PAGES = {
    **EVERYWHERE,
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}
KEEP_NOTHING = {"Cache-Control": "no-store"}
# Only where the service is reached by HTTPS: a browser remembers it for a year.
HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}

Raw = tuple[tuple[bytes, bytes], ...]


def raw(headers: dict[str, str]) -> Raw:
    """As a server sends them."""
    return tuple((name.lower().encode(), value.encode()) for name, value in headers.items())
