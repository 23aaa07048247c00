import type { GroupingCase } from './grouping-case.ts';

/**
 * Reads a case whose values have the forms that nearly all have; `null` for one that takes a closer look.
 * What it reads, it reads as `readGroupingCase` does, without its cost.
 */
export function readPlainCase(input: unknown): GroupingCase | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const given = input as Record<keyof GroupingCase, unknown>;
  const { id, map } = given;
  const sex = plainText(given.sex);
  const dept = plainText(given.dept);
  const dischargeWay = plainText(given.dischargeWay);
  const ageYears = plainNumber(given.ageYears);
  const ageDays = plainNumber(given.ageDays);
  const weightGrams = plainNumber(given.weightGrams);
  const losDays = plainNumber(given.losDays);
  if (
    typeof id !== 'string' ||
    (map !== 0 && map !== 1 && map !== undefined) ||
    sex === undefined ||
    dept === undefined ||
    dischargeWay === undefined ||
    ageYears === undefined ||
    ageDays === undefined ||
    weightGrams === undefined ||
    losDays === undefined ||
    !isCodeList(given.dx) ||
    !isCodeList(given.proc)
  )
    return null;
  const { dx, proc } = given;
  return { id, sex, ageYears, ageDays, weightGrams, dept, losDays, dischargeWay, dx, proc, map: map ?? 0 };
}

/** `undefined`: neither text nor blank. */
function plainText(value: unknown): string | null | undefined {
  if (value === '' || value === null || value === undefined) return null;
  return typeof value === 'string' ? value : undefined;
}

/** `undefined`: neither a number nor blank, or a number in another form. */
function plainNumber(value: unknown): number | null | undefined {
  if (value === '' || value === null || value === undefined) return null;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function isCodeList(value: unknown): value is readonly string[] {
  if (!Array.isArray(value)) return false;
  for (const code of value) if (typeof code !== 'string') return false;
  return true;
}
