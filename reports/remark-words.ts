import type { Words } from '../core/claims/words.ts';
import type { NamedUnit, Remark } from '../core/reports/remark.ts';
import { moneyText, numberText, signed } from './figure-text.ts';
import type { Language } from './language.ts';
import { viewWords } from './report-words.ts';

/** What an indicator is called. */
export type NameOfIndicator = (id: string) => Words;

/** A line of the first page in plain words. */
export function remarkWords(remark: Remark, nameOf: NameOfIndicator): Words {
  switch (remark.code) {
    case 'standing':
      return standing(remark);
    case 'compared':
      return compared(remark);
    case 'lamps':
      return lamps(remark, nameOf);
    case 'losses':
      return losses(remark);
    case 'gains':
      return gains(remark);
    case 'violations':
      return violations(remark);
    case 'clean':
      return { zh: '合规：本期未发现违规或疑点。', en: 'Compliance: nothing was found in the period.' };
    case 'quality':
      return quality(remark);
  }
}

type Of<Code extends Remark['code']> = Extract<Remark, { code: Code }>;

const count = (value: number) => numberText(value, 0);
const percent = (share: number) => `${numberText(share * 100, 1)}%`;
const signedMoney = (fen: number) => (fen > 0 ? `+${moneyText(fen)}` : moneyText(fen));
const signedCount = (value: number) => (value > 0 ? `+${count(value)}` : count(value));

function standing({ stays, cmi, costFen, paymentFen, balanceFen }: Of<'standing'>): Words {
  const index = cmi === null ? null : numberText(cmi, 4);
  const [cost, paid, balance] = [costFen, paymentFen, balanceFen].map(moneyText);
  return {
    zh: `本期出院 ${count(stays)} 例，CMI ${index ?? '无数据'}；费用 ${cost}，病组支付标准 ${paid}，结余 ${balance}。`,
    en: `${count(stays)} stays, CMI ${index ?? 'no data'}; cost ${cost}, payment of the groups ${paid}, balance ${balance}.`,
  };
}

function compared({ with: earlier, stays, averageCostShare, balanceFen }: Of<'compared'>): Words {
  const than =
    earlier === 'before'
      ? { zh: '与上期相比', en: 'Against the period before' }
      : { zh: '与去年同期相比', en: 'Against the year before' };
  const cost = averageCostShare === null ? null : `${signed(averageCostShare * 100)}%`;
  return {
    zh: `${than.zh}：例数 ${signedCount(stays)}，次均费用 ${cost ?? '无数据'}，结余 ${signedMoney(balanceFen)}。`,
    en: `${than.en}: stays ${signedCount(stays)}, average cost ${cost ?? 'no data'}, balance ${signedMoney(balanceFen)}.`,
  };
}

function lamps({ red, yellow, green, unlit }: Of<'lamps'>, nameOf: NameOfIndicator): Words {
  const list = (ids: readonly string[], language: Language) => {
    if (ids.length === 0) return '';
    const names = ids.slice(0, 4).map((id) => nameOf(id)[language]);
    const rest = ids.length > 4 ? '…' : '';
    return language === 'zh' ? `（${names.join('、')}${rest}）` : ` (${names.join(', ')}${rest})`;
  };
  return {
    zh: `红灯 ${red.length} 项${list(red, 'zh')}，黄灯 ${yellow.length} 项${list(yellow, 'zh')}，绿灯 ${green} 项；${unlit} 项不设阈值、无数据或例数不足，不亮灯。`,
    en: `${red.length} red${list(red, 'en')}, ${yellow.length} yellow${list(yellow, 'en')}, ${green} green; ${unlit} not lit for want of a threshold, of data or of cases.`,
  };
}

function losses({ view, units, losing }: Of<'losses'>): Words {
  return {
    zh: `亏损的${viewWords[view].zh} ${losing} 个，亏损最多的：${namesOf(units, 'zh')}。`,
    en: `${viewWords[view].en} at a loss: ${losing}; most of it: ${namesOf(units, 'en')}.`,
  };
}

function gains({ view, units }: Of<'gains'>): Words {
  return {
    zh: `结余最多的${viewWords[view].zh}：${namesOf(units, 'zh')}。`,
    en: `${viewWords[view].en} that keep most: ${namesOf(units, 'en')}.`,
  };
}

function namesOf(units: readonly NamedUnit[], language: Language): string {
  const texts = units.map(({ name, value }) => `${name[language]} ${moneyText(value)}`);
  return texts.join(language === 'zh' ? '、' : ', ');
}

function violations({ flagged, identifiedFen, shareOfCost, gravest }: Of<'violations'>): Words {
  const money = moneyText(identifiedFen);
  const share = shareOfCost === null ? null : percent(shareOfCost);
  const first = gravest && moneyText(gravest.value);
  return {
    zh: `合规：问题病例 ${count(flagged)} 例，识别金额 ${money}${share ? `，占费用 ${share}` : ''}${gravest ? `；金额最多的规则：${gravest.name.zh} ${first}` : ''}。识别不等于认定，须复核。`,
    en: `Compliance: ${count(flagged)} cases with findings, ${money} identified${share ? `, ${share} of the cost` : ''}${gravest ? `; most by ${gravest.name.en}, ${first}` : ''}. Identified is not confirmed: it is to be reviewed.`,
  };
}

function quality({ rejected, ungrouped, unpriced, noDataShare }: Of<'quality'>): Words {
  const share = noDataShare === null ? null : percent(noDataShare);
  return {
    zh: `数据：${rejected === null ? '' : `拒收 ${count(rejected)} 条，`}未入组 ${count(ungrouped)} 例，病组无支付标准 ${count(unpriced)} 例${share ? `，规则答“无数据” ${share}` : ''}。`,
    en: `Data: ${rejected === null ? '' : `${count(rejected)} records rejected, `}${count(ungrouped)} stays in no group, ${count(unpriced)} in groups without a standard${share ? `; rules answered “no data” ${share} of the time` : ''}.`,
  };
}
