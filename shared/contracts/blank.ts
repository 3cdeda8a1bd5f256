import { z } from 'zod'

/**
 * A field that may be left empty: the form's '' and null both mean "nothing" and are stored as null;
 * a missing field means "unchanged".
 */
export function blank<S extends z.ZodType>(schema: S) {
  return z.preprocess((value: z.input<S> | '' | null) => value === '' ? null : value, schema.nullable()).optional()
}
