"""Typed refusals: what an instrument does not allow, each with one sentence for the person at the keyboard."""

from __future__ import annotations

from typing import Self

from intake_app.errors import InputRefused
from intake_app.i18n import _


class GuardRefused(InputRefused):
    """An instrument does not allow this. Nothing has changed."""


class UnknownInstrument(GuardRefused):
    """No form with this id is installed."""

    @classmethod
    def of(cls, instrument: str) -> Self:
        """The refusal for an id that is not in the library."""
        return cls(_('The form "{form}" is not on this computer. Install it first.').format(form=instrument))


class NotInstalled(GuardRefused):
    """The form was answered before and is kept for reading; nothing can be added to it."""

    @classmethod
    def of(cls, title: str) -> Self:
        """The refusal for a form that was removed."""
        return cls(
            _('"{form}". You can read the answers, and not add to them. Install the pack first.').format(form=title)
        )

    @classmethod
    def newer(cls, title: str) -> Self:
        """The refusal for a form of which a newer version took the place."""
        return cls(_('There is a newer version of "{form}". Begin a new reading; this one stays.').format(form=title))


class UnknownItem(GuardRefused):
    """The instrument has no such item, part or field."""

    @classmethod
    def of(cls, instrument: str, item: str) -> Self:
        """The refusal for an id that the instrument does not know."""
        return cls(_('The form "{form}" has no question "{item}".').format(form=instrument, item=item))


class ValueRefused(GuardRefused):
    """The value is not one of the values of the item: not whole, outside the list, or of the wrong kind."""


class SpecialRefused(GuardRefused):
    """This form does not know this special answer, or a value was given as well."""


class RaterRefused(GuardRefused):
    """This form is not answered by this person."""


class VersionsMixed(GuardRefused):
    """Two readings are of different forms, versions or raters, or about different people."""


class NoCalculation(GuardRefused):
    """A mean, sum, percentage or trend over answers that are words in an order."""


class NotComparable(GuardRefused):
    """The form is not meant for saying what went up or down."""


class GoalRefused(GuardRefused):
    """The form does not put goals this way."""


class OrderRefused(GuardRefused):
    """Something else comes first: the words before the choice, or the question before this one."""


class MomentRefused(GuardRefused):
    """The day does not fit the form: today, or a day after its last one, on an old form."""


class SubjectMissing(GuardRefused):
    """A reading that is not about a person does not say what it is about."""


class NotFinished(GuardRefused):
    """A reading cannot be finished yet: something the form needs is missing or does not fit."""
