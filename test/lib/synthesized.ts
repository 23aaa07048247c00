import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { type Stage, stageNames } from '../../config/stages.ts';
import { buildApp } from '../../lib/build-app.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is untyped, and a wrong path fails the test that took it.
  readonly Properties: any;
  readonly DeletionPolicy?: string;
}

export interface Synthesized {
  readonly template: Template;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly report: { readonly pluginReports: readonly unknown[] };
}

/** Skips esbuild: what the handlers do is tested elsewhere. */
export const withoutBundling = { 'aws:cdk:bundling-stacks': [] };

const byStage = new Map<string, ReadonlyMap<string, Synthesized>>();

export const allStages = stageNames as readonly Stage['name'][];

/** The template of the stack that does the work, and the validation report written beside it; synthesized once. */
export function synthesized(stage: Stage['name'] = 'prod'): Synthesized {
  return stackOf(stage, `DrgSentinel-${stage}`);
}

/** The same of a stack beside it, such as `Watch`. */
export function synthesizedBeside(part: string, stage: Stage['name'] = 'prod'): Synthesized {
  return stackOf(stage, `DrgSentinel-${stage}-${part}`);
}

/** All stacks of a stage, by name. */
export function synthesizedStacks(stage: Stage['name']): ReadonlyMap<string, Synthesized> {
  const known = byStage.get(stage);
  if (known) return known;
  const assembly = buildApp({ ...withoutBundling, stage }).synth();
  const report = JSON.parse(readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8'));
  const fresh = new Map(
    assembly.stacks.map(({ stackName, template }) => [
      stackName,
      { template: Template.fromJSON(template), resources: template.Resources ?? {}, report },
    ]),
  );
  rmSync(assembly.directory, { recursive: true });
  byStage.set(stage, fresh);
  return fresh;
}

function stackOf(stage: Stage['name'], name: string): Synthesized {
  const found = synthesizedStacks(stage).get(name);
  if (!found) throw new Error(`no stack ${name}`);
  return found;
}

/** The resources of a type, with their logical ids; fails when there is none, so that no loop passes empty. */
export function resourcesOf(type: string, { resources } = synthesized()): readonly [string, Resource][] {
  const found = Object.entries(resources).filter(([, resource]) => resource.Type === type);
  if (found.length === 0) throw new Error(`no ${type} in the template`);
  return found;
}

/** The properties of the one resource of a type; fails where there are more. */
export function onlyOf(type: string, of = synthesized()): Resource['Properties'] {
  const found = resourcesOf(type, of);
  if (found.length > 1) throw new Error(`more than one ${type} in the template`);
  return found[0]?.[1].Properties;
}
