import { describe, expect, it } from 'vitest';
import { registerFor, senderIdProblems } from '../../../src/shared/domain/sender-id';

describe('a sender id', () => {
  it.each(['Practice', 'Dr Marsh', 'A', 'Zahnärzte', 'ΔΩΞ', 'Clinic-2.b&', '4ever'])(
    'may be the name %j',
    (name) => {
      expect(senderIdProblems(name)).toEqual([]);
    },
  );

  it.each(['+61412345678', '61412345678', '0412345678', '199', '123456789012345'])(
    'may be the number %j',
    (number) => {
      expect(senderIdProblems(number)).toEqual([]);
    },
  );

  it('has at most eleven characters, and one of the extension table counts as two', () => {
    expect(senderIdProblems('ElevenChars')).toEqual([]);
    expect(senderIdProblems('TwelveCharsX')).toEqual(['sender-id-too-long']);
    expect(senderIdProblems('NineChar€')).toEqual([]);
    expect(senderIdProblems('TenLetter€')).toEqual([]);
    expect(senderIdProblems('TenLetters€')).toEqual(['sender-id-too-long']);
  });

  it.each([
    ['', ['sender-id-empty']],
    ['   ', ['sender-id-empty']],
    ['Clinic 😀', ['sender-id-outside-alphabet']],
    ['😀', ['sender-id-outside-alphabet', 'sender-id-without-letter']],
    ['O’Brien', ['sender-id-outside-alphabet']],
    ['Clinic\r\nX', ['sender-id-control-character']],
    [' Clinic', ['sender-id-space-around']],
    ['&&', ['sender-id-without-letter']],
    ['12', ['sender-id-number-form']],
    ['+61 412 345 678', ['sender-id-number-form']],
    ['1234567890123456', ['sender-id-number-form']],
    ['Our practice 😀', ['sender-id-outside-alphabet', 'sender-id-too-long']],
  ])('names what is wrong with %j', (senderId, problems) => {
    expect(senderIdProblems(senderId)).toEqual(problems);
  });

  it('has to be registered in Australia when it is a name', () => {
    expect(registerFor('Practice', 'AU')).toEqual({ country: 'AU', since: '2026-07-01' });
    expect(registerFor('Practice', 'NZ')).toBeNull();
    expect(registerFor('+61412345678', 'AU')).toBeNull();
    expect(registerFor('+61 412 345 678', 'AU')).toBeNull();
    expect(registerFor('', 'AU')).toBeNull();
  });
});
