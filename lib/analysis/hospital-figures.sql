-- Figures of each hospital of a region over some months.
-- Asks for: region, first month, last month.
SELECT
  hospital,
  count(*) AS stays,
  round(cast(count(*) FILTER (WHERE status = 'grouped') AS double) / count(*), 4) AS grouped_share,
  round(cast(sum(weight_e4) FILTER (WHERE status = 'grouped') AS double)
    / nullif(count(weight_e4) FILTER (WHERE status = 'grouped'), 0) / 10000, 4) AS cmi,
  sum(cost_fen) AS cost_fen,
  sum(payment_fen) AS payment_fen,
  sum(payment_fen - cost_fen) AS balance_fen,
  round(cast(sum(cost_fen) AS double) / nullif(count(cost_fen), 0)) AS average_cost_fen,
  round(cast(sum(los_days) AS double) / count(*), 4) AS average_los_days
FROM results
WHERE status <> 'outpatient' AND region = ? AND month BETWEEN ? AND ?
GROUP BY hospital
ORDER BY hospital
