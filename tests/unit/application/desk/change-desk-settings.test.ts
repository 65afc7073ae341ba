import { describe, expect, it } from 'vitest';
import { changeDeskSettings } from '../../../../src/main/application/desk/change-desk-settings';
import { TestPractice } from '../../../support/fakes/test-practice';

describe('the settings of the desk', () => {
  it('change only where they are told to', () => {
    const { ports } = new TestPractice();
    const before = ports.settings.desk();
    changeDeskSettings(ports, { appearance: 'dark' });
    expect(ports.settings.desk()).toEqual({ ...before, appearance: 'dark' });
  });

  it('keep names without spaces around them, each once', () => {
    const { ports } = new TestPractice();
    changeDeskSettings(ports, {
      deskName: ' Desk 2 ',
      practiceName: ' ABC ',
      staffNames: [' Kim', 'Alex', 'Kim ', ' '],
      currentStaffName: ' Alex ',
    });
    expect(ports.settings.desk()).toMatchObject({
      deskName: 'Desk 2',
      practiceName: 'ABC',
      staffNames: ['Kim', 'Alex'],
      currentStaffName: 'Alex',
    });
  });

  it('always name somebody of the staff', () => {
    const { ports } = new TestPractice();
    changeDeskSettings(ports, { staffNames: ['Kim', 'Alex'], currentStaffName: 'Alex' });
    changeDeskSettings(ports, { staffNames: ['Kim'] });
    expect(ports.settings.desk().currentStaffName).toBe('Kim');
    changeDeskSettings(ports, { currentStaffName: 'Nobody' });
    expect(ports.settings.desk().currentStaffName).toBe('Kim');
  });

  it('are refused without a name', () => {
    const { ports } = new TestPractice();
    const before = ports.settings.desk();
    expect(() => {
      changeDeskSettings(ports, { staffNames: [' '] });
    }).toThrow('At least one name');
    expect(ports.settings.desk()).toEqual(before);
  });

  it('have a country whose telephone numbers are understood', () => {
    const { ports } = new TestPractice();
    changeDeskSettings(ports, { country: 'NZ', keepsAddressOfFullMailbox: false });
    expect(ports.settings.desk()).toMatchObject({ country: 'NZ', keepsAddressOfFullMailbox: false });
    for (const country of ['XX', 'nz', '', 'constructor']) {
      expect(() => {
        changeDeskSettings(ports, { country });
      }).toThrow('not the code of a country');
    }
    expect(ports.settings.desk().country).toBe('NZ');
  });

  it('name a test’s recipient as typed, when a message can go there', () => {
    const { ports } = new TestPractice();
    changeDeskSettings(ports, { testEmail: ' kim@example.org ', testMobile: ' 0491 570 006 ' });
    expect(ports.settings.desk()).toMatchObject({ testEmail: 'kim@example.org', testMobile: '0491 570 006' });
    for (const wrong of [
      { testEmail: 'kim@example' },
      { testMobile: '0491' },
      { testMobile: '02 5550 0100' },
    ]) {
      expect(() => {
        changeDeskSettings(ports, wrong);
      }).toThrow(/is not an e-mail address|is not a mobile number/);
    }
    changeDeskSettings(ports, { testEmail: '', testMobile: ' ' });
    expect(ports.settings.desk()).toMatchObject({ testEmail: '', testMobile: '' });
  });

  it('can be saved with another country though the mobile for tests is of the one before', () => {
    const { ports } = new TestPractice();
    changeDeskSettings(ports, { testMobile: '0491 570 006' });
    changeDeskSettings(ports, { ...ports.settings.desk(), country: 'FR' });
    expect(ports.settings.desk()).toMatchObject({ country: 'FR', testMobile: '0491 570 006' });
  });

  it('name the practice’s phone and address on one line', () => {
    const { ports } = new TestPractice();
    changeDeskSettings(ports, {
      practicePhone: ' (02) 5550 0100 ',
      practiceAddress: '1 High St\r\n Sampleton ',
    });
    expect(ports.settings.desk()).toMatchObject({
      practicePhone: '(02) 5550 0100',
      practiceAddress: '1 High St Sampleton',
    });
  });
});
