import { extname } from 'node:path';
import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import { type SettlementPolicy, settlementPolicySchema } from '../../core/payment/settlement/policy.ts';
import { policyOf } from '../../core/payment/settlement/policy-of.ts';
import { statementWords } from '../../core/payment/settlement/statement-words.ts';
import { snakeCased } from '../../platform/http/snake-cased.ts';
import { loadHospitals, loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import { loadSettlementPolicies } from '../../platform/knowledge/load-settlement-policies.ts';
import { checkInputs } from '../named-files.ts';
import { printSettlement, printStatement } from '../print-settlement.ts';
import { type DocumentMistake, printMistakes, readDocument } from '../read-document.ts';
import { tell } from '../say.ts';
import { type RegionSettlement, settleRegion, type YearFiles } from '../settle-region.ts';
import { type ReadStay, readSettledStays } from '../settled-stays.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson } from './print-table.ts';

export interface SettleOptions extends YearFiles {
  /** Id of an installed one, or a file. */
  readonly policy?: string;
  /** `yyyy`; else the newest of the results. */
  readonly year?: string;
  readonly region?: string;
  /** Fen, instead of the policy's own. */
  readonly budget?: number;
  /** Whose statement is printed. */
  readonly hospital?: string;
  readonly json?: boolean;
}

/** `sentinel settle`: prepayments and the clearing of a year, out of the results of audits. */
export async function settle(files: readonly string[], options: SettleOptions): Promise<void> {
  const { assessment, reviews, json, hospital } = options;
  checkInputs([...files, ...[assessment, reviews].filter((path) => path !== undefined)]);
  const registers = { hospitals: loadHospitals(), regions: loadRegions() };
  const { stays, mistakes } = await readSettledStays(files);
  refuse(mistakes, json);
  if (stays.size === 0)
    throw new WrongUsage(`${files.join(', ')}: 没有住院病例 There are no stays among the results`);
  const region = regionToSettle([...stays.values()], options.region, registers);
  const year = options.year ?? newestYear([...stays.values()]);
  const policy = withBudget(policyToUse(region, year, options), year, options.budget);
  if (policy.budget.method === 'scores' && ![...stays.values()].some(({ dip }) => dip))
    throw new WrongUsage(
      `办法 ${policy.id} 按分值清算，而结果中没有 DIP 分组。 Policy ${policy.id} settles by scores; the results have no DIP groups.`,
    );
  tellOfOtherRegion(policy, region);
  const settled = await settleRegion(stays, { region, year, policy }, { assessment, reviews }, registers);
  if (!settled.ok) return refuse(settled.mistakes, json);
  const { settlement } = settled;
  const shown = settlement.statements.filter((one) => one.hospital === hospital);
  if (hospital !== undefined && shown.length === 0)
    throw new WrongUsage(`没有机构 ${hospital} 的病例。 No stay is of hospital ${hospital}.`);
  if (json) return printJson(describe(settlement));
  printSettlement(settlement);
  for (const statement of shown) printStatement(statement);
}

function refuse(mistakes: readonly DocumentMistake[], json = false): void {
  if (mistakes.length === 0) return;
  if (json) printJson({ mistakes });
  else printMistakes(mistakes);
  throw new Error(`${mistakes.length} 处错误 mistakes, 未结算 nothing is settled`);
}

function regionToSettle(
  stays: readonly ReadStay[],
  named: string | undefined,
  registers: Pick<Knowledge, 'hospitals' | 'regions'>,
): string {
  const { standIn } = registers.regions;
  const strangers = [...new Set(stays.map(({ hospital }) => hospital))].filter(
    (hospital) => !registers.hospitals.has(hospital),
  );
  if (named === undefined && strangers.length > 0)
    throw new WrongUsage(
      `医疗机构名册中没有 ${strangers.sort().join('、')}；如确应按地区 ${standIn.code} 结算，请用 --region ${standIn.code} 指明。 The register of hospitals has no ${strangers.join(', ')}; where they are to be settled as hospitals of ${standIn.code}, say so by --region ${standIn.code}.`,
    );
  const regions = [...new Set(stays.map(({ hospital }) => regionOf(hospital, registers).code))].sort();
  const [only] = regions;
  if (named === undefined && only !== undefined && regions.length === 1) return only;
  if (named !== undefined && regions.includes(named)) return named;
  throw new WrongUsage(
    `结果涉及地区 ${regions.join('、')}，请用 --region 指定其一。 The stays are of ${regions.join(', ')}; name one of them by --region.`,
  );
}

function newestYear(stays: readonly ReadStay[]): string {
  return (
    stays
      .map((stay) => stay.discharged_on.slice(0, 4))
      .sort()
      .at(-1) ?? ''
  );
}

function policyToUse(region: string, year: string, { policy, json }: SettleOptions): SettlementPolicy {
  if (policy !== undefined && extname(policy) === '.json') {
    checkInputs([policy]);
    const read = readDocument(policy, settlementPolicySchema);
    if (read.ok) return read.value;
    refuse(read.mistakes, json);
  }
  const installed = loadSettlementPolicies();
  const found = policy === undefined ? policyOf(region, year, installed.values()) : installed.get(policy);
  if (found) return found;
  const ids = [...installed.keys()];
  throw new WrongUsage(
    `没有结算办法 ${policy ?? `${region} ${year}`}，已装的有 ${ids.join('、')}。 There is no policy ${policy ?? `for ${region} in ${year}`}; there are ${ids.join(', ')}.`,
  );
}

/** A policy that was named may be tried on another region: with a word, since its budget and steps are not that region's. */
function tellOfOtherRegion({ id, region: own }: SettlementPolicy, region: string): void {
  if (own === null || own === region) return;
  tell(
    `办法 ${id} 属地区 ${own}，此处用于地区 ${region}。 Policy ${id} is of region ${own}; here it settles region ${region}.\n`,
  );
}

function withBudget(policy: SettlementPolicy, year: string, budgetFen: number | undefined): SettlementPolicy {
  const { budget } = policy;
  if (budget.method === 'none') {
    if (budgetFen === undefined) return policy;
    throw new WrongUsage(
      `办法 ${policy.id} 不分配总额，不能用 --budget。 Policy ${policy.id} splits no budget; --budget is of no use.`,
    );
  }
  const ofYear = budgetFen ?? budget.yearly_fen[year];
  if (ofYear === undefined)
    throw new WrongUsage(
      `办法 ${policy.id} 没有 ${year} 年总额，请用 --budget 指定。 Policy ${policy.id} has no budget of ${year}; give one by --budget.`,
    );
  return { ...policy, budget: { ...budget, yearly_fen: { ...budget.yearly_fen, [year]: ofYear } } };
}

/** Lines with their words. */
function describe({ policy, split, statements, ...rest }: RegionSettlement) {
  const { dueFen: _ofStatements, ...budget } = split;
  const told = statements.map((statement) => ({
    ...statement,
    lines: statement.lines.map((line) => ({ ...line, ...statementWords(line) })),
  }));
  return snakeCased({ ...rest, policy: policy.id, budget, statements: told });
}
