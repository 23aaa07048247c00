import type { Texts } from '../texts/language.ts';

const pattern = /^条例 (\d+)(?:\((\d)\))?$/;

/**
 * The articles that a rule rests on, of `条例 38(5)` and the like, by the name of their law. What is written otherwise
 * stays as it is.
 */
export function legalBasis(basis: readonly string[], { t }: Pick<Texts, 't'>): string {
  const others = basis.filter((one) => !pattern.test(one));
  const articles = basis.flatMap((one) => {
    const [, article, item] = pattern.exec(one) ?? [];
    if (article === undefined) return [];
    return [
      item === undefined ? t('common:basis.article', { article }) : t('common:basis.item', { article, item }),
    ];
  });
  const ofLaw =
    articles.length === 0 ? [] : [t('common:basis.law', { articles: articles.join(t('common:comma')) })];
  return [...ofLaw, ...others].join(t('common:comma')) || '—';
}

/** The same where there is little room; `null` of none. */
export function shortLegalBasis(basis: readonly string[], { t }: Pick<Texts, 't'>): string | null {
  const articles = basis.map((one) =>
    one.startsWith('条例 ') ? t('common:basis.short', { article: one.slice('条例 '.length) }) : one,
  );
  return articles.join(t('common:comma')) || null;
}
