"""An authority of our own, and certificates that a client may trust or must not."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificates:
    """What the gates show: one that is good, and three that are not."""

    authority: Path  # the file that a client trusts
    good: ssl.SSLContext
    untrusted: ssl.SSLContext
    other_name: ssl.SSLContext
    out_of_date: ssl.SSLContext


def make(folder: Path) -> Certificates:
    """Make everything anew, with its files in `folder`."""
    ours = _Authority("The tests' own")
    stranger = _Authority("Somebody else's")
    file = folder / "authority.pem"
    file.write_bytes(ours.certificate.public_bytes(serialization.Encoding.PEM))
    now = datetime.now(UTC)
    return Certificates(
        authority=file,
        good=ours.context(folder / "good.pem", "localhost", now + DAY),
        untrusted=stranger.context(folder / "untrusted.pem", "localhost", now + DAY),
        other_name=ours.context(folder / "other.pem", "elsewhere.example", now + DAY),
        out_of_date=ours.context(folder / "old.pem", "localhost", now - DAY),
    )


class _Authority:
    def __init__(self, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        now = datetime.now(UTC)
        self.certificate = (
            _begun(self._name, self._name, self._key.public_key(), now + 9 * DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(self._key, hashes.SHA256())
        )

    def context(self, file: Path, host: str, until: datetime) -> ssl.SSLContext:
        """Return what a server needs to call itself `host`, with its key and certificate in `file`."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        signed = (
            _begun(name, self._name, key.public_key(), until)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        plain = serialization.NoEncryption()
        pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
        file.write_bytes(key.private_bytes(pem, pkcs8, plain) + signed.public_bytes(pem))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(until - 30 * DAY)
        .not_valid_after(until)
    )
