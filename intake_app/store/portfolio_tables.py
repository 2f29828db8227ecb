"""The tables of the portfolio: story, competences, papers, languages, experience, wishes, attachments (G01-G06)."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table, Uuid

from intake_app.domain import portfolio as p
from intake_app.domain import portfolio_choices as c
from intake_app.domain import portfolio_parts as parts
from intake_app.domain import vocabulary as v
from intake_app.domain.entity import Entity
from intake_app.store.table_parts import case_entity, day, flag, nested, number, one_of, perhaps, reference, text

portfolio_table = case_entity(
    "portfolio",
    text("motto"),
    text("picture"),
    flag("show_web"),
    flag("show_people"),
    flag("show_steps"),
    flag("show_appointment"),
    flag("show_reached"),
    nested("order"),
    nested("left_out"),
    reference("photo_id", "attachment", optional=True, index=False),
    text("region"),
    text("cv_remark"),
)
portfolio_item = case_entity(
    "portfolio_item",
    one_of("section", v.PortfolioSection),
    number("position"),
    text("title"),
    text("detail"),
    text("icon"),
)
story = case_entity(
    "story",
    text("possibilities"),
    text("workplace"),
    text("presenting"),
    text("searching"),
    text("pitch"),
    text("came_from"),
    text("quote"),
)
competence = case_entity(
    "competence",
    number("position"),
    text("title"),
    text("skill"),
    one_of("evidence_kind", c.EvidenceKind, optional=True),
    text("evidence"),
    text("level_note"),
    day("first_seen_on"),
    perhaps("deployable"),
    number("hours", optional=True),
    flag("on_portfolio"),
)
qualification = case_entity(
    "qualification",
    number("position"),
    one_of("kind", c.QualificationKind),
    text("title"),
    one_of("level", c.EducationLevel, optional=True),
    text("institute"),
    number("year", optional=True),
    one_of("status", c.EducationStatus, optional=True),
    perhaps("foreign"),
    text("country"),
    one_of("recognised", c.Recognition, optional=True),
    day("valid_until"),
    text("result"),
    reference("attachment_id", "attachment", optional=True, index=False),
    flag("on_portfolio"),
)
language_skill = case_entity(
    "language_skill",
    number("position"),
    text("language"),
    perhaps("mother_tongue"),
    one_of("speaking", c.SkillLevel, optional=True),
    one_of("listening", c.SkillLevel, optional=True),
    one_of("conversing", c.SkillLevel, optional=True),
    one_of("reading", c.SkillLevel, optional=True),
    one_of("writing", c.SkillLevel, optional=True),
    one_of("spoken_level", c.LanguageLevel, optional=True),
    one_of("written_level", c.LanguageLevel, optional=True),
    flag("on_portfolio"),
)
experience = case_entity(
    "experience",
    one_of("kind", c.ExperienceKind),
    text("role"),
    text("organisation"),
    text("place"),
    text("start"),
    text("end"),
    flag("ongoing"),
    number("hours", optional=True),
    text("tasks"),
    text("learned"),
    flag("on_portfolio"),
    Column("reference_id", Uuid, nullable=True),
)
preference = case_entity(
    "preference",
    number("position"),
    one_of("kind", c.PreferenceKind),
    text("what"),
    one_of("weight", c.PreferenceWeight),
)
work_limits = case_entity(
    "work_limits",
    number("hours_min", optional=True),
    number("hours_max", optional=True),
    nested("days", optional=True),
    nested("times", optional=True),
    number("travel_minutes", optional=True),
    number("travel_km", optional=True),
    nested("transport", optional=True),
    nested("licences", optional=True),
    day("start_from"),
    one_of("digital", c.SkillLevel, optional=True),
    one_of("numeracy", c.SkillLevel, optional=True),
    perhaps("dutch_schooling"),
    perhaps("integration_diploma"),
    text("language_proof"),
    text("support"),
    flag("show_support"),
    text("own_words"),
)
reference_person = case_entity(
    "reference_person",
    number("position"),
    text("name"),
    text("relation"),
    text("organisation"),
    text("phone"),
    text("email"),
    text("words"),
    day("consent_on"),
    flag("on_portfolio"),
)
attachment = case_entity(
    "attachment",
    number("position"),
    text("title"),
    one_of("kind", c.AttachmentKind),
    text("media_type"),
    number("width", optional=True),
    number("height", optional=True),
    number("pages", optional=True),
    number("size"),
    day("added_on", optional=False),
    flag("on_portfolio"),
    day("removed_on"),
    text("sha256"),
    Column("content", LargeBinary, nullable=False),
)
portfolio_version = case_entity(
    "portfolio_version",
    number("number"),
    day("made_on", optional=False),
    text("variant"),
    nested("parts"),
    reference("document_id", "stored_document"),
    text("note"),
)
hand_over = case_entity(
    "hand_over",
    reference("version_id", "portfolio_version"),
    text("to_whom"),
    day("given_on", optional=False),
    one_of("channel", c.HandOverChannel),
    day("consent_on"),
    text("note"),
)

PORTFOLIO_TABLES: dict[type[Entity], Table] = {
    p.Portfolio: portfolio_table,
    p.PortfolioItem: portfolio_item,
    p.Story: story,
    parts.Competence: competence,
    parts.Qualification: qualification,
    parts.LanguageSkill: language_skill,
    parts.Experience: experience,
    parts.Preference: preference,
    parts.WorkLimits: work_limits,
    parts.Reference: reference_person,
    p.Attachment: attachment,
    p.PortfolioVersion: portfolio_version,
    p.HandOver: hand_over,
}
