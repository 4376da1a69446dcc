"""Secrets that must be read again, sealed with the service's key and bound to what they are for."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from secrets import token_bytes

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12


class Sealer:
    def __init__(self, key: str) -> None:
        derive = HKDF(SHA256(), length=32, salt=None, info=b"adborth second factors")
        self._cipher = AESGCM(derive.derive(key.encode()))

    def seal(self, secret: str, purpose: str) -> str:
        nonce = token_bytes(NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, secret.encode(), purpose.encode())
        return urlsafe_b64encode(nonce + sealed).decode()

    def open(self, sealed: str, purpose: str) -> str:
        """Raises InvalidTag where the key or the purpose is another one."""
        raw = urlsafe_b64decode(sealed)
        nonce, kept = raw[:NONCE_BYTES], raw[NONCE_BYTES:]
        return self._cipher.decrypt(nonce, kept, purpose.encode()).decode()
