-- Stays and bills of each department with findings over some months, and the money of these.
-- Money that several rules point at counts once.
-- Asks for: hospital, first month, last month.
SELECT
  department,
  count(*) AS looked_at,
  count(*) FILTER (WHERE finding_count > 0) AS flagged,
  sum(finding_count) AS finding_count,
  sum(identified_fen) AS identified_fen
FROM results
WHERE hospital = ? AND month BETWEEN ? AND ?
GROUP BY department
ORDER BY identified_fen DESC, department
