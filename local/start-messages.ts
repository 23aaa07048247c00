import type { StackDescription } from './describe-stack.ts';

/** Both languages at once: at this point nobody has said which one they read. */
const inBoth = (zh: string, en: string) => `${zh}\n${en}\n`;

export const synthesizing = inBoth('正在生成部署模板……', 'Synthesizing the templates …');

export const stopping = inBoth('正在停止，数据已保留……', 'Stopping; the data stays …');

/** Said when another Node.js runs than the one the project depends on. */
export function otherNode(version: string): string {
  return inBoth(
    `注意：当前运行的是 Node ${version}，本项目按 Node 24 测试。请通过 npm start 启动，并先执行 npm ci。`,
    `Note: this is Node ${version}; the project is tested on Node 24. Run npm ci, then start with npm start.`,
  );
}

/** Said when the chosen port, or one of the four after it, is taken. */
export function portTaken(port: number): string {
  return inBoth(
    `端口 ${port} 至 ${port + 4} 中有已被占用的。请换一个：PORT=5000 npm start`,
    `One of the ports ${port} to ${port + 4} is taken. Choose another one: PORT=5000 npm start`,
  );
}

/** What a newcomer can do now. */
export function ready(
  stack: StackDescription,
  dataDir: string,
  endpointsFile: string,
  idleSchedules: readonly string[],
): string {
  const facts = [
    ...(stack.portal ? [`  网页 portal  ${stack.portal}`] : []),
    `  S3 SQS SNS ${stack.aws.s3}`,
    `  DynamoDB   ${stack.aws.dynamodb}`,
    `  HTTP API   ${stack.api}`,
    `  WebSocket  ${stack.live}`,
    `  用户 users   ${stack.users.map(({ name }) => name).join(', ')}`,
    `  数据 data   ${dataDir}`,
    `  日志 logs   ${dataDir}/logs/`,
    `  地址 addresses for programs   ${endpointsFile}`,
    ...idleSchedules.map((schedule) => `  不自动运行 not run by the clock here   ${schedule}`),
  ].join('\n');
  const commands = [
    '  npm run -s sentinel -- generate --cases 1000 --seed 1 --hospital H37130200901 -o .local/sample',
    '  npm run -s sentinel -- upload .local/sample/claims.ndjson',
    '  npm run -s sentinel -- status <批次 batch>',
  ].join('\n');
  return [
    inBoth(
      'DRG Sentinel 已就绪（仅本机可访问）。按 Ctrl+C 停止。',
      'DRG Sentinel is ready, on this machine only. Ctrl+C stops it.',
    ),
    facts,
    '',
    inBoth(
      '接下来，在另一个终端里生成一批模拟结算清单并上传：',
      'Next, in another terminal, make a synthetic batch of claims and drop it in:',
    ) + commands,
    '',
    inBoth(
      `回执会出现在存储桶 ${stack.buckets.receipts} 的 receipts/ 下；任何 AWS SDK 或命令行工具都可以使用上面的地址。`,
      `The receipt appears in bucket ${stack.buckets.receipts} under receipts/; any AWS SDK or CLI works with the addresses above.`,
    ),
  ].join('\n');
}
