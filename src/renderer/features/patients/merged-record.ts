import type { PatientRow } from '../../../shared/domain/patient';

/** What a record will look like when another has been merged into it: its own facts, and the other's where it has none. */
export function mergedRecord(kept: PatientRow, other: PatientRow): PatientRow {
  const hasEmail = kept.email !== null || kept.hasNoEmail;
  const hasMobile = kept.mobile !== null;
  return {
    ...kept,
    familyName: kept.familyName === '' ? other.familyName : kept.familyName,
    givenName: kept.givenName === '' ? other.givenName : kept.givenName,
    dateOfBirth: kept.dateOfBirth ?? other.dateOfBirth,
    email: hasEmail ? kept.email : other.email,
    hasNoEmail: hasEmail ? kept.hasNoEmail : other.hasNoEmail,
    mobile: hasMobile ? kept.mobile : other.mobile,
    mobileText: hasMobile ? kept.mobileText : other.mobileText,
  };
}
