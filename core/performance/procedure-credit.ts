import type { SettlementList } from '../claims/settlement-list.ts';
import type { RbrvsTable } from './rbrvs-table.ts';

/** What somebody's operations come to by a table of points. */
export interface ProcedureCredit {
  readonly points: number;
  /** Each operation's points times the weight of its stay; `null` where a weight is not known. */
  readonly weightedPoints: number | null;
  /** Sum of the difficulties; `null` where the table does not tell one. */
  readonly difficulty: number | null;
  readonly procedures: number;
  /** Codes that the table does not have: with one of them, the points are no data. */
  readonly unknown: readonly string[];
}

export const noCredit: ProcedureCredit = {
  points: 0,
  weightedPoints: 0,
  difficulty: 0,
  procedures: 0,
  unknown: [],
};

/** Both together; what one of them does not know, both do not. */
export function addCredit(a: ProcedureCredit, b: ProcedureCredit): ProcedureCredit {
  const sum = (one: number | null, other: number | null) =>
    one === null || other === null ? null : one + other;
  return {
    points: a.points + b.points,
    weightedPoints: sum(a.weightedPoints, b.weightedPoints),
    difficulty: sum(a.difficulty, b.difficulty),
    procedures: a.procedures + b.procedures,
    unknown: [...new Set([...a.unknown, ...b.unknown])].sort(),
  };
}

/** What each operation of a stay is worth, and who did it: the surgeon, else the stay's doctor. */
export function creditsOf(
  { procedures, stay }: Pick<SettlementList, 'procedures' | 'stay'>,
  weight: number | null,
  table: RbrvsTable,
): readonly { readonly doctor: string | null; readonly credit: ProcedureCredit }[] {
  return procedures.map(({ code, surgeon }) => {
    const row = table.get(code);
    const points = row?.points ?? 0;
    const weightedPoints = weight === null ? null : points * weight;
    const difficulty = row ? row.difficulty : 0;
    const unknown = row ? [] : [code];
    return {
      doctor: surgeon ?? stay.doctor,
      credit: { points, weightedPoints, difficulty, procedures: 1, unknown },
    };
  });
}

/** As facts of a unit; no data where the table does not have an operation. */
export function creditFacts({ points, weightedPoints, difficulty, procedures, unknown }: ProcedureCredit) {
  const isKnown = unknown.length === 0;
  return {
    rbrvsPoints: isKnown ? rounded(points) : null,
    weightedRbrvsPoints: isKnown && weightedPoints !== null ? rounded(weightedPoints) : null,
    procedureDifficulty:
      isKnown && difficulty !== null && procedures > 0 ? rounded(difficulty / procedures) : null,
  };
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
