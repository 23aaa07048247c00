import type { Words } from '../core/claims/words.ts';
import type { Band } from '../core/forecast/outlook.ts';
import type { NamedUnit, Remark } from '../core/reports/remark.ts';
import type { ComparedView } from '../core/reports/report-plan.ts';
import { moneyText, numberText, percentText, signedPercent } from './figure-text.ts';
import type { Language } from './language.ts';
import { viewWords } from './report-words.ts';
import { unitLabel } from './unit-label.ts';

/** What an indicator is called. */
export type NameOfIndicator = (id: string) => Words;

/** A line of the first page in plain words. */
export function remarkWords(remark: Remark, nameOf: NameOfIndicator): Words {
  switch (remark.code) {
    case 'standing':
      return standing(remark);
    case 'changed':
      return changed(remark);
    case 'lamps':
      return lamps(remark, nameOf);
    case 'good-news':
      return goodNews(remark, nameOf);
    case 'losses':
      return losses(remark);
    case 'red-units':
      return redUnits(remark);
    case 'violations':
      return violations(remark);
    case 'clean':
      return { zh: '合规：本期未发现违规或疑点。', en: 'Compliance: nothing was found in the period.' };
    case 'outlook':
      return outlook(remark);
    case 'quality':
      return quality(remark);
  }
}

type Of<Code extends Remark['code']> = Extract<Remark, { code: Code }>;

const count = (value: number) => numberText(value, 0);
const percent = (share: number, language: Language) => percentText(share, 1, language);
const signedMoney = (fen: number) => (fen > 0 ? `+${moneyText(fen)}` : moneyText(fen));
const signedCount = (value: number) => (value > 0 ? `+${count(value)}` : count(value));

function standing(remark: Of<'standing'>): Words {
  const { stays, cmi, costFen, paymentFen, balanceFen } = remark;
  const index = cmi === null ? null : numberText(cmi, 4);
  const [cost, paid, balance] = [costFen, paymentFen, balanceFen].map(moneyText);
  const without = withoutStandard(remark);
  return {
    zh: `本期出院 ${count(stays)} 例，CMI ${index ?? '无数据'}；费用 ${cost}，病组支付标准 ${paid}，结余 ${balance}${without.zh}。`,
    en: `${count(stays)} stays, CMI ${index ?? 'no data'}; cost ${cost}, payment of the groups ${paid}, balance ${balance}${without.en}.`,
  };
}

/** Why payment less cost is not the balance. */
function withoutStandard({ priced, unpriced }: Of<'standing'>): Words {
  if (unpriced.cases === 0) return { zh: '', en: '' };
  const [of, none, cost] = [count(priced), count(unpriced.cases), moneyText(unpriced.costFen)];
  return {
    zh: `（支付标准与结余仅含有标准的 ${of} 例；另 ${none} 例费用 ${cost} 无支付标准）`,
    en: ` (of the ${of} ${priced === 1 ? 'case' : 'cases'} with a standard; ${none} ${unpriced.cases === 1 ? 'case' : 'cases'} costing ${cost} ${unpriced.cases === 1 ? 'has' : 'have'} none)`,
  };
}

function changed(remark: Of<'changed'>): Words {
  const { against, stays, averageCostShare, balanceFen, parts, view, members, groups } = remark;
  const isBefore = against === 'before';
  const cost = (language: Language) =>
    averageCostShare === null ? null : signedPercent(averageCostShare, language);
  const [volume, mix, price] = [parts.volume, parts.mix, parts.price].map(signedMoney);
  const movers = (language: Language) =>
    [moversOf(view, members, language), moversOf('group', groups, language)]
      .filter((text) => text !== '')
      .join(language === 'zh' ? '；' : '; ');
  const isNamed = members.length + groups.length > 0;
  return {
    zh: `${isBefore ? '与上期相比' : '与去年同期相比'}：例数 ${signedCount(stays)}，次均费用 ${cost('zh') ?? '无数据'}，结余 ${signedMoney(balanceFen)}（例数 ${volume}，病组结构 ${mix}，同病组例均 ${price}）${isNamed ? `；变动最大：${movers('zh')}` : ''}。`,
    en: `${isBefore ? 'Against the period before' : 'Against the year before'}: stays ${signedCount(stays)}, average cost ${cost('en') ?? 'no data'}, balance ${signedMoney(balanceFen)} (volume ${volume}, mix ${mix}, same groups ${price})${isNamed ? `; moved most by ${movers('en')}` : ''}.`,
  };
}

/** Of one kind, which is said: codes of departments and groups look alike. */
function moversOf(view: ComparedView, units: readonly NamedUnit[], language: Language): string {
  if (units.length === 0) return '';
  const kind = language === 'zh' ? viewWords[view].zh : `${viewWords[view].en.toLowerCase()} `;
  const labelled = units.map(({ key, name, value }) => {
    const label = unitLabel(key, name, language);
    return { key, name: { zh: label, en: label }, value };
  });
  return `${kind}${list(labelled, language, signedMoney)}`;
}

function lamps({ red, yellow, green, unlit }: Of<'lamps'>, nameOf: NameOfIndicator): Words {
  const named = (ids: readonly string[], language: Language) => {
    if (ids.length === 0) return '';
    return language === 'zh'
      ? `（${indicators(ids, nameOf, language)}）`
      : ` (${indicators(ids, nameOf, language)})`;
  };
  return {
    zh: `红灯 ${red.length} 项${named(red, 'zh')}，黄灯 ${yellow.length} 项${named(yellow, 'zh')}，绿灯 ${green} 项；${unlit} 项不设阈值、无数据或依据不足，不亮灯。`,
    en: `${red.length} red${named(red, 'en')}, ${yellow.length} yellow${named(yellow, 'en')}, ${green} green; ${unlit} not lit for want of a threshold, of data or of enough to judge by.`,
  };
}

/** The first few of them. */
function indicators(ids: readonly string[], nameOf: NameOfIndicator, language: Language): string {
  const names = ids.slice(0, 4).map((id) => nameOf(id)[language]);
  return `${names.join(language === 'zh' ? '、' : ', ')}${ids.length > 4 ? '…' : ''}`;
}

function goodNews({ improved, view, gains }: Of<'good-news'>, nameOf: NameOfIndicator): Words {
  const parts = (language: Language) => {
    const better = indicators(improved, nameOf, language);
    const kept = list(gains, language, moneyText);
    return [
      ...(improved.length > 0
        ? [language === 'zh' ? `连续三个月改善：${better}` : `better three months running: ${better}`]
        : []),
      ...(gains.length > 0
        ? [
            language === 'zh'
              ? `结余最多的${viewWords[view].zh}：${kept}`
              : `${viewWords[view].en.toLowerCase()} that keep most: ${kept}`,
          ]
        : []),
    ].join(language === 'zh' ? '；' : '; ');
  };
  return { zh: `好消息：${parts('zh')}。`, en: `Good news: ${parts('en')}.` };
}

function losses({ of }: Of<'losses'>): Words {
  const zh = of.map(
    ({ view, units, losing }) =>
      `亏损的${viewWords[view].zh} ${losing} 个，最多的：${list(units, 'zh', moneyText)}`,
  );
  const en = of.map(
    ({ view, units, losing }) =>
      `${viewWords[view].en} at a loss: ${losing}; most of it: ${list(units, 'en', moneyText)}`,
  );
  return { zh: `${zh.join('；')}。`, en: `${en.join('. ')}.` };
}

function outlook({ month, level, cases, costFen, paymentFen }: Of<'outlook'>): Words {
  const band = ({ point, low, high }: Band, textOf: (value: number) => string) =>
    `${textOf(point)} (${textOf(low)} – ${textOf(high)})`;
  const money = (of: Band | null) => of && band(of, moneyText);
  const [cost, paid] = [money(costFen), money(paymentFen)];
  return {
    zh: `展望 ${month}：出院 ${band(cases, count)} 例${cost ? `，费用 ${cost}` : ''}${paid ? `，病组支付标准 ${paid}` : ''}；括号内为 ${percent(level, 'zh')} 预测区间。`,
    en: `Outlook for ${month}: stays ${band(cases, count)}${cost ? `, cost ${cost}` : ''}${paid ? `, payment ${paid}` : ''}; in brackets the ${percent(level, 'en')} interval.`,
  };
}

function redUnits({ view, units, lit }: Of<'red-units'>): Words {
  return {
    zh: `亮红灯的${viewWords[view].zh} ${lit} 个，最多的：${list(units, 'zh', (value) => `${value} 项`)}。`,
    en: `${viewWords[view].en} with red lamps: ${lit}; most of them: ${list(units, 'en', String)}.`,
  };
}

function list(units: readonly NamedUnit[], language: Language, textOf: (value: number) => string): string {
  const texts = units.map(({ name, value }) => `${name[language]} ${textOf(value)}`);
  return texts.join(language === 'zh' ? '、' : ', ');
}

function violations({ flagged, identifiedFen, shareOfCost, gravest }: Of<'violations'>): Words {
  const money = moneyText(identifiedFen);
  const first = gravest && moneyText(gravest.value);
  return {
    zh: `合规：问题病例 ${count(flagged)} 例，识别金额 ${money}${shareOfCost === null ? '' : `，占费用 ${percent(shareOfCost, 'zh')}`}${gravest ? `；金额最多的规则：${gravest.name.zh} ${first}` : ''}。识别不等于认定，须复核。`,
    en: `Compliance: ${count(flagged)} cases with findings, ${money} identified${shareOfCost === null ? '' : `, ${percent(shareOfCost, 'en')} of the cost`}${gravest ? `; most by ${gravest.name.en}, ${first}` : ''}. Identified is not confirmed: it is to be reviewed.`,
  };
}

function quality({ rejected, ungrouped, unpriced, noDataShare }: Of<'quality'>): Words {
  return {
    zh: `数据：${rejected === null ? '' : `拒收 ${count(rejected)} 条，`}未入组 ${count(ungrouped)} 例，病组无支付标准 ${count(unpriced)} 例${noDataShare === null ? '' : `，规则答“无数据” ${percent(noDataShare, 'zh')}`}。`,
    en: `Data: ${rejected === null ? '' : `${count(rejected)} records rejected, `}${count(ungrouped)} stays in no group, ${count(unpriced)} in groups without a standard${noDataShare === null ? '' : `; rules answered “no data” ${percent(noDataShare, 'en')} of the time`}.`,
  };
}
