import type { Security } from '../../../shared/domain/account';
import type { SendStage } from '../../../shared/domain/send-outcome';
import type { ConnectionTestView } from '../../../shared/domain/connection';

export type StepName = 'find' | 'connect' | 'secure' | 'greeting' | 'log-in';

export interface ConnectionStep {
  name: StepName;
  words: string;
  state: 'passed' | 'failed' | 'not-reached';
}

const STEP_WORDS = {
  find: 'Find the server',
  connect: 'Connect',
  secure: 'Secure the connection',
  greeting: 'Greeting',
  'log-in': 'Log in',
} as const satisfies Record<StepName, string>;

/** The stages that belong to each step; a step has passed when its last stage has. */
const STEP_STAGES = {
  find: ['resolve'],
  connect: ['connect'],
  secure: ['tls'],
  greeting: ['greeting', 'ehlo'],
  'log-in': ['auth'],
} as const satisfies Record<StepName, readonly SendStage[]>;

/** With TLS the connection is secure before the server greets; with STARTTLS (RFC 3207) after it. */
const STEP_ORDER = {
  tls: ['find', 'connect', 'secure', 'greeting', 'log-in'],
  starttls: ['find', 'connect', 'greeting', 'secure', 'log-in'],
  none: ['find', 'connect', 'greeting', 'log-in'],
} as const satisfies Record<Security, readonly StepName[]>;

/** The steps of a test in their order, as far as this account needs them. */
export function connectionSteps(
  test: Pick<ConnectionTestView, 'ok' | 'passed' | 'failure'>,
  account: { security: Security; hasLogin: boolean },
): ConnectionStep[] {
  const names = STEP_ORDER[account.security].filter((name) => name !== 'log-in' || account.hasLogin);
  const failed = names.find((name) => stagesOf(name).some((stage) => stage === test.failure?.stage));
  return names.map((name) => ({
    name,
    words: STEP_WORDS[name],
    state: stateOf(name, failed, test, names),
  }));
}

function stagesOf(name: StepName): readonly SendStage[] {
  return STEP_STAGES[name];
}

function stateOf(
  name: StepName,
  failed: StepName | undefined,
  test: Pick<ConnectionTestView, 'ok' | 'passed'>,
  names: readonly StepName[],
): ConnectionStep['state'] {
  if (test.ok) return 'passed';
  if (name === failed) return 'failed';
  const isBeforeFailed = failed !== undefined && names.indexOf(name) < names.indexOf(failed);
  return isBeforeFailed || stagesOf(name).some((stage) => test.passed.includes(stage))
    ? 'passed'
    : 'not-reached';
}
