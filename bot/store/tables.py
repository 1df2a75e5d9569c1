"""The tables, as SQLAlchemy Core sees them. Instants are aware UTC on both databases."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    UniqueConstraint,
    and_,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite keeps it without its zone, PostgreSQL with it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware instant into what the database keeps.

        Raises:
            ValueError: the instant is naive.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant in the store must be aware")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # the base class calls it so
        """Return the instant as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite numbers rows by itself only in an INTEGER column.
_ID = BigInteger().with_variant(Integer, "sqlite")

# Compared byte by byte, so that the unique index also finds a key by its beginning.
OutboxKey = String(160).with_variant(String(160, collation="C"), "postgresql")

people = Table(
    "people",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("channel", String(16), nullable=False),
    Column("address", BigInteger, nullable=False),
    Column("language", String(8)),
    Column("language_code", String(35)),
    Column("first_seen", Instant, nullable=False),
    Column("last_seen", Instant, nullable=False),
    Column("stopped", Instant),
    Column("news", Instant),
    Column("unreachable", Instant),
    Column("unreachable_reason", String(16)),
    UniqueConstraint("channel", "address"),
)

SPOKEN = (
    "coalesce(people.language, CASE"
    " WHEN lower(substr(people.language_code, 1, 2)) = 'zh' THEN 'zh'"
    " WHEN lower(substr(people.language_code, 1, 3)) IN ('yue', 'cmn') THEN 'zh'"
    " ELSE 'en' END)"
)
"""A person's language. Constants and not parameters: so it is found in the index."""
WHY_NOT = (
    "CASE WHEN people.news IS NULL THEN 'no-news'"
    " WHEN people.stopped IS NOT NULL THEN 'stopped'"
    " WHEN people.unreachable IS NOT NULL THEN coalesce(people.unreachable_reason, 'unknown')"
    " ELSE '' END"
)
"""Why somebody gets no news; empty for who gets them."""

Index(
    "ix_people_reach",
    people.c.channel,
    text(f"({WHY_NOT})".replace("people.", "")),
    text(SPOKEN.replace("people.", "")),
    people.c.last_seen,
)

dialogs = Table(
    "dialogs",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat", BigInteger, primary_key=True),
    Column("state", JSON, nullable=False),
    Column("changed", Instant, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("update", BigInteger, primary_key=True, autoincrement=False),
    Column("received", Instant, nullable=False),
    Column("payload", LargeBinary),
    Column("parts_sent", Integer, nullable=False, server_default="0"),
    Column("done", Instant),
)
Index(
    "ix_inbox_open",
    inbox.c.channel,
    inbox.c.update,
    sqlite_where=inbox.c.done.is_(None),
    postgresql_where=inbox.c.done.is_(None),
)
Index("ix_inbox_done", inbox.c.done)

uploads = Table(
    "uploads",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("file", Text, nullable=False),
    Column("uploaded", Instant, nullable=False),
)

consents = Table(
    "consents",
    metadata,
    Column("person", _ID, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("given", Instant, primary_key=True),
    Column("version", String(32), nullable=False),
    Column("withdrawn", Instant),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("person", _ID, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("plan", String(64), nullable=False),
    Column("day", Date, nullable=False),
    Column("hour", Time),
    Column("zone", String(64), nullable=False),
    Column("smoker", Boolean),
    Column("stitches_in", Boolean),
    Column("preferred", Time),
    Column("quiet_from", Time),
    Column("quiet_to", Time),
    Column("pauses", JSON, nullable=False),
    Column("round", Integer, nullable=False, server_default="1"),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("plan_digest", String(64), nullable=False),
    Column("next_due", Instant),
    Column("created", Instant, nullable=False),
    Column("ended", Instant),
    Column("away", Instant),
    Column("moves", JSON, nullable=False, server_default="[]"),
)
Index(
    "ix_subscriptions_plan",
    subscriptions.c.plan,
    subscriptions.c.plan_digest,
    sqlite_where=subscriptions.c.ended.is_(None),
    postgresql_where=subscriptions.c.ended.is_(None),
)
Index(
    "ix_subscriptions_next_due",
    subscriptions.c.next_due,
    sqlite_where=subscriptions.c.next_due.is_not(None),
    postgresql_where=subscriptions.c.next_due.is_not(None),
)
Index(
    "ix_subscriptions_aim",
    subscriptions.c.person,
    subscriptions.c.plan,
    subscriptions.c.day,
    subscriptions.c.ended,  # always NULL; else SQLite reads the table for it
    sqlite_where=subscriptions.c.ended.is_(None),
    postgresql_where=subscriptions.c.ended.is_(None),
)
Index(
    "uq_subscriptions_person",
    subscriptions.c.person,
    unique=True,
    sqlite_where=subscriptions.c.ended.is_(None),
    postgresql_where=subscriptions.c.ended.is_(None),
)

steps = Table(
    "steps",
    metadata,
    Column(
        "subscription",
        _ID,
        ForeignKey("subscriptions.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("round", Integer, primary_key=True),
    Column("key", String(96), primary_key=True),
    Column("sent", Instant),
    Column("told", Instant),
    Column("done", Instant),
    Column("later", Instant),
)

checkins = Table(
    "checkins",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("person", _ID, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("subscription", _ID, ForeignKey("subscriptions.id", ondelete="CASCADE"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("step", String(64), nullable=False),
    Column("day", Integer, nullable=False),
    Column("asked", Instant, nullable=False),
    Column("key", String(96), nullable=False),
    Column("times", Integer, nullable=False, server_default="1"),
    Column("patience", Integer, nullable=False, server_default="10800"),
    Column("answers", JSON, nullable=False),
    Column("triage", String(64)),
    Column("level", SmallInteger),
    Column("answered", Instant),
    Column("closed", Instant),
    Column("tell_team", Instant),
    Column("told", Instant),
    UniqueConstraint("subscription", "round", "step"),
)
Index(
    "ix_checkins_tell_team",
    checkins.c.tell_team,
    sqlite_where=checkins.c.tell_team.is_not(None),
    postgresql_where=checkins.c.tell_team.is_not(None),
)

# Ids are never used twice: the keys of an alert's messages have them, and are kept for ever.
alerts = Table(
    "alerts",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("key", String(96), nullable=False, unique=True),
    Column("person", _ID, ForeignKey("people.id", ondelete="CASCADE"), index=True),
    Column("kind", String(16), nullable=False),
    Column("checkin", _ID, ForeignKey("checkins.id", ondelete="CASCADE"), index=True),
    Column("what", String(64), nullable=False),
    Column("also", JSON, nullable=False, server_default="[]"),
    Column("words", Text),
    Column("raised_at", Instant, nullable=False),
    Column("round", Integer, nullable=False),
    Column("next_at", Instant),
    Column("taken_by", _ID, ForeignKey("people.id", ondelete="SET NULL"), index=True),
    Column("taken_at", Instant),
    Column("passed_on_at", Instant),
    Column("told_patient_at", Instant),
    sqlite_autoincrement=True,
)
Index(
    "ix_alerts_next_at",
    alerts.c.next_at,
    sqlite_where=alerts.c.next_at.is_not(None),
    postgresql_where=alerts.c.next_at.is_not(None),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("key", OutboxKey, nullable=False, unique=True),
    Column("channel", String(16), nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("person", _ID, ForeignKey("people.id", ondelete="CASCADE"), index=True),
    Column("lane", SmallInteger, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("created", Instant, nullable=False),
    Column("due", Instant, nullable=False),
    Column("expires", Instant),
    Column("ready", Instant, nullable=False),
    Column("state", String(10), nullable=False, server_default="waiting"),
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("unsure", Integer, nullable=False, server_default="0"),
    Column("parts_sent", Integer, nullable=False, server_default="0"),
    Column("reason", String(24)),
    Column("message", BigInteger),
    Column("settled", Instant),
    Column("run", _ID),
    # A row changes three times soon after another. Room in its page for the change that touches no
    # index spares that one all index entries: two thirds of its cost. The version before it may
    # still be there: it stays while another process's transaction is open.
    postgresql_with={"fillfactor": 33},
)
Index(
    "ix_outbox_run",
    outbox.c.run,
    outbox.c.state,
    outbox.c.reason,
    sqlite_where=outbox.c.run.is_not(None),
    postgresql_where=outbox.c.run.is_not(None),
)
Index(
    "ix_outbox_waiting",
    outbox.c.channel,
    outbox.c.lane,
    outbox.c.ready,
    sqlite_where=outbox.c.state == "waiting",
    postgresql_where=outbox.c.state == "waiting",
)
Index(
    "ix_outbox_sending",
    outbox.c.channel,
    outbox.c.ready,
    sqlite_where=outbox.c.state == "sending",
    postgresql_where=outbox.c.state == "sending",
)
# Messages that are nobody's own: those of the desk and of alerts.
Index(
    "ix_outbox_arrived",
    outbox.c.chat,
    outbox.c.message,
    sqlite_where=outbox.c.person.is_(None),
    postgresql_where=outbox.c.person.is_(None),
)
Index(
    "ix_outbox_nobodys",
    outbox.c.person,  # always NULL; else SQLite prefers the index of the person alone
    outbox.c.state,
    outbox.c.reason,
    sqlite_where=outbox.c.person.is_(None),
    postgresql_where=outbox.c.person.is_(None),
)

sheets = Table(
    "sheets",
    metadata,
    Column(
        "person",
        _ID,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("content", JSON, nullable=False),
    Column("changed", Instant, nullable=False),
)

operators = Table(
    "operators",
    metadata,
    Column(
        "person",
        _ID,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("role", String(16), nullable=False),
    Column("since", Instant, nullable=False),
    Column("off_duty", Instant),
)

invitations = Table(
    "invitations",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("made", Instant, nullable=False),
    Column("made_by", _ID, ForeignKey("people.id", ondelete="CASCADE"), index=True),
    Column("expires", Instant),
    Column("used", Instant),
    Column("used_by", _ID, ForeignKey("people.id", ondelete="CASCADE"), index=True),
)

guesses = Table(
    "guesses",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat", BigInteger, primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("last", Instant, nullable=False),
)

command_menus = Table(
    "command_menus",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat", BigInteger, primary_key=True),
)

# Who did it and to whom are numbers without a reference: the log outlives the people in it.
audit = Table(
    "audit",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("who", BigInteger, index=True),
    Column("what", String(32), nullable=False),
    Column("about", JSON, nullable=False),
)

announcements = Table(
    "announcements",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("state", String(16), nullable=False),
    Column("author", _ID, ForeignKey("people.id", ondelete="SET NULL")),
    Column("changed_by", _ID, ForeignKey("people.id", ondelete="SET NULL")),
    Column("changed", Instant, nullable=False),
    Column("audience", JSON, nullable=False),
    Column("links", JSON, nullable=False),
    Column("opt_out", Boolean, nullable=False),
    Column("paid", Boolean, nullable=False),
    Column("versions", JSON, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("announcement", _ID, ForeignKey("announcements.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("by", _ID, ForeignKey("people.id", ondelete="SET NULL")),
    Column("of", _ID, ForeignKey("runs.id")),
    Column("states", JSON, nullable=False),
    Column("stuck", Instant),
    Column("resumed", Instant),
    Column("starts", Instant, nullable=False),
    Column("created", Instant, nullable=False),
    Column("began", Instant),
    Column("ended", Instant),
    Column("upto", _ID, nullable=False),
    Column("cursor", _ID, nullable=False),
    Column("expected", Integer, nullable=False),
    Column("content", JSON, nullable=False),
    Column("forgotten", JSON, nullable=False, server_default="[]"),
)
Index(
    "ix_runs_open",
    runs.c.state,
    sqlite_where=runs.c.ended.is_(None),
    postgresql_where=runs.c.ended.is_(None),
)

run_views = Table(
    "run_views",
    metadata,
    Column("run", _ID, ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("chat", BigInteger, primary_key=True),
    Column("message", BigInteger, nullable=False),
)

senders = Table(
    "senders",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("name", String(32), primary_key=True),
    Column("seen", Instant, nullable=False),
)

desks = Table(
    "desks",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("chat", BigInteger, primary_key=True),
    Column("since", Instant, nullable=False),
    Column("gone", Instant),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("channel", String(16), nullable=False),
    Column("person", _ID, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("desk", BigInteger),
    Column("topic", Integer, nullable=False, server_default="1"),
    Column("opened", Instant, nullable=False),
    Column("closed", Instant),
    Column("assigned", _ID, ForeignKey("people.id", ondelete="SET NULL")),
    Column("urgent", Boolean, nullable=False),
    Column("human_until", Instant),
    Column("spoke", _ID, ForeignKey("people.id", ondelete="SET NULL")),
    Column("spoke_at", Instant),
    Column("card", String(64)),
)
Index(
    "uq_conversations_open",
    conversations.c.person,
    unique=True,
    sqlite_where=conversations.c.closed.is_(None),
    postgresql_where=conversations.c.closed.is_(None),
)

waits = Table(
    "waits",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("conversation", _ID, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("asked", Instant, nullable=False),
    Column("promised", Instant),
    Column("answered", Instant),
    Column("late", Instant),
    Column("passed_on", Instant),
    Column("in_line", Instant),
    Column("unreached", Instant),
    Column("reached", Instant),
    Column("ended", Instant),
)
STILL_WAITS: Final = and_(waits.c.answered.is_(None), waits.c.ended.is_(None))
"""Neither answered, nor over without an answer."""
Index(
    "uq_waits_open",
    waits.c.conversation,
    unique=True,
    sqlite_where=STILL_WAITS,
    postgresql_where=STILL_WAITS,
)

# Which conversation a message of the outbox belongs to; where it arrived is in the outbox.
copies = Table(
    "copies",
    metadata,
    Column("key", OutboxKey, primary_key=True),
    Column(
        "conversation",
        _ID,
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("what", String(8), nullable=False),
    Column("from_chat", BigInteger),
    Column("from_message", BigInteger),
    Column("to_chat", BigInteger, nullable=False),
    Column("undelivered_told", Instant),
)
Index("ix_copies_order", copies.c.conversation, copies.c.to_chat)
Index("ix_copies_from", copies.c.from_chat, copies.c.from_message)

questions = Table(
    "questions",
    metadata,
    Column("id", _ID, primary_key=True, autoincrement=True),
    Column("language", String(8), nullable=False),
    Column("key", String(64), nullable=False),
    Column("wordings", JSON, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("unhelped", Integer, nullable=False),
    Column("answer", String(40)),
    Column("last_asked", Instant, nullable=False, index=True),
    Column("dismissed", Instant),
    Column("draft", JSON),
    UniqueConstraint("language", "key"),
    # Buttons carry ids: a new question must not have an old one's.
    sqlite_autoincrement=True,
)
