import { html } from 'hono/html';
import type { DemoUser } from '../demo-users.ts';
import { hospitalOf, roleOf, type Title } from './demo-titles.ts';

type Html = ReturnType<typeof html>;

/** Whoever it is that one wants to be; each link leads back to the portal. */
export function signInPage(users: readonly DemoUser[], addressOf: (user: DemoUser) => string): Html {
  const intro = html`<p>${both({ zh: '请选择要登录的演示用户。', en: 'Choose the demo user to sign in as.' })}</p>`;
  const choices = users.map(
    (user) =>
      html`<li><a href="${addressOf(user)}"><strong>${user.name}</strong>${both(roleOf(user))}${both(hospitalOf(user))}</a></li>`,
  );
  return page({ zh: '演示登录', en: 'Demo sign-in' }, html`${intro}<ul>${choices}</ul>`);
}

const refusals = {
  'unknown-client': { zh: '未知的应用（client_id）。', en: 'Unknown application (client_id).' },
  'foreign-redirect': {
    zh: '只能返回到本机的地址（redirect_uri）。',
    en: 'It leads back to addresses of this machine alone (redirect_uri).',
  },
} as const;

export function refusalPage(reason: keyof typeof refusals): Html {
  return page({ zh: '无法登录', en: 'Cannot sign in' }, html`<p>${both(refusals[reason])}</p>`);
}

export function signedOutPage(): Html {
  const words = { zh: '已退出登录，可以关闭本页。', en: 'You are signed out and can close this page.' };
  return page({ zh: '已退出', en: 'Signed out' }, html`<p>${both(words)}</p>`);
}

const both = ({ zh, en }: Title) => html`<span>${zh}</span> <span lang="en">${en}</span>`;

function page(title: Title, content: unknown): Html {
  return html`<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title.zh} ${title.en} · DRG Sentinel</title>
    <link rel="stylesheet" href="/sign-in.css" />
  </head>
  <body>
    <main>
      <h1>DRG Sentinel · ${both(title)}</h1>
      ${content}
    </main>
  </body>
</html>`;
}
