from datetime import datetime
from secrets import token_urlsafe

from sqlalchemy import ForeignKey, String, false, true
from sqlalchemy.orm import Mapped, mapped_column

from adborth.access.attempts import Guessed
from adborth.access.client_models import ApiClient as ApiClient
from adborth.access.costs import Cost
from adborth.access.roles import Role, Whose
from adborth.access.second_factors import SecondFactor
from adborth.clock import now
from adborth.db.base import Base, Instant, word
from adborth.i18n.catalogue import Language


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(100), unique=True)
    display_name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(String(200))
    is_active: Mapped[bool] = mapped_column(default=True, server_default=true())
    # Signs in at the council's own provider, and never with a password of ours.
    from_provider: Mapped[bool] = mapped_column(default=False, server_default=false())
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class UserRole(Base):
    __tablename__ = "user_roles"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(word(Role, "role_known"), primary_key=True)


class UserTeam(Base):
    """A team whose cases a responding manager answers."""

    __tablename__ = "user_teams"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"), primary_key=True, index=True)


class SignInSession(Base):
    """A signed-in browser or script, known only by the hash of its token."""

    __tablename__ = "sign_in_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    # What its owner may call it by: knowing it lets nobody in.
    handle: Mapped[str] = mapped_column(String(22), unique=True, default=lambda: token_urlsafe(16))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    second_factor: Mapped[SecondFactor] = mapped_column(
        word(SecondFactor, "second_factor_known"), default=SecondFactor.NONE
    )
    created_at: Mapped[datetime] = mapped_column(Instant, default=now)
    last_seen_at: Mapped[datetime] = mapped_column(Instant, default=now)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    # Null: it ends when it expires, however idle.
    idle_seconds: Mapped[int | None]
    idle_ends_at: Mapped[datetime | None] = mapped_column(Instant)
    address: Mapped[str | None] = mapped_column(String(45))
    agent: Mapped[str | None] = mapped_column(String(200))


class Authenticator(Base):
    """Somebody's second factor. Its secrets are sealed; a new one counts once it is confirmed."""

    __tablename__ = "authenticators"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    secret: Mapped[str | None] = mapped_column(String(200))
    offered_secret: Mapped[str | None] = mapped_column(String(200))
    last_step: Mapped[int | None]
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)


class RecoveryCode(Base):
    """For somebody without their authenticator, once."""

    __tablename__ = "recovery_codes"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)


class CalendarFeed(Base):
    """What a calendar elsewhere may fetch without signing in, by a token known by its hash."""

    __tablename__ = "calendar_feeds"

    id: Mapped[str] = mapped_column(String(22), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    whose: Mapped[Whose] = mapped_column(word(Whose, "whose_known"))
    language: Mapped[Language] = mapped_column(word(Language, "language_known"))
    made_at: Mapped[datetime] = mapped_column(Instant)
    fetched_at: Mapped[datetime | None] = mapped_column(Instant)
    # Later each time that its owner signs in.
    ends_at: Mapped[datetime] = mapped_column(Instant)


class PasswordReset(Base):
    """A right to choose a password, once, handed over by an administrator."""

    __tablename__ = "password_resets"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(Instant)


class SignInAttempt(Base):
    """Wrong guesses. What was typed as a name may be a password: it is kept as a hash only."""

    __tablename__ = "sign_in_attempts"

    kind: Mapped[Guessed] = mapped_column(word(Guessed, "kind_known"), primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(Instant, index=True)
    blocked_until: Mapped[datetime] = mapped_column(Instant)


class RequestAllowance(Base):
    """How many costly requests of a kind somebody was granted, in the minute that stands here."""

    __tablename__ = "request_allowances"

    asker: Mapped[str] = mapped_column(String(100), primary_key=True)
    cost: Mapped[Cost] = mapped_column(word(Cost, "cost_known"), primary_key=True)
    minute: Mapped[int]
    taken: Mapped[int]
