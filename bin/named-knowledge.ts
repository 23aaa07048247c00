import type { DipTerms } from '../core/payment/dip/terms.ts';
import type { Hospital } from '../core/payment/hospital-registry.ts';
import type { Region, RegionBook } from '../core/payment/region-book.ts';
import { checkedFolder } from '../platform/knowledge/knowledge-folder.ts';
import { catalogueIds } from '../platform/knowledge/load-catalogue.ts';
import { loadHospitals } from '../platform/knowledge/load-knowledge.ts';
import { listSchemes } from '../platform/knowledge/load-scheme.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Throws, naming the installed ones, where one of the schemes is not; of a DIP catalogue it says that it is one. */
export function checkSchemes(ids: readonly string[], knowledgeDir: string): void {
  const installed = listSchemes(knowledgeDir).map(({ id }) => id);
  const unknown = ids.find((id) => !installed.includes(id));
  if (unknown === undefined) return;
  if (catalogueIds(knowledgeDir).includes(unknown))
    throw new WrongUsage(
      `${unknown} 是 DIP 病种目录，此处须用 DRG 方案，已装的有 ${installed.join('、')}。 ${unknown} is a DIP catalogue; here a DRG scheme is expected, of which there are ${installed.join(', ')}.`,
    );
  throw notInstalled({ zh: '方案', en: 'Scheme' }, unknown, installed);
}

/** Throws, naming both kinds that are installed, where an id is neither a DRG scheme nor a DIP catalogue. */
export function checkSchemesAndCatalogues(ids: readonly string[], knowledgeDir: string): void {
  const schemes = listSchemes(knowledgeDir).map(({ id }) => id);
  const catalogues = catalogueIds(knowledgeDir);
  const unknown = ids.find((id) => !schemes.includes(id) && !catalogues.includes(id));
  if (unknown === undefined) return;
  const { message } = notInstalled({ zh: '方案', en: 'Scheme' }, unknown, schemes);
  if (catalogues.length === 0) throw new WrongUsage(message);
  throw new WrongUsage(
    `${message} DIP 病种目录有 ${catalogues.join('、')}。 The DIP catalogues are ${catalogues.join(', ')}.`,
  );
}

/** Throws, naming the installed ones, where the tariff is not. */
export function checkTariff(id: string, tariffs: ReadonlyMap<string, unknown>): void {
  if (!tariffs.has(id)) throw notInstalled({ zh: '支付标准', en: 'Tariff' }, id, [...tariffs.keys()]);
}

/** Throws, naming the installed ones, where the DIP catalogue is not. */
export function checkCatalogue(id: string, knowledgeDir: string): void {
  const installed = catalogueIds(knowledgeDir);
  if (!installed.includes(id)) throw notInstalled({ zh: 'DIP 病种目录', en: 'DIP catalogue' }, id, installed);
}

/** Throws where the terms are not installed, and where they score by another catalogue than the one asked for. */
export function checkTerms(
  id: string,
  catalogue: string | undefined,
  all: ReadonlyMap<string, Pick<DipTerms, 'catalogue'>>,
): void {
  const terms = all.get(id);
  if (!terms) throw notInstalled({ zh: 'DIP 付费规则', en: 'DIP terms' }, id, [...all.keys()]);
  if (catalogue === undefined || terms.catalogue === catalogue) return;
  throw new WrongUsage(
    `--terms: ${id} 适用于目录 ${terms.catalogue}，不适用于 ${catalogue}。 ${id} are of catalogue ${terms.catalogue}, not of ${catalogue}.`,
  );
}

/** The region of a code. Throws, naming those that there are. */
export function regionNamed({ byCode }: RegionBook, code: string): Region {
  const found = byCode.get(code);
  if (found) return found;
  const codes = [...byCode.keys()];
  throw new WrongUsage(
    `没有地区 ${code}，有 ${codes.join('、')}。 There is no region ${code}; there are ${codes.join(', ')}.`,
  );
}

/** The hospital of a `fixmedins_code`. Throws where the register does not have it. */
export function hospitalNamed(code: string): Hospital {
  const found = loadHospitals().get(code);
  if (found) return found;
  throw new WrongUsage(
    `--hospital: ${code} 不在医疗机构名册中。 ${code} is not in the register of hospitals.`,
  );
}

/** A folder of knowledge that somebody named. Throws where it is none. */
export function knowledgeNamed(folder: string): string {
  try {
    return checkedFolder(folder);
  } catch (cause) {
    throw new WrongUsage((cause as Error).message, { cause });
  }
}

function notInstalled(
  kind: { zh: string; en: string },
  id: string,
  installed: readonly string[],
): WrongUsage {
  const name = id.trim() === '' ? `“${id}”` : id;
  return new WrongUsage(
    `${kind.zh} ${name} 未安装，已装的有 ${installed.join('、')}。 ${kind.en} ${name} is not installed; there are ${installed.join(', ')}.`,
  );
}
