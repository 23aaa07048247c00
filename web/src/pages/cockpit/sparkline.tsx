import { lastPoint, sparklinePath } from './sparkline-path.ts';

const box = { width: 96, height: 24 };

/** How a figure went, at a glance; its values are in the table and on the page of the lamp. */
export function Sparkline({
  values,
  label,
}: {
  readonly values: readonly (number | null)[];
  readonly label: string;
}) {
  const end = lastPoint(values, box);
  return (
    <svg
      className="sparkline"
      viewBox={`-3 -3 ${box.width + 6} ${box.height + 6}`}
      role="img"
      aria-label={label}
    >
      <path d={sparklinePath(values, box)} fill="none" stroke="currentColor" strokeWidth="1.5" />
      {end && <circle cx={end.x} cy={end.y} r="2.5" fill="currentColor" />}
    </svg>
  );
}
