import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../../core/orders/cds-hooks/escape-markdown.ts';

describe('text of unknown origin in Markdown', () => {
  it.each([
    ['阿莫西林<script>alert(1)</script>', '阿莫西林&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['[免费](https://evil.example.org)', '\\[免费\\](https: //evil.example.org)'],
    ['![x](http://evil.example.org/p.png)', '!\\[x\\](http: //evil.example.org/p.png)'],
    ['www.evil.example.org', 'www .evil.example.org'],
    ['someone@example.org', 'someone＠example.org'],
    ['**加粗** _斜_ `code` ~~no~~', '\\*\\*加粗\\*\\* \\_斜\\_ \\`code\\` \\~\\~no\\~\\~'],
    ['a | b', 'a \\| b'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['a\n\n# b\u0000\u2028c', 'a # b c'],
    ['left\u202Eright', 'left right'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['a\\[b', 'a\\\\\\[b'],
    ['0.5g×12片/盒（0.25-0.5）', '0.5g×12片/盒（0.25-0.5）'],
  ])('%j is shown as it is', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
