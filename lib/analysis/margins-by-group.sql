-- Payment less cost of a hospital's groups over some months, the greatest loss first.
-- Of stays whose cost and payment are both known.
-- Asks for: hospital, first month, last month.
SELECT
  scheme,
  group_code,
  count(*) AS stays,
  sum(cost_fen) AS cost_fen,
  sum(payment_fen) AS payment_fen,
  sum(payment_fen - cost_fen) AS balance_fen,
  cast(sum(payment_fen - cost_fen) AS double) / count(*) AS balance_per_case_fen
FROM results
WHERE status <> 'outpatient' AND cost_fen IS NOT NULL AND payment_fen IS NOT NULL
  AND hospital = ? AND month BETWEEN ? AND ?
GROUP BY scheme, group_code
ORDER BY balance_fen, scheme, group_code
