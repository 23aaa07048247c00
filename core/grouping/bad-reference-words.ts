import type { Words } from '../claims/words.ts';
import type { BadReference } from './check-scheme-references.ts';

/** Says what is wrong with a name in a scheme, without saying where. */
export function badReferenceWords({ code, name }: BadReference): Words {
  switch (code) {
    case 'no-list':
      return { zh: `没有编码表 ${name}`, en: `no code list ${name}` };
    case 'no-class':
      return { zh: `没有第 ${name} 类手术操作`, en: `no procedure class ${name}` };
    case 'no-sites':
      return { zh: '没有可计数的受伤部位', en: 'no body sites to count' };
    case 'no-adrg':
      return { zh: `没有 ADRG ${name}`, en: `no ADRG ${name}` };
    case 'not-in-mdc':
      return { zh: `其中没有 ADRG ${name}`, en: `no ADRG ${name} in it` };
    case 'in-no-mdc':
      return { zh: `${name} 不在任何 MDC 中`, en: `${name} is in no MDC` };
    case 'twice':
      return { zh: `${name} 重复出现`, en: `${name} stands more than once` };
    case 'no-effect':
      return { zh: `更正 ${name} 找不到对象`, en: `${name} finds nothing to change` };
  }
}
