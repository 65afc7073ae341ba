/** What is read of an error that nodemailer, Node's network or this transport gave. */
export interface TransportError {
  code: string;
  /** The system's own code, where nodemailer put its own in front. */
  systemCode: string;
  /** The SMTP command that nodemailer was at; CONN for none. */
  command: string;
  response: string;
  replyCode: number | null;
  message: string;
}

/** Reads an unknown error without trusting any of its fields. */
export function readTransportError(error: unknown): TransportError {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const code = textOf(fields['code']);
  return {
    code,
    systemCode: textOf(fields['originalCode']) || code,
    command: textOf(fields['command']),
    response: textOf(fields['response']),
    replyCode: typeof fields['responseCode'] === 'number' ? fields['responseCode'] : null,
    message: messageOf(error),
  };
}

/** A host with several addresses that all fail gives one error of many, without words of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return [...new Set(error.errors.map(messageOf))].join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** An error of this transport itself, with a code as the system's errors have one. */
export class LocalTransportError extends Error {
  override readonly name = 'LocalTransportError';

  constructor(
    readonly code: 'ETIMEDOUT' | 'EABORT' | 'ECLOSED' | 'ENOTLOOPBACK',
    message: string,
  ) {
    super(message);
  }
}
