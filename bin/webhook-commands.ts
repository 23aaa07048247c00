import type { Command } from 'commander';
import { addWebhook, listWebhooks, removeWebhook } from './commands/webhooks.ts';
import { someText } from './option-values.ts';

/** Where hospitals want their alerts posted. */
export function addWebhookCommands(program: Command, defaultEndpoints: string): void {
  const webhooks = program.command('webhooks').description('where alerts are posted 提醒推送地址');

  webhooks
    .command('add <url>')
    .description('post the alerts of a hospital there; the secret is shown once 新增')
    .requiredOption('--hospital <code>', 'whose alerts', someText)
    .requiredOption('--by <name>', 'who does it; kept in the trail', someText)
    .option('--department <code>', 'only those of this department', someText)
    .option('--insecure', 'also without https, where the stage allows it')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .action(addWebhook);

  webhooks
    .command('list <hospital>')
    .description('the webhooks of a hospital 列表')
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .option('--json', 'as JSON')
    .action(listWebhooks);

  webhooks
    .command('remove <hospital> <id>')
    .description('post there no longer 删除')
    .requiredOption('--by <name>', 'who does it; kept in the trail', someText)
    .option('--endpoints <file>', 'where the stack answers', defaultEndpoints)
    .action(removeWebhook);
}
