import type { DeployedPackages } from './deployed-packages.ts';
import licences from './licences.json' with { type: 'json' };

/** A CycloneDX document as `npm sbom` writes it, as far as it is changed here. */
export interface SoftwareBill {
  readonly metadata: { readonly component: { readonly name: string; readonly 'bom-ref': string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly licenses?: readonly unknown[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Of all packages those that are deployed, each with where it runs.
 * @param all - CycloneDX of `npm sbom`
 * @throws naming every deployed package that production does not declare
 */
export function billOf(all: SoftwareBill, project: string, deployed: DeployedPackages): SoftwareBill {
  const known = new Set(
    all.components.filter((one) => !isOfDevelopment(one)).map((component) => component['bom-ref']),
  );
  const undeclared = [...deployed.keys()].filter((name) => !known.has(name));
  if (undeclared.length > 0)
    throw new Error(`deployed, but no dependency of production: ${undeclared.toSorted().join(', ')}`);
  const root = all.metadata.component['bom-ref'];
  const isKept = (ref: string) => ref === root || deployed.has(ref);
  return {
    ...all,
    // npm calls it by its folder.
    metadata: { ...all.metadata, component: { ...all.metadata.component, name: project } },
    components: all.components
      .filter((component) => isKept(component['bom-ref']))
      .map((component) => ({
        ...component,
        licenses: component.licenses ?? statedLicence(component.name),
        properties: [
          ...(component.properties ?? []),
          ...[...(deployed.get(component['bom-ref']) ?? [])]
            .toSorted()
            .map((value) => ({ name: 'drg-sentinel:deployed-in', value })),
        ],
      })),
    dependencies: all.dependencies
      .filter(({ ref }) => isKept(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isKept) })),
  };
}

const stated: Readonly<Record<string, { readonly licence: string }>> = licences.stated;

/** Of a package that says it elsewhere than where npm looks. */
function statedLicence(name: string): readonly unknown[] {
  const id = stated[name]?.licence;
  return id === undefined ? [] : [{ license: { id } }];
}

function isOfDevelopment({ properties = [] }: Component): boolean {
  return properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
}
