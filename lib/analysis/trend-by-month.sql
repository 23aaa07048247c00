-- Months of a region, one after the other.
-- Asks for: region, first month, last month.
SELECT
  month,
  count(*) FILTER (WHERE status <> 'outpatient') AS stays,
  count(*) FILTER (WHERE status = 'outpatient') AS outpatient_bills,
  round(cast(sum(weight_e4) FILTER (WHERE status = 'grouped') AS double)
    / nullif(count(weight_e4) FILTER (WHERE status = 'grouped'), 0) / 10000, 4) AS cmi,
  sum(cost_fen) FILTER (WHERE status <> 'outpatient') AS cost_fen,
  cast(sum(los_days) FILTER (WHERE status <> 'outpatient') AS double)
    / nullif(count(*) FILTER (WHERE status <> 'outpatient'), 0) AS average_los_days,
  cast(count(*) FILTER (WHERE finding_count > 0) AS double) / count(*) AS flagged_share,
  sum(identified_fen) AS identified_fen
FROM results
WHERE region = ? AND month BETWEEN ? AND ?
GROUP BY month
ORDER BY month
