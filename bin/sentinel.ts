#!/usr/bin/env node
import { sentinelProgram } from './program.ts';
import { runProgram } from './run-program.ts';

await runProgram(sentinelProgram());
