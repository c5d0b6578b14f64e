"""The Content-Security-Policy of every page: in its head, and in the headers that hosts send."""

# Allows only the site's own scripts, styles, images, recordings and requests.
CONTENT_POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; "
    "img-src 'self' data:; media-src 'self'; script-src 'self'; style-src 'self'; worker-src 'self'"
)
