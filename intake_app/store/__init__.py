"""The encrypted vault: tables, units of work, change log, undo, search. The only place that speaks SQL.

How services use it (everything else in here is private to the store):

    from intake_app.store.vault import Vault, preload
    from intake_app.store.caseload import CaseloadFilter, CaseloadPage, CaseloadQuery, CaseloadRow, CaseloadSort

    preload()                                   # what else opening takes, while the passphrase is typed
    vault, code = Vault.create(path, passphrase)         # code: for the printed recovery sheet
    vault = Vault.open(path, passphrase)                 # WrongPassphrase, VaultInUse, VaultDamaged, VaultUnavailable
    vault = Vault.open_with_recovery(path, code)
    vault.was_interrupted                       # the program stopped last time without closing
    vault.words_may_be_missing                  # … and SQLite's log was damaged: the newest words may be gone
    vault.backup(target, look=True)             # sealed copy, beside the work, from any thread; SavingFailed
    from intake_app.store.restoring import restore       # restore(source, target, passphrase): checks, then replaces
    vault.keys.change_passphrase(old_or_recovery, new)
    vault.keys.new_recovery_code(passphrase) -> str
    vault.check() -> list[str]                  # empty: all is well
    vault.look_over() -> list[str]              # damage only, beside the work, from any thread
    vault.access.append(lines); vault.access.of(case_id)         # who saw a dossier (domain.access)
    vault.history.changes_of(entity_id, fields)                  # the change log as people ask it; newest_work, …
    vault.history.is_sound                      # False: the change log does not end where it was sealed
    vault.close()                               # seals it into one file; or `with Vault.open(...) as vault:`

    with vault.unit_of_work(author="Marloes Dekker", label=_("Score"), case_id=case_id,
                            merge_key=f"answer:{answer.id}:text", final=False) as uow:
        answer = uow.get(Answer, answer_id)                      # or None
        found = uow.find(Measurement, case_id=case_id, instrument="zelfredzaamheid")
        uow.put(replace(answer, value=3))                        # insert, update, or nothing when equal
        uow.delete(Answer, answer_id)
        changes = uow.commit()                                   # domain.changes.Changes, durable on return

    vault.erase(case_id, author=..., label=...)         # for good, in the change log too
    vault.fill(dossiers, author=..., label=...)         # many new dossiers quickly (synthetic caseloads)
    vault.fill_parts(parts, author=..., label=...)      # … with rows made elsewhere (bulk_rows)

    with vault.read() as reader:                # get, find, between, load_dossier, document_content
        ...
    vault.load_dossier(case_id) -> Dossier | None       # contents of stored documents are b""
    vault.document_content(document_id) -> bytes | None
    vault.caseload.page(CaseloadQuery(...)) -> CaseloadPage      # what is asked of all dossiers at once
    vault.profiles, vault.places                                 # what matching is asked of
    vault.deeds, vault.samples, vault.bsn                        # for accounting, and the citizen service number
    vault.undo_state(case_id) -> (undo label | None, redo label | None)
    vault.undo(case_id, author) / vault.redo(case_id, author) -> Changes     # InputRefused with a sentence
    vault.setting(key, default) / vault.set_setting(key, value)              # JSON values, not in the change log

A unit without a label is a note of the program's own (where a conversation is): undo passes it by.
Labels and merge keys stay when a dossier is erased: never put a name or anything typed in them.
Rules: one unit of work at a time and short; one thread at a time (calls are guarded, nesting raises RuntimeError);
`put` of a StoredDocument that exists raises ValueError; references are checked at commit. Signatures and stored
documents make their unit `final` by themselves. Trouble with the disk is SavingFailed, a damaged page VaultDamaged.
"""
