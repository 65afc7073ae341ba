import { checkAddress } from '../../../shared/domain/address';
import type { AdminNote } from '../../../shared/domain/admin-note';
import type { ArrivalStop, StopAnswer, StopOutcome } from '../../../shared/domain/arrival';
import { UseCaseError } from '../../ports/use-case-error';
import type { OpenStop } from './open-stop';

/** What an answer makes of a record and of its stops. */
export interface AnswerPlan {
  /** The address on record afterwards. */
  email: string | null;
  hasNoEmail: boolean;
  /** Null where nothing changes that anyone should read of. */
  note: Pick<AdminNote, 'kind' | 'detail'> | null;
  outcome: StopOutcome;
  newAddress: NonNullable<ArrivalStop['closed']>['newAddress'];
}

/** What is to be done when the desk has found out what is wrong with an address. */
export function planAnswer(open: OpenStop, answer: StopAnswer): AnswerPlan {
  switch (answer.kind) {
    case 'new-address':
      return newAddressPlan(open, answer.email);
    case 'no-email':
      return noEmailPlan(open);
    case 'keep-address':
      return keepAddressPlan(open);
  }
}

function newAddressPlan({ patient }: OpenStop, typed: string): AnswerPlan {
  const check = checkAddress(typed);
  if (!check.ok) throw new UseCaseError('invalid-input', `“${typed.trim()}” is not an e-mail address.`);
  const { address } = check;
  const change = { field: 'email', from: patient.email, to: address } as const;
  return {
    email: address,
    hasNoEmail: false,
    note: address === patient.email ? null : { kind: 'details-changed', detail: { changes: [change] } },
    outcome: 'new-address',
    newAddress: address,
  };
}

function noEmailPlan({ patient }: OpenStop): AnswerPlan {
  const detail = patient.email === null ? {} : { address: patient.email };
  return {
    email: null,
    hasNoEmail: true,
    note: { kind: 'no-email', detail },
    outcome: 'no-email',
    newAddress: null,
  };
}

/** Whatever address a person has typed meanwhile is the one that is kept. */
function keepAddressPlan({ stop, patient, isAddressRemoved }: OpenStop): AnswerPlan {
  const email = patient.email ?? (isAddressRemoved ? stop.address : null);
  return {
    email,
    hasNoEmail: email === null && patient.hasNoEmail,
    note: { kind: 'address-kept', detail: { address: email ?? stop.address } },
    outcome: 'address-kept',
    newAddress: null,
  };
}
