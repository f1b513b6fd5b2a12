"""Everything that can go wrong in a way that a person can understand.

    AppError
    ├── InputError        what was typed cannot be used as it stands
    ├── MediaError        a picture or a video cannot be used as it is
    ├── NetworkError      the other side, or the way there
    │   ├── Unreachable   nothing arrived there, for certain; the post waits and goes out later
    │   ├── Unknown       it may have arrived; the network is asked before anything else
    │   ├── SignInNeeded  the credential is gone or refused
    │   ├── Refused       the network read the request and said no
    │   └── TooFast       the network asks for a pause of `wait_s` seconds
    ├── StoreError        our own disk
    │   ├── NewerStore    the file was written by a newer version of the program
    │   └── TakenElsewhere  another publisher or the writer was quicker
    └── KeychainError     the system keyring
        ├── KeychainMissing  there is none
        ├── KeychainLocked   it is there and stays shut
        ├── KeychainRefused  it is open and said no
        ├── KeychainSilent   it does not answer
        └── KeychainGone     it was there and went away

Each carries one clear sentence for the person. Anything else that is raised is a bug.
"""


class AppError(Exception):
    """Something went wrong that can be told in a sentence: `str(error)` is that sentence."""


class InputError(AppError):
    """What was typed cannot be used as it stands."""


class MediaError(AppError):
    """A picture or a video cannot be used as it is."""


class NetworkError(AppError):
    """The other side, or the way there."""


class Unreachable(NetworkError):
    """Nothing arrived there, for certain: safe to try again."""


class Unknown(NetworkError):
    """It may have arrived: ask the network before anything else."""


class SignInNeeded(NetworkError):
    """The credential is gone or refused."""


class Refused(NetworkError):
    """The network read the request and said no."""


class TooFast(NetworkError):
    """The network asks for a pause."""

    def __init__(self, sentence: str, *, wait_s: float) -> None:
        """Keep `wait_s`, the pause in seconds that the network asked for."""
        super().__init__(sentence)
        self.wait_s = wait_s


class StoreError(AppError):
    """Our own disk."""


class NewerStore(StoreError):
    """The database was written by a newer version of the program."""


class TakenElsewhere(StoreError):
    """What was to be changed is no longer as it was: another publisher or the writer was quicker."""


class KeychainError(AppError):
    """The system keyring."""


class KeychainMissing(KeychainError):
    """There is no system keyring to keep a secret in."""


class KeychainLocked(KeychainError):
    """The system keyring is there and stays shut."""


class KeychainRefused(KeychainError):
    """The system keyring is open and said no."""


class KeychainSilent(KeychainError):
    """The system keyring does not answer in time."""


class KeychainGone(KeychainError):
    """The system keyring was there and went away."""
