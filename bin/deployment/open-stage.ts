import { existsSync } from 'node:fs';
import { openStack, type Stack } from '../endpoints.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** Opens what was deployed. Throws, with what writes its endpoints file, where there is none. */
export function openStage(endpoints: string): Stack {
  if (existsSync(endpoints)) return openStack(endpoints);
  throw new WrongUsage(
    `${endpoints} 不存在：部署主栈时写成；已部署的，可由 sentinel endpoints 生成（docs/deployment.md）。 There is no ${endpoints}: it is written when the main stack is deployed; of one that stands, sentinel endpoints makes it (docs/deployment.md).`,
  );
}
