"""Names of the checks and conditions that code computes, for the ground files to refer to."""

from __future__ import annotations

from collections.abc import Mapping

KNOWN_RULES: Mapping[str, str] = {
    "identity": "there is a name; for pw-44a and wmo-232 also a birth date",
    "regisseur": "exactly one regisseur is named, or the resident is it",
    "contact-with-phone": "the contact person has a name and a phone number",
    "guide": "somebody who guides is named (contact person or regisseur)",
    "goal-or-step": "the plan has at least one goal",
    "next-review-date": "there is a day to look back",
    "review-within-a-year": "the first day to look back lies within twelve months of the start",
    "own-words": "the resident's own words are there, or could not or would not be given",
    "goal-has-step": "every goal has at least one step",
    "step-has-owner": "every step has a name of who does it",
    "step-has-date": "every step has a day, or words for when",
    "step-has-help-level": "every step has a rung of the ladder of help",
    "own-step-has-fallback": "every step that somebody does alone says whom to call, and on which day people look",
    "activity-has-next": "every activity that goes on has a next step or a day to look; support without end a day",
    "voluntary-kind": "every obligatory step has its reason",
    "domains-visited": "every domain of a started reading has an answer or a special value",
    "picture": "there is a reading of a web or of levels",
    "paid-support-has-reason": "every step paid with public money has a reason and who decided",
    "income-check": "every step towards paid work has an income check",
    "representative": "a minor, or an adult who is represented, has a representative who signs",
    "consent": "everybody who receives the document may, by the resident's consent",
    "text-blocks-current": "no text block in the plan is expired or older than twelve months",
    "differences-named": "where two voices lie two levels or points apart, the difference is named",
    "strength": "at least one strength is recorded",
    "coach-when-much-help": "with much help or protection a coach or buddy is named",
    "conditions-arranged": "every practical condition that is needed has a step",
    "tegenprestatie-bounded": "giving back has an end day, few hours, an own say and a perspective",
    "difference-list": "a later version carries what changed and why",
    "duties-explained": "every duty that holds has its reason, a day on which it was discussed, and was said back",
    "exemption-recorded": "who has no duty to work, or is exempt from one, has an exemption in the dossier",
    "exemption-whole": "every exemption in force has a decision and is as short as the municipality asks",
    "fairness-lines": "the consequences carry the four lines of article 18 (3), (9), (10) and (11)",
    "age-18": "the resident is eighteen or older on the day the plan starts",
    "duties-when-fully-disabled": "who is fully and permanently unable to work has no duties in the plan",
    "signed-or-reason": "everybody signed, or the reason why not is there",
    "disagreement-named": "a difference of opinion is written down, or there is none",
    "melding-date": "the day of the report is there",
    "supporter-told": "the day is there on which free support was pointed out",
    "supporter-told-before-talk": "that day lies on or before the first talk",
    "talk-with-attendees": "there is a talk with its day and who was there",
    "six-weeks": "the account is final, or six weeks after the report have not passed",
    "no-bsn": "no citizen service number is recorded",
}
"""Every check that code computes, by the name that ground files use. A ground may not name another."""

KNOWN_CONDITIONS: Mapping[str, str] = {
    "age-18-26": "the resident is 18 to 26 on the day of the decision",
    "duties-chosen": "at least one duty holds",
    "no-duty-to-work": "the plan says that no duty to work holds, or somebody is exempt from a duty",
    "has-exemption": "there is an exemption that did not end",
    "single-parent-child-under-12": "a single parent with a child under twelve",
    "has-partner": "the resident is married or lives together",
    "personal-plan-received": "the element persoonlijk-plan has the choice ontvangen",
    "tailored-provision": "a step stands on the rung maatwerk",
    "after-final": "the plan is final",
    "urgent": "the report was urgent",
}
"""When an element is asked at all (`applies`), or weighs more (`raise_when`)."""
