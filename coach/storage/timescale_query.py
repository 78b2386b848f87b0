"""The two queries that gather the facts of everybody's timescales."""

from __future__ import annotations

_SEAT = """seat AS (
  SELECT r.*, count(*) OVER w AS pairs, min(r.started_on) OVER w AS first_on,
    row_number() OVER (PARTITION BY r.file_id
      ORDER BY r.ended_on IS NULL DESC, r.started_on DESC, r.seq DESC) AS place
  FROM pair r WHERE r.withdrawn_at IS NULL {seat}
  WINDOW w AS (PARTITION BY r.file_id))"""

# Both run along the index session_by_status, which holds every column they read; the latest few
# are sought there one by one, which is far quicker than numbering every session of ten years.
_HELD = """held AS (
  SELECT s.file_id, s.kind, min(s.held_on) AS first_on, max(s.held_on) AS last_on,
    max(max(s.held_on, coalesce(s.planned_on, ''), coalesce(s.original_on, ''))) AS settled_on
  FROM session s
  WHERE s.status = 'held' AND s.withdrawn_at IS NULL AND s.held_on <= :on {only}
  GROUP BY s.file_id, s.kind),
held_by_kind AS (
  SELECT h.file_id, group_concat(h.kind || '|' || h.first_on || '|' || (
      SELECT group_concat(held_on) FROM (
        SELECT t.held_on FROM session t
        WHERE t.status = 'held' AND t.withdrawn_at IS NULL AND t.file_id = h.file_id
          AND t.kind = h.kind AND t.held_on <= :on
        ORDER BY t.held_on DESC LIMIT :most)), ';') AS held
  FROM held h GROUP BY h.file_id)"""

_PLANNED = """planned AS (
  SELECT s.file_id, max(s.planned_on) AS last_on,
    min(CASE WHEN s.planned_on >= :on THEN s.planned_on || '|' || s.created_at END) AS next
  FROM session s
  WHERE s.status = 'planned' AND s.kind = 'formal' AND s.withdrawn_at IS NULL {only}
  GROUP BY s.file_id),
moved AS (
  SELECT file_id, json_group_array(json_array(kind, original_on, moved_because)) AS moved
  FROM (
    SELECT s.file_id, s.kind, min(coalesce(s.original_on, s.planned_on)) AS original_on,
      s.moved_because
    FROM session s LEFT JOIN held h ON h.file_id = s.file_id AND h.kind = s.kind
    WHERE s.status IN ('re-arranged', 'missed', 'cancelled', 'planned')
      AND (s.status <> 'planned' OR s.original_on IS NOT NULL) AND s.withdrawn_at IS NULL
      AND coalesce(s.original_on, s.planned_on) > coalesce(h.settled_on, '') {only}
    GROUP BY s.file_id, s.kind)
  GROUP BY file_id),
asked AS (
  SELECT s.file_id, json_group_array(json_array(s.id, s.planned_on,
      coalesce(s.asked_at, s.created_at))) AS urgent
  FROM session s
  WHERE s.status = 'planned' AND s.kind = 'urgent' AND s.withdrawn_at IS NULL {only}
  GROUP BY s.file_id)"""

# Whose papers may still be on their way: what was held in Coach of late, and the latest besides.
_PAPERS = """papers AS (
  SELECT s.file_id, json_group_array(json_array(
      s.id, s.kind, s.held_on, s.policy_id, coalesce(s.ended_at, s.met_at), s.risk_raised,
      coalesce(s.ended_at, s.met_at) IS NULL OR EXISTS (SELECT 1 FROM record c
        WHERE c.session_id = s.id AND c.kind = 'case' AND c.withdrawn_at IS NULL),
      EXISTS (SELECT 1 FROM record d WHERE d.session_id = s.id AND d.kind = 'personal'
        AND d.status IN ('signed', 'disputed', 'deemed')) OR s.recorded = 0,
      EXISTS (SELECT 1 FROM case_filing n JOIN record c ON c.id = n.record_id
        WHERE c.session_id = s.id AND n.withdrawn_at IS NULL AND n.filed_on <= :on)
      AND NOT EXISTS (SELECT 1 FROM record c WHERE c.session_id = s.id AND c.kind = 'case'
        AND c.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM case_filing n
          WHERE n.record_id = c.id AND n.withdrawn_at IS NULL AND n.filed_on <= :on)),
      (SELECT min(t.taken_on) FROM record d JOIN record_version v ON v.record_id = d.id
        JOIN record_step t ON t.version_id = v.id AND t.kind = 'shared' AND t.taken_on <= :on
        WHERE d.session_id = s.id AND d.kind = 'personal'),
      (SELECT max(t.taken_on) FROM record d
        JOIN record_version v ON v.record_id = d.id AND v.number = d.version
        JOIN record_step t ON t.version_id = v.id AND t.kind = 'shared' AND t.taken_on <= :on
        WHERE d.session_id = s.id AND d.kind = 'personal'),
      EXISTS (SELECT 1 FROM record d
        JOIN record_version v ON v.record_id = d.id AND v.number = d.version
        WHERE d.session_id = s.id AND d.kind = 'personal'
          AND (EXISTS (SELECT 1 FROM record_signature g
              WHERE g.version_id = v.id AND g.by_whom = 'supervisee')
            OR EXISTS (SELECT 1 FROM record_reply g
              WHERE g.version_id = v.id AND g.by_whom = 'supervisee'))))) AS papers
  FROM session s LEFT JOIN held h ON h.file_id = s.file_id AND h.kind = s.kind
  WHERE s.status = 'held' AND s.withdrawn_at IS NULL AND s.held_on BETWEEN :since AND :on
    AND ((s.kind = 'formal' AND s.held_on = h.last_on)
      OR coalesce(s.ended_at, s.met_at) IS NOT NULL) {only}
  GROUP BY s.file_id)"""

_STANDING = """agreed AS (
  SELECT s.file_id, max(CASE WHEN s.pair_id = r.id THEN s.agreed_on END) AS here_on,
    max(CASE WHEN s.pair_id <> r.id THEN s.agreed_on END) AS before_on,
    (SELECT min(c.called_on || '|' || c.because) FROM agreement_call c
      JOIN agreement x ON x.id = c.agreement_id
      WHERE c.file_id = s.file_id AND x.status = 'agreed' AND x.agreed_on <= :on
        AND c.withdrawn_at IS NULL AND c.called_on <= :on) AS called
  FROM agreement s JOIN seat r ON r.file_id = s.file_id AND r.place = 1
  WHERE s.agreed_on <= :on AND s.withdrawn_at IS NULL {only}
  GROUP BY s.file_id),
care AS (
  SELECT s.file_id, max(s.reviewed_at) AS reviewed_at FROM self_care_review s
  WHERE s.withdrawn_at IS NULL AND date(s.reviewed_at) <= :on {only} GROUP BY s.file_id),
caseload AS (
  SELECT s.file_id, json_group_array(json_array(s.id, s.reference, s.created_at,
      (SELECT max(at) FROM (
        SELECT t.started_at AS at FROM discussion d JOIN session t ON t.id = d.session_id
         WHERE d.case_id = s.id AND d.withdrawn_at IS NULL AND t.held_on <= :on
        UNION ALL
        SELECT w.swept_at FROM case_sweep w WHERE w.case_id = s.id
          AND w.outcome <> 'nothing-new' AND w.withdrawn_at IS NULL
          AND date(w.swept_at) <= :on)))) AS cases
  FROM case_reference s WHERE s.withdrawn_at IS NULL {only} GROUP BY s.file_id),
waiting AS (
  SELECT DISTINCT s.file_id FROM agenda_item s
  WHERE s.session_id IS NULL AND s.status = 'open' AND s.withdrawn_at IS NULL
    AND s.audience <> 'only-mine' AND s.raised_by <> 'supervisor' {only})"""

# Of most kinds the latest mark says all; of these each counts by itself.
_MARKS = """marked AS (
  SELECT person_id, json_group_array(json_array(kind, name, done_on, number)) AS marks
  FROM (
    SELECT person_id, kind, name, max(done_on) AS done_on, number FROM mark
    WHERE withdrawn_at IS NULL AND (done_on <= :on OR kind = 'shift')
    GROUP BY person_id, kind, name,
      CASE WHEN kind IN ('absence', 'return', 'shift', 'observation', 'observation-with-adult',
        'one-to-one-offered') THEN seq END)
  GROUP BY person_id)"""

_SESSIONS_ROWS = """
SELECT p.id AS person_id, p.name AS person, p.staff_group, p.start_on, p.left_on,
  r.file_id, r.supervisor_id, v.name AS supervisor, r.policy_id,
  r.started_on AS pair_started_on, r.first_on AS first_pair_on, r.pairs,
  k.held, n.next, n.last_on, m.moved, a.urgent, b.papers
FROM seat r
JOIN supervision_file f ON f.id = r.file_id
JOIN person p ON p.id = f.supervisee_id
JOIN person v ON v.id = r.supervisor_id
LEFT JOIN held_by_kind k ON k.file_id = r.file_id
LEFT JOIN planned n ON n.file_id = r.file_id
LEFT JOIN moved m ON m.file_id = r.file_id
LEFT JOIN asked a ON a.file_id = r.file_id
LEFT JOIN papers b ON b.file_id = r.file_id
WHERE r.place = 1 AND (r.ended_on IS NULL OR r.ended_on > :on OR p.left_on IS NOT NULL)
"""
_STANDING_ROWS = """
SELECT r.file_id, g.here_on, g.before_on, g.called, c.reviewed_at, y.review_on, l.cases,
  q.file_id IS NOT NULL AS has_agenda, own.marks AS marks, theirs.marks AS supervisor_marks
FROM seat r
JOIN supervision_file f ON f.id = r.file_id
LEFT JOIN agreed g ON g.file_id = r.file_id
LEFT JOIN care c ON c.file_id = r.file_id
LEFT JOIN self_care_settled y ON y.file_id = r.file_id AND y.withdrawn_at IS NULL
LEFT JOIN caseload l ON l.file_id = r.file_id
LEFT JOIN waiting q ON q.file_id = r.file_id
LEFT JOIN marked own ON own.person_id = f.supervisee_id
LEFT JOIN marked theirs ON theirs.person_id = r.supervisor_id
WHERE r.place = 1
"""

_SESSIONS = "WITH " + ",\n".join((_SEAT, _HELD, _PLANNED, _PAPERS)) + _SESSIONS_ROWS
_STANDS = "WITH " + ",\n".join((_SEAT, _STANDING, _MARKS)) + _STANDING_ROWS


def facts_queries(*, of_one: bool) -> tuple[str, str]:
    """What sessions say and what stands besides them; of one supervision file, `:file`, or of all.

    They also take `:on`, `:since` (papers of sessions before it are let go) and `:most` (how many
    of the latest sessions of a kind are wanted). They are two since SQLite takes 85 kB for every
    table that a query makes on its way, and keeps all of them to the query's end.
    """
    only = "AND {}.file_id = :file" if of_one else ""
    seat, rest = only.format("r"), only.format("s")
    sessions, stands = (
        query.replace("{seat}", seat).replace("{only}", rest) for query in (_SESSIONS, _STANDS)
    )
    return sessions, stands
