import type { PatientFacts } from '../../shared/domain/check-patient';
import type { Consent } from '../../shared/domain/consent';
import type { SmsGateway } from '../../shared/domain/sms-account';
import type { TemplateInput } from '../../shared/domain/template';

/** The gateway that the training's SMS go through: the server inside the app plays it, too. */
export interface TrainingTexts {
  name: string;
  gateway: Omit<SmsGateway, 'emailAccountId'>;
}

/** What a training begins with. */
export interface TrainingSamples {
  patients: readonly PatientFacts[];
  /** What each of them has said about messages. */
  consentsOf(patient: PatientFacts): readonly Pick<Consent, 'purpose' | 'channel' | 'choice'>[];
  templates: readonly TemplateInput[];
  texts: TrainingTexts;
}
