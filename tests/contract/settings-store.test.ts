import type { DeskSettings } from '../../src/shared/domain/desk-settings';
import { expect, it } from 'vitest';
import { describeContract } from '../support/log/contract';
import { SAMPLE_DESK_ID } from '../support/log/log-implementations';

describeContract('settings store', (log) => {
  it('knows its desk and its key from the beginning', () => {
    expect(log().settings.deskId()).toBe(SAMPLE_DESK_ID);
    expect(log().settings.tokenKey()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('begins with settings that a desk can work with', () => {
    const desk = log().settings.desk();
    expect(desk.staffNames).toContain(desk.currentStaffName);
    expect(desk.appearance).toBe('system');
  });

  it('keeps settings that were saved', () => {
    const settings = {
      deskName: 'Desk 2',
      practiceName: 'Example Clinic',
      staffNames: ['Sam', 'Zoë'],
      currentStaffName: 'Zoë',
      appearance: 'dark',
      country: 'NZ',
      keepsAddressOfFullMailbox: false,
      holdsBatchesFrom: 50,
      smsHours: { fromMinute: 540, toMinute: 1_080 },
      consentNeededFor: ['Recall'],
      practicePhone: '03 9000 0000',
      practiceAddress: '1 Example Street',
      testEmail: 'zoe@example.org',
      testMobile: '',
    } satisfies DeskSettings;
    log().settings.saveDesk(settings);
    expect(log().settings.desk()).toEqual(settings);
  });

  it('forgets a change that was undone, also where it was read before that', () => {
    const before = log().settings.desk();
    expect(() => {
      log().transaction.run(() => {
        log().settings.saveDesk({ ...before, deskName: 'Desk 3' });
        expect(log().settings.desk().deskName).toBe('Desk 3');
        throw new Error('undone');
      });
    }).toThrow('undone');
    expect(log().settings.desk()).toEqual(before);
  });
});
