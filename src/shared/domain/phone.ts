/** How a typed mobile number was understood. */
export type PhoneCheck =
  /** E.164 ("+61412345678"). */
  { ok: true; number: string } | { ok: false; problem: 'mobile-form' | 'mobile-not-a-mobile' };
