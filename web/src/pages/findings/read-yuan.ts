/** Fen of yuan as somebody writes them; `undefined` where nothing is written, `null` where it is no amount. */
export function readYuan(text: string): number | null | undefined {
  const written = text.replaceAll(/[\s,，¥￥]/g, '');
  if (written === '') return undefined;
  const [, yuan, fen = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(written) ?? [];
  return yuan === undefined ? null : Number(yuan) * 100 + Number(fen.padEnd(2, '0'));
}
