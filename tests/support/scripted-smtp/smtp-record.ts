export interface SmtpPath {
  readonly address: string;
  /** The parameters as they came, names in capitals: SIZE, RET, ENVID, BODY; NOTIFY, ORCPT (xtext not decoded). */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A message of which the final dot has come, whatever became of it then. */
export interface SmtpMessage {
  readonly connection: number;
  readonly sender: SmtpPath;
  readonly recipients: readonly SmtpPath[];
  /** The bytes as the client meant them, without stuffed dots. */
  readonly raw: Buffer;
  /** A 2xx reply was given to the final dot: from then on the server answers for the message. */
  readonly isAccepted: boolean;
}

export interface SmtpDialogue {
  readonly connection: number;
  /** `C: …` and `S: …`, bodies as `C: [1234 bytes]`, what was done to the connection as `S: [reset]`. */
  readonly lines: readonly string[];
  readonly isClosed: boolean;
}

const PATH = /^(?:MAIL FROM|RCPT TO):\s*<([^>]*)>\s*(.*)$/i;

/** Reads the argument of MAIL or RCPT (RFC 5321 section 4.1.2, RFC 3461 section 4). */
export function parsePath(command: string): SmtpPath | undefined {
  const [, address, rest = ''] = PATH.exec(command) ?? [];
  if (address === undefined) return undefined;
  const parameters = rest
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [name = word, ...value] = word.split('=');
      return [name.toUpperCase(), value.join('=')];
    });
  return { address, parameters: Object.fromEntries(parameters) as Record<string, string> };
}
