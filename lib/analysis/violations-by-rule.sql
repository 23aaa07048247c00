-- What the rules found in a hospital's stays and bills over some months, most money first.
-- Money that several rules point at counts under each of them.
-- Asks for: hospital, first month, last month.
SELECT
  rule_id,
  severity,
  sum(finding_count) AS finding_count,
  count(*) AS cases,
  sum(amount_fen) AS amount_fen
FROM findings
WHERE hospital = ? AND month BETWEEN ? AND ?
GROUP BY rule_id, severity
ORDER BY amount_fen DESC, rule_id
