import { deploymentProgram } from './deployment/deployment-program.ts';
import { runProgram } from './run-program.ts';

/** npm run deploy, rollback, remove: a stage, brought to the account that the credentials are of. */
await runProgram(deploymentProgram());
