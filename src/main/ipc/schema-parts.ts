import { z } from 'zod';

// These limits keep a broken or hostile page from filling memory. They are wider than the domain's own (a subject that
// is too long, a line break in a name), so that a person hears of a mistake in the domain's words.
export const nothing = z.null();
export const id = z.guid();
export const ids = z.array(id).min(1).max(10_000);
export const shortText = z.string().max(1_000);
export const cursor = z.string().min(1).max(2_000).nullable();
export const limit = z.int().min(1).max(500);
/** Milliseconds since 1970, within what a Date can hold (ECMA-262 §21.4.1.1). */
export const time = z.int().min(0).max(8.64e15).nullable();
/** Notes; far more than anybody types. */
export const longText = z.string().max(20_000);
export const onePatient = z.strictObject({ patientId: id });
