import * as fc from 'fast-check';

/** Asserts that a synchronous property holds; what fast-check types loosely is void here. */
export function holds<T>(property: fc.IProperty<T>, parameters?: fc.Parameters<T>): void {
  void fc.assert(property, parameters);
}
