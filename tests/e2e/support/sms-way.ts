import { expect, type Locator, type Page } from '@playwright/test';
import type { SmsAccountInput, SmsSettings } from '../../../src/shared/domain/sms-account';
import type { Bridge } from '../../../src/shared/ipc/contract';
import { messageRows } from './batch-viewer';
import { choosePatient, openCompose, sendButton } from './write-message';

type PageWithBridge = Window & { sendtrail: Bridge };

/** News comes with the next question, half a minute later; a lost answer is waited for half a minute before. */
export const NEWS_TIMEOUT_MS = 90_000;
/** Has a mobile number that nobody has. */
export const MOBILE_PATIENT = { familyName: 'Nguyen', givenName: 'Anh' };

/** An account for SMS as a person saves it. */
export function smsInput(name: string, sms: SmsSettings, user = '', secret = ''): SmsAccountInput {
  return { name, sms, user, secret, messagesPerMinute: 600, isUnprotectedAllowed: true };
}

/** One whose SMS are carried by e-mails to such an address; by which account is said when it is added. */
export function gatewayInput(name: string, addressPattern: string): SmsAccountInput {
  return smsInput(name, {
    ...{ driver: 'gateway', baseUrl: '', senderId: null, isSenderIdRegistered: false, generic: null },
    gateway: { emailAccountId: '', addressPattern, numberForm: 'digits', subject: 'SMS', endMark: '' },
  });
}

/** Adds accounts for SMS, hours that are never over, and the patient. */
export async function prepareSmsWay(page: Page, accounts: readonly SmsAccountInput[]): Promise<void> {
  await page.evaluate(
    async ({ inputs, patient }) => {
      const bridge = (window as unknown as PageWithBridge).sendtrail;
      const desk = await bridge.invoke('settings:get', null);
      if (!desk.ok) throw new Error(desk.error.message);
      const smsHours = { fromMinute: 0, toMinute: 0 };
      await bridge.invoke('settings:save', { ...desk.value, smsHours });
      const known = await bridge.invoke('accounts:list', null);
      const emailAccountId = known.ok ? (known.value[0]?.id ?? '') : '';
      for (const input of inputs) {
        const { gateway } = input.sms;
        const sms = { ...input.sms, gateway: gateway && { ...gateway, emailAccountId } };
        const added = await bridge.invoke('sms-accounts:add', { ...input, sms });
        if (!added.ok) throw new Error(added.error.message);
      }
      const facts = { ...patient, email: '', hasNoEmail: true, dateOfBirth: '' };
      const created = await bridge.invoke('patients:create', { ...facts, mobile: '0491 570 156' });
      if (!created.ok) throw new Error(created.error.message);
    },
    { inputs: [...accounts], patient: MOBILE_PATIENT },
  );
}

/** Writes an SMS to the patient and sends it as a person does; the row of the SMS. */
export async function sendSms(page: Page, accountName: string, text: string): Promise<Locator> {
  const compose = await openCompose(page);
  await compose.getByRole('radio', { name: 'SMS' }).press(' ');
  const from = compose.getByLabel('From');
  await from.selectOption(await from.getByRole('option', { name: accountName }).getAttribute('value'));
  await choosePatient(compose, MOBILE_PATIENT.givenName);
  await compose.getByLabel('Purpose').selectOption('Account');
  await compose.getByRole('textbox', { name: 'Message' }).fill(text);
  await sendButton(compose).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('option', { name: /All messages/ }).click();
  return messageRows(page, MOBILE_PATIENT.familyName, text);
}
