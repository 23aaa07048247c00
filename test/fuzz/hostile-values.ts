const longId = 'A'.repeat(10_000);

/** Texts that have broken readers, keys, maps, tables, terminals and spreadsheets before. */
export const hostileTexts: readonly string[] = [
  ...['', ' ', '　', '\u00a0', '\ufeff', 'null', 'undefined', 'NaN', 'Infinity', '-Infinity', 'true'],
  ...['-0', '0.1e1', '1e999', '0x10', '1,000', '１２', '.', '-', '+1', '--1', '1.', '.5', '00012'],
  ...['9007199254740993', '99999999999999999999', '9'.repeat(400), `0.${'0'.repeat(20_000)}1`],
  ...['1000000000', '1000000000.01', '99999999.99', '-1000000000', '0.001', '0.000001'],
  ...['0000-00-00', '9999-12-31', '2026-02-30', '2025-02-29', '1850-01-01', '2200-12-31', '1849-12-31'],
  ...['2026-03-05T24:00:00', '20260305', '20260305235959', '2026/3/5 8:00', `${'T'.repeat(20_000)} x y`],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'length'],
  ...[
    '#',
    'A#B',
    'CASE#x#y',
    '/',
    '../../etc/passwd',
    '..',
    '%2e%2e',
    '|',
    '||',
    '\\',
    'a\\',
    "'",
    '"',
    '""',
  ],
  ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"],
  ...['\u0000', 'A\u0000B', '\u001b[31mred', '\u0007', '\u009b31m', '\u2028', '\u2029', '\u0085'],
  ...[
    '\ud800',
    '\udc00',
    'A\ud83d',
    '\ud83d\ude00',
    '\u202eA',
    'A\u200bB',
    '\u2066A\u2069',
    '\u0301',
    'e\u0301',
  ],
  ...['\ufffe', '\uffff', '\ufffd', '\u{10ffff}', '璡', '㐀', '<script>alert(1)</script>', '&lt;', '{{x}}'],
  ...['{', '}', '[', ']', ',', ':', '\n', '\r\n', 'a\nb', 'a,b', 'a"b', '{"setl_id":"S1"}', '[1,2]'],
  ...[longId, '中'.repeat(501), '中'.repeat(64), 'A'.repeat(64), 'A'.repeat(65), '"'.repeat(1000)],
];

/** What no text is, where one is expected. */
export const hostileValues: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, -0, 1e21, 1e308, 5e-324, 2 ** 53, -(2 ** 53), 1e11, 0.1 + 0.2],
  ...[[], {}, [[]], [null], [{}], [0, 0], { length: 3 }, { '0': 'a' }, ['a', { b: [] }], { toString: 'x' }],
];

/** JSON that no object says: written in place of a value. */
export const hostileJson: readonly string[] = [
  ...['1e999', '-1e999', '-0', '1E400', '123456789012345678901234567890', '0.00000000000000000000001'],
  ...['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}', '"\\ud800"'],
  ...['"\\u0000"', 'NaN', 'Infinity', 'undefined', "'a'", '01', '+1', '0x1', '.5', '5.', '"\\x41"', '"\t"'],
  ...[
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
    '[',
    '}',
    '""""',
  ],
  ...[`[${'0,'.repeat(20_000)}0]`, `[${'{},'.repeat(5000)}{}]`, `"${'x'.repeat(200_000)}"`, '/* a */1', ''],
];
