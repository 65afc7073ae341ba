import type { ImportField, ImportMapping } from './patient-import';

/** Why rows cannot be read with a mapping. */
export type MappingProblem = 'no-name' | 'field-twice' | 'two-kinds-of-name';

/** What is wrong with a mapping as a whole; null when rows can be read with it. */
export function mappingProblem(mapping: ImportMapping): MappingProblem | null {
  const fields = mapping.filter((field) => field !== null);
  if (new Set(fields).size < fields.length) return 'field-twice';
  const hasParts = fields.includes('familyName') || fields.includes('givenName');
  if (fields.includes('fullName')) return hasParts ? 'two-kinds-of-name' : null;
  return hasParts ? null : 'no-name';
}

const NAME_PARTS: readonly (ImportField | null)[] = ['familyName', 'givenName'];

/** The mapping with another choice for one column. What it takes the place of is let go elsewhere. */
export function withColumn(mapping: ImportMapping, column: number, field: ImportField | null): ImportMapping {
  return mapping.map((other, index) => {
    if (index === column) return field;
    if (other === null || other === field) return other === field ? null : other;
    if (field === 'fullName' && NAME_PARTS.includes(other)) return null;
    return NAME_PARTS.includes(field) && other === 'fullName' ? null : other;
  });
}
