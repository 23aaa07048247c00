const format = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' });

/** Fen as a person reads money. */
export function yuan(fen: number): string {
  return format.format(fen / 100);
}
