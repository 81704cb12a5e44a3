"""`domain.delivery.standing` in SQL: derived from op rows and open conflict rows, and from nothing else.

A property test holds the two equal. A complaint that is in none of the three sets below is delivered and has
no pending changes; the sets are small in an ordinary register and have an index each, so counting stays quick
at any number of complaints without a stored counter that could drift.
"""

_UNSETTLED = """
SELECT complaint,
       CASE WHEN max(state = 'needs_correction') THEN 'needs_correction'
            WHEN max(unanswered) THEN 'conflict'
            WHEN max(state = 'uncertain') THEN 'uncertain'
            WHEN max(kind = 'create' AND state = 'sending') THEN 'sending'
            WHEN max(kind = 'create' AND state = 'waiting') THEN 'waiting'
            WHEN max(kind = 'create' AND state = 'voided') THEN 'cancelled'
            ELSE 'delivered' END AS delivery,
       CASE WHEN max(kind = 'create') THEN 0
            ELSE sum(state IN ('waiting', 'sending', 'uncertain')) END AS pending
FROM (
    SELECT complaint, kind, state, 0 AS unanswered FROM op INDEXED BY op_unsettled
    WHERE state IN ('waiting', 'sending', 'uncertain', 'needs_correction') {scope}
    UNION ALL
    SELECT complaint, kind, state, 0 FROM op INDEXED BY op_cancelled
    WHERE kind = 'create' AND state = 'voided' {scope}
    UNION ALL
    SELECT complaint, '', '', 1 FROM conflict INDEXED BY conflict_open
    WHERE open = 1 {scope}
      AND NOT EXISTS (SELECT 1 FROM op AS answer
                      WHERE answer.complaint = conflict.complaint AND answer.answers = conflict.id
                        AND answer.state IN ('waiting', 'sending', 'uncertain'))
)
GROUP BY complaint
"""

UNSETTLED = _UNSETTLED.format(scope="")
"""Every complaint that is not simply delivered: complaint, delivery, pending."""

UNSETTLED_AMONG = _UNSETTLED.format(
    scope='AND complaint IN (SELECT id FROM complaint WHERE "row" IN (SELECT value FROM json_each(:rows)))'
)
"""The same for the complaints whose rows are in the JSON list ``:rows``."""

NEEDING_A_PERSON = """
SELECT complaint FROM op INDEXED BY op_unsettled
WHERE state IN ('uncertain', 'needs_correction')
  AND state IN ('waiting', 'sending', 'uncertain', 'needs_correction')
UNION
SELECT complaint FROM conflict INDEXED BY conflict_open
WHERE open = 1
  AND NOT EXISTS (SELECT 1 FROM op AS answer
                  WHERE answer.complaint = conflict.complaint AND answer.answers = conflict.id
                    AND answer.state IN ('waiting', 'sending', 'uncertain'))
"""
"""Every complaint whose delivery needs a person. It does not group what only waits: after weeks without a
network that is all the register, and the list is asked for while it is delivered."""

NEEDS_A_PERSON = "'needs_correction', 'conflict', 'uncertain'"
"""`domain.delivery.NEEDS_A_PERSON` as SQL values (held equal by a test)."""
