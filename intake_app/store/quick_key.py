"""The key of a vault as the key store of the computer keeps it: wrapped once more under a short PIN (M01).

What is kept is worth nothing without the PIN, and nothing without the vault. It belongs to one passphrase of one
person: the salt of that slot goes into the stretching. Another passphrase, somebody who was let out, or a copy of
before makes it void by itself. The vault file knows nothing of it.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass, replace
from uuid import UUID

from intake_app.store.key_page import KeyPage, NotAKeyPage, Secret, Slot

FORMAT = 1
MOST_TRIES = 5
_LONGEST = 2000  # characters; the smallest store of the three systems takes 1,280


class NoLongerFits(Exception):
    """What is kept is of another passphrase, another vault, or is not readable."""


@dataclass(frozen=True, slots=True)
class QuickKey:
    """A wrapped key, the mark of the slot it belongs to, and how often somebody may still type a wrong PIN."""

    wrapped: Slot
    mark: str
    tries: int = MOST_TRIES

    @classmethod
    def made(cls, slot: Slot, key: bytearray, pin: str) -> QuickKey:
        """The key of a vault under a PIN, for who opens it with this slot. The caller wipes the key."""
        wrapped = Slot.wrap(Secret.PASSPHRASE, _words(pin, slot), key, person=slot.person)
        return cls(wrapped, _mark(slot))

    @classmethod
    def from_text(cls, text: str) -> QuickKey:
        """As the store kept it. Raises NoLongerFits when anything about it is not as written here."""
        try:
            if len(text) > _LONGEST:
                raise NoLongerFits
            found = json.loads(text)
            if found["format"] != FORMAT or not 0 < found["tries"] <= MOST_TRIES:
                raise NoLongerFits
            return cls(Slot.from_json(found["key"]), str(found["of"]), int(found["tries"]))
        except (NotAKeyPage, ValueError, KeyError, TypeError, RecursionError) as error:
            raise NoLongerFits from error

    def to_text(self) -> str:
        """As the store keeps it."""
        found = {"format": FORMAT, "key": self.wrapped.as_json(), "of": self.mark, "tries": self.tries}
        return json.dumps(found, separators=(",", ":"))

    @property
    def person(self) -> UUID | None:
        """Whose it is; None while the vault is of one person."""
        return self.wrapped.person

    def slot_in(self, page: KeyPage) -> Slot:
        """The slot of the vault that it belongs to. Raises NoLongerFits."""
        for one in page.slots:
            if one.secret is Secret.PASSPHRASE and one.person == self.person and _mark(one) == self.mark:
                return one
        raise NoLongerFits

    def unwrap(self, page: KeyPage, pin: str) -> tuple[Slot, bytearray]:
        """The slot, and the database key, which the caller wipes. Raises NoLongerFits, or WrongSecret for the PIN."""
        slot = self.slot_in(page)
        return slot, self.wrapped.unwrap(_words(pin, slot))

    def after_a_wrong_pin(self) -> QuickKey | None:
        """With one try less; None when that was the last."""
        return replace(self, tries=self.tries - 1) if self.tries > 1 else None


def _words(pin: str, slot: Slot) -> str:
    return f"{unicodedata.normalize('NFKC', pin)}\n{slot.salt.hex()}"


def _mark(slot: Slot) -> str:
    return hashlib.sha256(slot.salt + slot.nonce).hexdigest()[:16]
