import { parseJson } from './read-json';

const LONGEST_EVIDENCE_BYTES = 65_536;
const HIDDEN = '•••';

/** A field whose name says that its value is nobody's business: ClickSend's account shows the API key, for one. */
const SECRET_FIELD =
  /("[^"\\]{0,64}(?:api_?key|token|password|passwd|secret|authori[sz]ation)[^"\\]{0,64}"\s*:\s*)"[^"\\]*(?:\\.[^"\\]*)*"/gi;

/** Takes secrets out of whatever is kept or shown: by value in every form they travel in, and by field name. */
export class SecretRedactor {
  private readonly hidden = new Set<string>();

  constructor(secrets: readonly string[]) {
    for (const secret of secrets) this.hide(secret);
  }

  /** From now on this is a secret, too: a token from a login. */
  hide(secret: string): void {
    if (secret === '') return;
    const base64 = Buffer.from(secret).toString('base64');
    for (const form of [secret, JSON.stringify(secret).slice(1, -1), formEncoded(secret), base64]) {
      this.hidden.add(form);
    }
  }

  redact(text: string): string {
    let redacted = text.replace(SECRET_FIELD, `$1"${HIDDEN}"`);
    // The longest first: a secret may hold another.
    for (const form of [...this.hidden].sort((a, b) => b.length - a.length)) {
      redacted = redacted.replaceAll(form, HIDDEN);
    }
    return redacted;
  }

  /** The same, cut to what is kept as evidence: 64 KB of UTF-8, without half a character at the end. */
  evidence(text: string): string {
    const bytes = Buffer.from(this.redact(this.plainest(text)), 'utf8');
    if (bytes.length <= LONGEST_EVIDENCE_BYTES) return bytes.toString('utf8');
    return new TextDecoder().decode(bytes.subarray(0, LONGEST_EVIDENCE_BYTES), { stream: true });
  }

  /** JSON can write one text in many ways ("\/" for "/"): where that hides a secret, it is written anew. */
  private plainest(text: string): string {
    const json = parseJson(text);
    const anew = json === undefined ? text : JSON.stringify(json);
    return [...this.hidden].some((form) => anew.includes(form)) ? anew : text;
  }
}

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
