-- Years of each hospital of a region, and the change against the year before.
-- Asks for: region, first month, last month.
WITH years AS (
  SELECT
    hospital,
    substr(month, 1, 4) AS year,
    count(*) AS stays,
    cast(sum(weight_e4) FILTER (WHERE status = 'grouped') AS double)
      / nullif(count(weight_e4) FILTER (WHERE status = 'grouped'), 0) / 10000 AS cmi,
    cast(sum(cost_fen) AS double) / nullif(count(cost_fen), 0) AS average_cost_fen
  FROM results
  WHERE status <> 'outpatient' AND region = ? AND month BETWEEN ? AND ?
  GROUP BY hospital, substr(month, 1, 4)
),
compared AS (
  SELECT
    years.*,
    lag(stays) OVER (PARTITION BY hospital ORDER BY year) AS stays_before,
    lag(average_cost_fen) OVER (PARTITION BY hospital ORDER BY year) AS average_cost_fen_before
  FROM years
)
SELECT
  hospital,
  year,
  stays,
  cast(stays AS double) / stays_before - 1 AS stays_growth,
  round(cmi, 4) AS cmi,
  round(average_cost_fen) AS average_cost_fen,
  average_cost_fen / average_cost_fen_before - 1 AS average_cost_growth
FROM compared
ORDER BY hospital, year
