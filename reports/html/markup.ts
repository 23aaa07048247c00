import { html, raw } from 'hono/html';

/** Text of a page: what is put between is escaped unless it is markup itself. */
export const markup = html;

export type Markup = ReturnType<typeof html>;

/** SVG or a style sheet of our own making. */
export const asIs = raw;
