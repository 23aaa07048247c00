import { Command, InvalidArgumentError } from 'commander';
import { stageNamed } from '../../config/stages.ts';
import { addReading } from '../option-values.ts';
import { usageWords } from '../usage-words.ts';
import { deployStage, removeStage, rollBackStage } from './deploy-stage.ts';

/** The commands by which a stage comes to an account, goes back and goes. */
export function deploymentProgram(): Command {
  const program = new Command('deploy')
    .description('部署、退回、删除一个环境 Deploy, roll back or remove a stage')
    .configureOutput({ outputError: (message, write) => write(usageWords(message)) })
    .exitOverride();
  const stageCommand = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .requiredOption('--stage <name>', 'config/stages.ts 中的环境 one of config/stages.ts', checkStage)
      .option('--yes', '不再询问 without asking');
  const bringingCommand = (name: string, description: string) =>
    stageCommand(name, description).option(
      '--endpoints <file>',
      '端点文件 where the endpoints file is (.local/deployments/<stage>/endpoints.json)',
    );
  bringingCommand('deploy', '合成、显示变更、部署 Synthesize, show what changes, deploy')
    .option(
      '--parameter <name=value>',
      '部署参数，可多次 a parameter of the deployment, repeatable',
      addReading,
    )
    .option('--assembly <folder>', '部署已合成的模板 deploy what was synthesized before')
    .option('--only <stack...>', '只部署这些栈 these stacks only')
    .action(deployStage);
  bringingCommand('rollback', '退回到先前的部署，数据不动 Go back to an earlier deployment; data stays')
    .option('--to <id>', '哪一次 which one (默认上一次 default: the one before)')
    .option('--only <stack...>', '只退回这些栈 these stacks only')
    .action(rollBackStage);
  stageCommand('remove', '删除环境及其全部数据 Remove a stage with all its data').action(removeStage);
  return program;
}

function checkStage(name: string): string {
  try {
    return stageNamed(name).name;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
