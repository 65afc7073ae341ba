import { columnKey, practiceSource, type MergeSources } from '../../../shared/domain/merge-fields';
import {
  mergeFor,
  planMerge,
  type Merged,
  type MergeDraft,
  type MergePlan,
} from '../../../shared/domain/merge-plan';
import type { Patient } from '../../../shared/domain/patient';
import type { Ports } from '../ports';

/** Who gets a message: the record, and what the recipients' file says about it, by heading. */
export interface MergeRecipient {
  patient: Pick<Patient, 'givenName' | 'familyName' | 'dateOfBirth' | 'email' | 'mobile'>;
  columns?: Readonly<Record<string, string>>;
}

/** One draft, ready to be merged for any number of recipients. */
export interface Merging {
  plan: MergePlan;
  mergeFor(recipient: MergeRecipient): Merged;
}

/**
 * Reads a draft once, for merging it for each of its recipients.
 * @param columns headings of the recipients' file; empty without a file
 * @param by who is at the desk: the sender
 */
export function mergingOf(
  ports: Pick<Ports, 'phones' | 'settings'>,
  draft: MergeDraft,
  columns: readonly string[],
  by: string,
): Merging {
  const plan = planMerge(draft, columns);
  const desk = ports.settings.desk();
  const practice = practiceSource(desk);
  const hasMobile = plan.fields.includes('patient.mobile');
  // Written as people read it, which takes time: only where it is asked for.
  const mobileText = (mobile: string | null) =>
    hasMobile && mobile !== null ? ports.phones.shown(mobile, desk.country) : null;
  return {
    plan,
    mergeFor: ({ patient, columns: cells = {} }) => {
      const { givenName, familyName, dateOfBirth, email, mobile } = patient;
      const sources: MergeSources = {
        patient: { givenName, familyName, dateOfBirth, email, mobileText: mobileText(mobile) },
        practice,
        sender: { name: by },
        columns: new Map(Object.entries(cells).map(([heading, cell]) => [columnKey(heading), cell])),
      };
      return mergeFor(plan, sources);
    },
  };
}
