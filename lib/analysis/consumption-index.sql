-- Cost and time consumption index of each hospital of a region over some months; 1 is the area.
-- The area's means rest on the twelve months that end with the last one.
-- Asks for: region, first and last of the twelve months; region, first month, last month.
WITH area AS (
  SELECT
    scheme,
    group_code,
    CASE WHEN sum(cost_fen) > 0 THEN cast(sum(cost_fen) AS double) / count(cost_fen) END AS mean_cost_fen,
    CASE WHEN sum(los_days) > 0 THEN cast(sum(los_days) AS double) / count(*) END AS mean_days
  FROM results
  WHERE status = 'grouped' AND region = ? AND month BETWEEN ? AND ?
  GROUP BY scheme, group_code
),
compared AS (
  SELECT
    own.hospital,
    own.cost_fen / area.mean_cost_fen AS cost,
    own.los_days / area.mean_days AS days
  FROM results own
  JOIN area ON area.scheme = own.scheme AND area.group_code = own.group_code
  WHERE own.status = 'grouped' AND own.region = ? AND own.month BETWEEN ? AND ?
)
SELECT
  hospital,
  count(*) AS stays,
  round(sum(cost) / nullif(count(cost), 0), 4) AS cost_index,
  round(sum(days) / nullif(count(days), 0), 4) AS time_index
FROM compared
GROUP BY hospital
ORDER BY hospital
