"""The settings: read from settings.toml, and the writer's own rules from the folder beside it."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from app.errors import InputError
from app.model.delivery import IfLate, LatePolicy
from app.settings.fields import Fields, amount_of, refuse_unknown, table_of, text_of
from app.settings.packs import read_folder
from app.settings.profile import profile_from
from app.settings.toml_file import read_toml
from coach.profile import Profile
from coach.rule import Rule

TEMPLATE = """\
# Settings of Rapport. Every line may be left out.

[profile]
names = []            # your name and your organisation's, as people write them
domains = []          # your own web sites, such as "example.com"
products = []
organisation = false  # true: several people write for it
desk = []             # when you are there to answer, such as "mon-fri 09:00-17:30"
promote_goal = 0.2    # the largest share of posts about yourself, 0 to 1
mix_window = 20       # posts that the mix looks at
off = []              # rules that stay silent, such as "hashtag-pile"
previews = false      # true: also ask the rules that still err too often

[profile.thresholds]  # such as "hashtag-pile.WELCOME" = 5

[publishing]
if_late = "send"      # what came due while Rapport was away: "send", "ask" or "drop"
late_within_minutes = 120
undo_seconds = 10         # "Publish now" waits so long, and can be taken back
undo_seconds_heated = 60  # the same where the coach finds heat in the text

[spelling]
english = ""          # "en-GB" or "en-US"; empty: as this computer speaks
"""
_TABLES = ("profile", "publishing", "spelling")
_PUBLISHING = ("if_late", "late_within_minutes", "undo_seconds", "undo_seconds_heated")
_LONGEST_UNDO_S = 600
_ENGLISH = ("", "en-GB", "en-US")
_YEAR_MIN = 60 * 24 * 365
_PACKS = "packs"  # the folder beside settings.toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that the writer may choose."""

    profile: Profile = field(default_factory=Profile)
    late: LatePolicy = field(default_factory=LatePolicy)
    undo: timedelta = timedelta(seconds=10)  # how long "Publish now" waits and can be taken back
    undo_heated: timedelta = timedelta(seconds=60)  # the same for a text with heat in it
    english: str = ""  # "en-GB" or "en-US", by which "en" is spelled; "": as this computer speaks
    own_rules: tuple[Rule, ...] = ()  # of the packs in the folder beside the settings
    refused_packs: tuple[str, ...] = ()  # a sentence for each pack that cannot be used
    trouble: str = ""  # why these are the usual ones and not those of the file; "": nothing is wrong


def load_settings(path: Path) -> Settings:
    """Return the settings in `path`, the defaults where there is no such file, and the packs beside it.

    A pack that cannot be used is left out and told in `refused_packs`; the program can do without it.

    Raises:
        InputError: the file cannot be read, or a value in it is not of its kind.
    """
    own_rules, refused = read_folder(path.parent / _PACKS)
    document: Fields = {}
    try:
        document = read_toml(path)
    except FileNotFoundError:
        pass
    except InputError as error:
        raise InputError(f"The settings cannot be read: {error}") from None
    try:
        return _settings(document, own_rules, refused)
    except InputError as error:
        raise InputError(f"The settings in {path} are not right: {error}") from None


def usable_settings(path: Path) -> Settings:
    """Return the settings in `path`; where they are not right, the usual ones, with the reason in `trouble`.

    Then nothing that is late goes out unasked: that may be what the file says and cannot be read.
    """
    try:
        return load_settings(path)
    except InputError as error:
        own_rules, refused = read_folder(path.parent / _PACKS)
        return Settings(
            late=LatePolicy(if_late=IfLate.ASK),
            own_rules=own_rules,
            refused_packs=refused,
            trouble=str(error),
        )


def _settings(document: Fields, own_rules: tuple[Rule, ...], refused: tuple[str, ...]) -> Settings:
    refuse_unknown(document, _TABLES)
    publishing = table_of(document, "publishing")
    refuse_unknown(publishing, _PUBLISHING)
    minutes = amount_of(publishing, "late_within_minutes", 120)
    if not 0 <= minutes <= _YEAR_MIN:
        raise InputError(f'"late_within_minutes" must be from 0 to {_YEAR_MIN}.')
    return Settings(
        profile=profile_from(table_of(document, "profile"), (rule.id for rule in own_rules)),
        late=LatePolicy(if_late=_if_late(publishing), within=timedelta(minutes=minutes)),
        undo=_seconds(publishing, "undo_seconds", 10),
        undo_heated=_seconds(publishing, "undo_seconds_heated", 60),
        english=_english(table_of(document, "spelling")),
        own_rules=own_rules,
        refused_packs=refused,
    )


def _seconds(publishing: Fields, name: str, usual: float) -> timedelta:
    seconds = amount_of(publishing, name, usual)
    if not 0 <= seconds <= _LONGEST_UNDO_S:
        raise InputError(f'"{name}" must be from 0 to {_LONGEST_UNDO_S}.')
    return timedelta(seconds=seconds)


def _english(spelling: Fields) -> str:
    refuse_unknown(spelling, ("english",))
    chosen = text_of(spelling, "english", "")
    if chosen not in _ENGLISH:
        raise InputError('"english" must be "en-GB" or "en-US".')
    return chosen


def _if_late(publishing: Fields) -> IfLate:
    try:
        return IfLate(publishing.get("if_late", IfLate.SEND.value))
    except ValueError:
        raise InputError('"if_late" must be "send", "ask" or "drop".') from None
