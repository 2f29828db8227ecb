"""The encrypted vault: tables, units of work, change log, search. The only place that speaks SQL."""
