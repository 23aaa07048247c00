import type { DipGroup } from '../../core/grouping/dip/catalogue.ts';
import { operationCell, type RowMaker } from './make-catalogue.ts';

/** Groups refined by other diagnoses (诊断辅助细分): 25 of burns, 42 of tumours, 46 of tuberculosis. */
export function makeAssistedGroups(maker: RowMaker, first: number): DipGroup[] {
  const rows = [...burns(maker), ...tumours(), ...tuberculosis(maker)];
  return rows.map((row, i) => ({ code: `FZ-${first + i}`, ...row, score: maker.score() }));
}

type Row = Omit<DipGroup, 'code' | 'score'>;

const degrees = [
  { words: '二度烧伤/腐蚀伤', digits: ['2', '6'] },
  { words: '三度烧伤/腐蚀伤', digits: ['3', '7'] },
];
const areas = [
  { words: '面积＜10%', digits: ['0'] },
  { words: '10%≤面积≤29%', digits: ['1', '2'] },
  { words: '30%≤面积≤49%', digits: ['3', '4'] },
  { words: '面积≥50%', digits: ['5', '6', '7', '8', '9'] },
];
const burnSites = ['T20', 'T21', 'T22', 'T23', 'T24', 'T25'];

function burns(maker: RowMaker): readonly Row[] {
  const [debride, graft, flap] = [operationCell(maker, 4), operationCell(maker, 8), operationCell(maker, 4)];
  const operations = [{ main: graft, related: flap }, {}, { main: debride }, { main: graft }];
  const rows = degrees.flatMap(({ words: degree, digits }) =>
    areas.flatMap(({ words: area, digits: percents }) =>
      operations.map((cells) => ({
        stage: 'burns' as const,
        title: { zh: `${degree}，${area}` },
        principal: burnSites.flatMap((site) => digits.map((digit) => `${site}.${digit}`)).join('|'),
        otherDiagnosis: ['T31', 'T32']
          .flatMap((site) => percents.map((digit) => `${site}.${digit}`))
          .join('|'),
        degree,
        area,
        ...cells,
      })),
    ),
  );
  return rows.slice(0, 25);
}

const sites = ['C00-C75', 'C76-C80', 'C81-C86', 'C88', 'C90', 'C91-C95'];
const therapies = ['99.2503', '99.2800x005', '99.2800x006'];
const expressions = ['99.2503', '99.2503+99.2800x005', '99.2503+99.2800x006', therapies.join('+')];

/** In the order of the sheet, which has the wider expression first. */
function tumours(): readonly Row[] {
  const rows = [
    ...sites.flatMap((site) => expressions.map((expression) => ['Z51.1', site, expression] as const)),
    ...sites.flatMap((site) => therapies.map((therapy) => ['Z51.8', site, therapy] as const)),
  ];
  return rows.slice(0, 42).map(([principal, otherDiagnosis, anyOperation]) => ({
    stage: 'tumours',
    title: { zh: `${otherDiagnosis}，${anyOperation}` },
    principal,
    otherDiagnosis,
    anyOperation,
  }));
}

function tuberculosis(maker: RowMaker): readonly Row[] {
  const rows = ['A15-A16', 'A17', 'A18', 'A19'].flatMap((principal) =>
    [true, false].flatMap((resistant) => {
      const mains = Array.from({ length: 5 }, () => ({ main: operationCell(maker, maker.random.int(1, 6)) }));
      return [...mains, {}].map((cells) => ({
        stage: 'tuberculosis' as const,
        title: { zh: `${principal} 结核病${resistant ? '，耐药' : ''}` },
        principal,
        resistant,
        ...cells,
      }));
    }),
  );
  return rows.slice(0, 46);
}
