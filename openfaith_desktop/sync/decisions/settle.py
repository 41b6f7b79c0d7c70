"""What a person's answer to a decision does.

An answer never reaches the other system from here. It changes OpenFaith's record, or what both sides are
held to have agreed on, so that the next sync's merge comes to what the person chose: answers and merge
cannot contradict each other. All the decisions of one call are settled together, or none.
Source: the documentation page on what sync does to each field.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from openfaith_desktop.errors import UsageError
from openfaith_desktop.store import entities, link_states, links, outbox
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync.decisions import settle_brakes
from openfaith_desktop.sync.decisions import settle_records as records
from openfaith_desktop.sync.decisions.answer import Answer, OpenDecision, close, unfit
from openfaith_desktop.sync.decisions.settle_fields import settle_fields


def settle(db: Connection, asked: Sequence[OpenDecision], answer: Answer) -> None:
    """Settle decisions with one answer.

    Raises `UsageError` when the answer doesn't fit a question, or either side has changed since it was asked.
    """
    if len(asked) > 1 and (
        brake := next((one for one in asked if one.question.kind == DecisionKind.BRAKE), None)
    ):
        raise unfit(brake, "It is about many records at once: answer it by itself.")
    settle_fields(db, [one for one in asked if one.question.kind == DecisionKind.FIELD], answer)
    for one in asked:
        match one.question.kind:
            case DecisionKind.FIELD:
                pass
            case DecisionKind.MATCH:
                _match(db, one, answer)
            case DecisionKind.BRAKE:
                settle_brakes.settle(db, one, answer)
            case _:
                records.settle(db, one, answer)


# --- is this the same person? --------------------------------------------------------------------------


def _match(db: Connection, one: OpenDecision, answer: Answer) -> None:
    row, type_ = one.question, one.type
    candidates = [candidate["entity_id"] for candidate in row.candidates]
    if answer.choice == "both":
        close(db, one, {"different": candidates})
        return
    chosen = answer.typed.strip()
    if answer.choice != "value" or chosen not in candidates:
        raise unfit(
            one,
            f"If they are the same, answer value={candidates[0]}"
            f"{' (or another of the candidates)' if len(candidates) > 1 else ''}; if not, answer both.",
        )
    found = links.by_external_ids(db, one.connection.id, type_.name, [row.external_id])
    link = found.get(row.external_id)
    taken = links.by_entity(db, one.connection.id, type_.name, chosen)
    entity = entities.get(db, type_.name, chosen)
    linked = entities.living(db, type_.name, {link.entity_id}) if link and link.entity_id else set[str]()
    gone = entity is None or (entity["deleted_at"] and not _sent(db, one, chosen))
    if link is None or linked or taken is not None or gone:
        raise UsageError(
            "One of the two has been linked to somebody else, or isn't here any more.",
            what_to_do="Sync again, then look at the question anew.",
        )
    link_states.link_anew(db, [(link.id, chosen)])
    close(db, one, {"same": chosen})


def _sent(db: Connection, one: OpenDecision, entity_id: str) -> bool:
    """Return whether the record asked about may be what was made of an entity that was deleted here since."""
    left = outbox.left(db, one.connection.id, one.type.name)
    return any(
        row.entity_id == entity_id and one.question.external_id in outbox.departed(row).maybe for row in left
    )
