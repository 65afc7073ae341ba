import type { PatientFacts } from '../../shared/domain/check-patient';
import type { Consent } from '../../shared/domain/consent';
import type { TemplateInput } from '../../shared/domain/template';

/** What a training begins with. */
export interface TrainingSamples {
  patients: readonly PatientFacts[];
  /** What each of them has said about messages. */
  consentsOf(patient: PatientFacts): readonly Pick<Consent, 'purpose' | 'channel' | 'choice'>[];
  templates: readonly TemplateInput[];
}
