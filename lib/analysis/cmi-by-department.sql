-- Case-mix index of each department of a hospital over some months.
-- Asks for: hospital, first month, last month.
SELECT
  department,
  count(*) AS stays,
  count(weight_e4) AS weighted,
  sum(weight_e4) AS weight_e4,
  round(cast(sum(weight_e4) AS double) / nullif(count(weight_e4), 0) / 10000, 4) AS cmi
FROM results
WHERE status = 'grouped' AND hospital = ? AND month BETWEEN ? AND ?
GROUP BY department
ORDER BY department
