import { json, type Fault } from './http-server';

/** What can come back from sending without telling whether the SMS was taken, and how it is called. */
export const UNCLEAR_ANSWERS: readonly [string, Fault['then']][] = [
  ['the connection is cut', 'cut'],
  ['no answer comes in time', 'hang'],
  ['the answer is cut', 'cut-within-answer'],
  ['the server fails', json(503, { message: 'busy' })],
  ['the answer is no JSON', { status: 200, body: '<html>Welcome to the hotel</html>' }],
  ['the answer is empty', { status: 200, body: '' }],
  ['the answer is JSON of another kind', { status: 200, body: '[null]' }],
  ['it is sent elsewhere', { status: 303, headers: { Location: 'http://elsewhere.example/' } }],
  ['the answer does not end', { status: 200, body: 'x'.repeat(300_000) }],
];
