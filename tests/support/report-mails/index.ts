import { ANSWERS_AND_COMPLAINTS } from './answers-and-complaints';
import type { SampleMail } from './build-mail';
import { DELIVERY_STATUS_MAILS } from './delivery-status-mails';
import { ORDINARY_MAILS } from './ordinary-mails';
import { PLAIN_BOUNCES } from './plain-bounces';
import { UNUSUAL_MAILS } from './unusual-mails';

export const SAMPLE_MAILS: readonly SampleMail[] = [
  ...DELIVERY_STATUS_MAILS,
  ...PLAIN_BOUNCES,
  ...ANSWERS_AND_COMPLAINTS,
  ...ORDINARY_MAILS,
  ...UNUSUAL_MAILS,
];
