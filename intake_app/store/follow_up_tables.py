"""The tables of looking back, pausing, aftercare and closing (I01-I07)."""

from __future__ import annotations

from sqlalchemy import Column, Table, Uuid

from intake_app.domain import follow_up, reviewing
from intake_app.domain import follow_up_words as w
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import case_entity, day, flag, moment, nested, number, one_of, reference, text

review = case_entity(
    "review",
    reference("plan_id", "plan"),
    day("held_on", optional=False),
    one_of("kind", w.ReviewKind),
    text("by"),
    text("present"),
    nested("answers"),
    flag("declined"),
    text("answer_consultant"),
    one_of("fits", w.StillFits, optional=True),
    text("fits_why"),
    text("competence_grown"),
    day("next_review_on"),
    moment("closed_at", optional=True),
    number("mark", optional=True),
)
review_item = case_entity(
    "review_item",
    reference("review_id", "review"),
    Column("about", Uuid, nullable=False),
    one_of("result", w.ReviewResult, optional=True),
    one_of("outcome", w.GoalOutcome, optional=True),
    text("why"),
    one_of("what_now", w.WhatNow, optional=True),
)
contact_agreement = case_entity(
    "contact_agreement",
    day("agreed_on", optional=False),
    number("weeks"),
    day("until"),
    text("note"),
)
time_out = case_entity(
    "time_out",
    reference("step_id", "step", optional=True),
    text("reason"),
    day("from_on", optional=False),
    day("resume_on", optional=False),
    day("contact_on", optional=False),
    day("ended_on"),
)
short_intake = case_entity(
    "short_intake",
    day("held_on", optional=False),
    flag("after_closing"),
    nested("changed"),
    text("by"),
)
aftercare = case_entity(
    "aftercare",
    day("started_on", optional=False),
    text("place"),
    text("place_contact"),
    text("needed"),
    day("ended_on"),
)
aftercare_moment = case_entity(
    "aftercare_moment",
    reference("aftercare_id", "aftercare"),
    one_of("party", w.AftercareParty),
    day("due_on", optional=False),
    day("done_on"),
    text("note"),
)
aftercare_incident = case_entity(
    "aftercare_incident",
    reference("aftercare_id", "aftercare"),
    day("happened_on", optional=False),
    text("note"),
    text("asks"),
)
note = case_entity(
    "note",
    day("noted_on", optional=False),
    text("text"),
    flag("quote"),
    text("by"),
    reference("step_id", "step", optional=True),
)
attendance = case_entity(
    "attendance",
    day("on", optional=False),
    one_of("presence", w.Presence),
    reference("step_id", "step", optional=True),
    text("note"),
)
closing = case_entity(
    "closing",
    day("closed_on", optional=False),
    text("reason"),
    text("destination"),
    flag("destination_unknown"),
    one_of("outcome", w.OutcomeKind, optional=True),
    text("kept_by"),
    flag("aftercare"),
    flag("portfolio_given"),
    day("next_contact_on"),
    flag("no_contact_wanted"),
    day("found_out_on"),
    text("by"),
    day("reopened_on"),
    flag("aftercare_asked"),
)

FOLLOW_UP_TABLES: dict[type[Entity], Table] = {
    reviewing.Review: review,
    reviewing.ReviewItem: review_item,
    follow_up.ContactAgreement: contact_agreement,
    follow_up.TimeOut: time_out,
    follow_up.ShortIntake: short_intake,
    follow_up.Aftercare: aftercare,
    follow_up.AftercareMoment: aftercare_moment,
    follow_up.AftercareIncident: aftercare_incident,
    follow_up.Note: note,
    follow_up.Attendance: attendance,
    follow_up.Closing: closing,
}
